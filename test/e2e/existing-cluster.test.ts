/** A cluster that is not ours: nothing but the release of the run is touched, whatever happens. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/process.ts'
import { KUBERNETES } from './setup.ts'
import { groundEnv, SharedCluster } from './shared-cluster.ts'

const root = join(import.meta.dirname, '../..')
const chart = join(root, 'fixtures/charts/hello')
const cluster = new SharedCluster(KUBERNETES.new)
let kubeconfig: string
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clean-uninstall-existing-'))
  kubeconfig = await cluster.kubeconfig()
})
afterAll(async () => {
  await cluster[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

function check(...options: string[]) {
  const argv = [
    join(root, 'dist/cli.js'),
    'check',
    chart,
    '--kubeconfig',
    kubeconfig,
    '--report-dir',
    join(folder, 'report'),
    ...options,
  ]
  return run(process.execPath, argv, { timeoutMs: 120_000, env: groundEnv() })
}

async function kubectl(...args: string[]): Promise<string> {
  return (
    await run('kubectl', ['--kubeconfig', kubeconfig, ...args], { timeoutMs: 30_000, env: groundEnv() })
  ).stdout.trim()
}

async function releases(): Promise<string[]> {
  const { stdout } = await run('helm', ['list', '-A', '-q', '--kubeconfig', kubeconfig], {
    timeoutMs: 30_000,
    env: groundEnv(),
  })
  return stdout.split('\n').filter(name => name !== '')
}

describe('feature 17: a cluster that exists', () => {
  test('a clean check leaves neither release nor namespace', async () => {
    const { exitCode, stdout } = await check('--namespace', 'fresh')
    expect(exitCode, stdout).toBe(0)
    expect(await releases()).toEqual([])
    await expect
      .poll(() => kubectl('get', 'namespace', 'fresh', '--ignore-not-found', '-o', 'name'), { timeout: 30_000 })
      .toBe('')
  })

  test("the user's release of the same name is refused, and stays", async () => {
    const install = ['install', 'mine', chart, '--namespace', 'mine', '--create-namespace', '--kubeconfig', kubeconfig]
    expect((await run('helm', install, { timeoutMs: 60_000, env: groundEnv() })).exitCode).toBe(0)
    const { exitCode, stderr } = await check('--namespace', 'mine', '--release-name', 'mine')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('release mine exists in namespace mine')
    expect(await releases()).toEqual(['mine'])
  })

  test('feature 33: commands act on the checked cluster, in the namespace of the release', async () => {
    const note = join(folder, 'note')
    const { exitCode, stdout } = await check(
      '--namespace',
      'used',
      '--exercise',
      `kubectl get deployment -o name > ${note}`,
    )
    expect(exitCode, stdout).toBe(0)
    expect(await readFile(note, 'utf8')).toContain('deployment.apps/hello')
  })

  test('a run that breaks off takes its release away again', async () => {
    const { exitCode, stdout } = await check('--namespace', 'broken', '--exercise', 'exit 7')
    expect(exitCode, stdout).toBe(3)
    expect(stdout).toContain('exit code 7')
    expect(stdout).toContain('was uninstalled again')
    expect(await releases()).toEqual(['mine'])
  })
})
