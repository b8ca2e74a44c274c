import { join } from 'node:path'
import { expect, test } from 'vitest'
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
