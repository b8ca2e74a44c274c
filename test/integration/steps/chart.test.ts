import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readmeText } from '../../../src/diagnostics/readme.ts'
import type { CheckOptions } from '../../../src/options/check-options.ts'
import { chartStep, findChart } from '../../../src/steps/chart.ts'
import { life } from '../../builders/life.ts'
import { chartFolder, chartYaml } from '../chart/chart-folder.ts'
import { scriptedHelm } from '../scenario/scripted-helm.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`

test.for<[Partial<CheckOptions>, string | undefined]>([
  [{ kubernetesVersion: '1.36' }, '1.36.4'],
  [{ nodeImage: `kindest/node:v1.30.4@${DIGEST}` }, '1.30.4'],
  [{ nodeImage: `mine/node:latest@${DIGEST}` }, undefined],
  [{}, undefined],
])('with %j the chart is rendered for the Kubernetes of the cluster that will be made', async ([options, version]) => {
  using folder = chartFolder({ 'app/Chart.yaml': chartYaml('app') })
  using helm = scriptedHelm({})
  const tools = { helm: { path: helm.helm.path, version: '4.3.1', origin: 'path' } as const }
  const run = life({ chart: join(folder.path, 'app'), ...options }, {}, folder.path)
  await chartStep(run, tools, await findChart(run))
  const [call = ''] = helm.calls()
  expect(/ --kube-version (\S+)/.exec(call)?.[1]).toBe(version)
  expect(call).toMatch(/^template app /)
})

describe('a report of an earlier run', () => {
  const REPORT = { 'app/out/report/report.md': '', 'app/out/report/notes.txt': '' }

  test.for<[string, Record<string, string>, string]>([
    ['outside the chart', { 'out/report/report.md': '' }, 'out/report'],
    ['of which there is none yet', {}, 'app/out/report'],
    ['in a directory that Helm ignores', { ...REPORT, 'app/.helmignore': 'out/\n' }, 'app/out/report'],
    ["beside the chart's own folder of the same name", { 'app/diagnostics/rules.yaml': '' }, 'app'],
    ['that Helm ignores', { ...REPORT, 'app/.helmignore': 'report.*\n' }, 'app/out/report'],
  ])('%s is no problem', async ([, files, reportDir]) => {
    using folder = chartFolder({ 'app/Chart.yaml': chartYaml('app'), ...files })
    const options = { chart: join(folder.path, 'app'), reportDir: join(folder.path, reportDir) }
    expect((await findChart(life(options, {}, folder.path))).chart.name).toBe('app')
  })

  test.for([
    ['app/out/report', 'out/report/', REPORT],
    ['app', 'cluster-logs', { 'app/cluster-logs/kubelet.log': '' }],
    ['app', 'diagnostics', { 'app/diagnostics/README.txt': readmeText('app 1.0.0', 'leaked', []) }],
  ] as const)('that would become a part of the release is refused: %s', async ([reportDir, name, files]) => {
    using folder = chartFolder({ 'app/Chart.yaml': chartYaml('app'), 'app/.helmignore': '*.log\n', ...files })
    const options = { chart: join(folder.path, 'app'), reportDir: join(folder.path, reportDir) }
    await expect(findChart(life(options, {}, folder.path))).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('of an earlier run, lies in the chart'),
      hint: expect.stringContaining(`add ${name} to its .helmignore`),
    })
  })
})
