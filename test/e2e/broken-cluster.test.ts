/** A cluster that is broken before anything is installed: nothing is tried on it, and the culprit is named. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/process.ts'
import type { Report } from '../../src/report/report.ts'
import { KUBERNETES } from './setup.ts'
import { groundEnv, SharedCluster } from './shared-cluster.ts'

const root = join(import.meta.dirname, '../..')
const chart = join(root, 'fixtures/charts/hello')
const broken = join(import.meta.dirname, 'broken-conversion.yaml')

describe.for(Object.values(KUBERNETES))('a prerequisite breaks Kubernetes %s', version => {
  const cluster = new SharedCluster(version)
  let kubeconfig: string
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clean-uninstall-broken-'))
    kubeconfig = await cluster.kubeconfig()
  })
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  test('features 11 and 59: inconclusive, with the CRD, its missing Service and the server’s words, before the install is tried', async () => {
    const options = ['--kubeconfig', kubeconfig, '--namespace', 'broken', '--report-dir', folder]
    const argv = [join(root, 'dist/cli.js'), 'check', chart, ...options, '--prerequisite', broken]
    const { exitCode, stdout } = await run(process.execPath, argv, { timeoutMs: 120_000, env: groundEnv() })
    expect(exitCode, stdout).toBe(3)
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report
    const crd = 'CustomResourceDefinition/relics.broken.example.com'
    expect(report.verdict).toBe('inconclusive')
    expect(report.reason).toContain(
      `${crd}: its conversion webhook is served by Service default/relic-conversion, which does not exist`,
    )
    expect(report.reason).toMatch(/can't be listed: .*(conversion webhook for|storage is \(re\)initializing)/)
    expect(report.steps.map(({ name }) => name)).not.toContain('install')
  })

  test('nothing of the run is left but the prerequisite', async () => {
    const repair = JSON.stringify({ spec: { conversion: { strategy: 'None', webhook: null } } })
    const left = await cluster.cleanUp(
      [
        ['kubectl', 'patch', 'crd', 'relics.broken.example.com', '--type=merge', '--patch', repair],
        ['kubectl', 'delete', '--wait=false', '--filename', broken],
      ],
      'nothing-of-this-name',
      { restores: false },
    )
    expect(left).toEqual([])
  })
})
