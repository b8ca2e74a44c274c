import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cluster } from '../../../src/cluster/cluster.ts'
import { clusterStep, leaveCluster } from '../../../src/steps/cluster.ts'
import type { Life } from '../../../src/steps/life.ts'
import { life } from '../../builders/life.ts'
import { fakeProgram, type Sandbox, sandbox } from '../cluster/sandbox.ts'

const KIND = { path: fakeProgram('kind'), version: '0.33.0', origin: 'path' } as const

/** A cluster of the fake kind, made by the step; `events` are what the post step would know. */
async function made(box: Sandbox, options: Partial<Life['options']> = {}, signal = new AbortController().signal) {
  const events: string[] = []
  const world = {
    signal,
    env: process.env,
    onClusterName: async () => void events.push('made'),
    onClusterDone: async () => void events.push('done'),
  }
  const run = life({ reportDir: join(box.folder, 'report'), ...options }, world, box.folder)
  const cluster = await clusterStep(run, { helm: KIND, kind: KIND })
  const leave = (ended: Parameters<typeof leaveCluster>[2]) => leaveCluster(run, cluster, ended)
  return { cluster, events, leave, run, warnings: run.record.warnings }
}

function commandsOf({ name }: Cluster) {
  const kind = `KIND_EXPERIMENTAL_PROVIDER=podman ${KIND.path}`
  return {
    use: `${kind} export kubeconfig --name ${name} --kubeconfig ${name}.kubeconfig`,
    remove: `${kind} delete cluster --name ${name}`,
  }
}

test.for([
  [30_000, '--wait 240s'],
  [20 * 60_000, '--wait 540s'],
] as const)(
  'of a run of %d ms the creation may take half, and five minutes at least: %s',
  async ([timeoutMs, wait]) => {
    const box = await sandbox(['podman'])
    await made(box, { timeoutMs })
    expect((await box.calls())[0]).toContain(wait)
  },
)

test.for([
  ['never', 'well', true],
  ['never', 'badly', true],
  ['on-failure', 'well', true],
  ['on-failure', 'badly', false],
  ['on-failure', 'broken off', false],
  ['always', 'well', false],
] as const)('keep-cluster %s, and the run ends %s: deleted is %s', async ([keepCluster, ended, deleted]) => {
  const box = await sandbox(['podman'])
  const { cluster, events, leave, warnings } = await made(box, { keepCluster })
  await leave(ended)
  expect(await box.containers()).toEqual(deleted ? [] : [cluster.name])
  expect(events).toEqual(['made', 'done'])
  const { use, remove } = commandsOf(cluster)
  const kept = `cluster ${cluster.name} was kept. Use it: \`${use}\`. Delete it: \`${remove}\``
  expect(warnings.filter(warning => warning.includes('was kept'))).toEqual(deleted ? [] : [kept])
})

test('a cancelled run keeps nothing', async () => {
  const box = await sandbox(['podman'])
  const abort = new AbortController()
  const { leave } = await made(box, { keepCluster: 'always' }, abort.signal)
  abort.abort()
  await leave('broken off')
  expect(await box.containers()).toEqual([])
})

test('one that can not be deleted is a warning with the command, and stays known to the post step', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_DELETE: 'fail', FAKE_PODMAN: 'cannot-remove' })
  const { cluster, events, leave, warnings } = await made(box)
  await leave('well')
  expect(warnings).toEqual([
    `the kind cluster ${cluster.name} could not be deleted: still there: ${cluster.name}. ` +
      `Delete it by hand: \`${commandsOf(cluster).remove}\``,
  ])
  expect(events).toEqual(['made'])
})

test('of a run that breaks off the logs of the nodes are kept', async () => {
  const box = await sandbox(['podman'])
  const { leave, run } = await made(box)
  await leave('broken off')
  expect(run.record.facts.clusterLogs).toBe(true)
  expect(await box.read('report/cluster-logs/kubelet.log')).toBe('log\n')
})

test('of a creation that fails they are kept, too, and those of an earlier run are not taken for them', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: 'not-ready' })
  const old = join(box.folder, 'report/cluster-logs')
  await mkdir(old, { recursive: true })
  for (const file of ['kind-version.txt', 'old.log']) await writeFile(join(old, file), '')
  const run = life({ reportDir: join(box.folder, 'report') }, { env: process.env }, box.folder)
  await expect(clusterStep(run, { helm: KIND, kind: KIND })).rejects.toThrow('not ready in time')
  expect(run.record.facts.clusterLogs).toBe(true)
  expect((await readdir(old)).toSorted()).toEqual(['kind-version.txt', 'kubelet.log'])
})
