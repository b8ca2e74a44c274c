import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type CreateClusterOptions, createCluster, existingCluster } from '../../../src/cluster/cluster.ts'
import { type ClusterRecord, clusterRecordSchema } from '../../../src/cluster/cluster-record.ts'
import { deleteRecorded } from '../../../src/cluster/delete-cluster.ts'
import { detectEngine } from '../../../src/cluster/engine.ts'
import { fakeProgram, type Sandbox, sandbox } from './sandbox.ts'

const KIND = { path: fakeProgram('kind'), version: '0.33.0', origin: 'path' } as const

async function options(box: Sandbox, more: Partial<CreateClusterOptions> = {}): Promise<CreateClusterOptions> {
  return {
    kind: KIND,
    engine: await detectEngine(process.env),
    workDir: join(box.folder, 'clean-uninstall-work'),
    onName: () => {},
    timeoutMs: 10_000,
    log: box.log,
    ...more,
  }
}

test('feature 13: a cluster of its own name and kubeconfig, recorded before it is created', async () => {
  const box = await sandbox(['podman'])
  const callsAtRecord: string[] = []
  const records: ClusterRecord[] = []
  const onName = async (record: ClusterRecord) => {
    records.push(record)
    callsAtRecord.push(...(await box.calls()))
  }
  const cluster = await createCluster(await options(box, { onName }))
  const other = await createCluster(await options(box, { onName }))
  expect(callsAtRecord.filter(call => call.includes(records[0]?.name ?? ''))).toHaveLength(1)
  expect(cluster.name).toMatch(/^clean-uninstall-[0-9a-f]{8}$/)
  expect(other.name).not.toBe(cluster.name)
  expect(records.map(record => record.name)).toEqual([cluster.name, other.name])
  expect((await box.calls())[0]).toContain(`--kubeconfig ${join(box.folder, 'clean-uninstall-work/kubeconfig')}`)
  expect((await stat(cluster.kubeconfig ?? '')).mode & 0o777).toBe(0o600)
  expect(cluster).toMatchObject({ context: `kind-${cluster.name}`, nodeImage: 'kindest/node:v1.37.0', existing: false })
  expect(await box.read('state/provider')).toContain('podman')
  expect(box.lines).toContain('Preparing nodes')
})

test('feature 24: deletion kills the node, tells kind, and leaves no file; twice is once', async () => {
  const box = await sandbox(['podman'])
  const cluster = await createCluster(await options(box))
  await Promise.all([cluster.delete(), cluster.delete()])
  await cluster.delete()
  const calls = (await box.calls()).slice(1)
  expect(calls).toEqual([
    `podman kill ${cluster.name}`,
    expect.stringContaining(`kind delete cluster --name ${cluster.name}`),
  ])
  expect(await box.containers()).toEqual([])
  expect(await readdir(join(box.folder, 'clean-uninstall-work'))).toEqual([])
})

test('feature 14: the image of a Kubernetes version, and a warning for one without digest', async () => {
  const box = await sandbox(['podman'])
  const pinned = await createCluster(await options(box, { kubernetesVersion: '1.36' }))
  expect(pinned).toMatchObject({ nodeImage: expect.stringMatching(/v1\.36\.4@sha256:/), warnings: [] })
  const loose = await createCluster(await options(box, { nodeImage: 'kindest/node:v1.36.4' }))
  expect(loose.warnings).toEqual([expect.stringContaining('no digest')])
  expect((await box.calls())[1]).toContain('--image kindest/node:v1.36.4')
})

test('feature 16: kind gets the config of the user', async () => {
  const box = await sandbox(['podman'])
  const kindConfig = join(box.folder, 'kind.yaml')
  const text = 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes: [{role: control-plane}, {role: worker}]\n'
  await writeFile(kindConfig, text)
  await createCluster(await options(box, { kindConfig }))
  expect(await box.read('state/config')).toBe(text)
})

test('a host with cgroup v1 gets the patch for the kubelet', async () => {
  const box = await sandbox(['podman'], { FAKE_CGROUP: 'v1' })
  await createCluster(await options(box))
  expect(await box.read('state/config')).toContain('failCgroupV1: false')
})

test.for([{ kubernetesVersion: '1.20' }, { kindConfig: '/no/such/kind.yaml' }])(
  'wrong usage is found before anything is recorded or created: %j',
  async wrong => {
    const box = await sandbox(['podman'])
    const records: ClusterRecord[] = []
    const creation = createCluster(await options(box, { ...wrong, onName: record => void records.push(record) }))
    await expect(creation).rejects.toMatchObject({ kind: 'usage' })
    expect([records, await box.calls()]).toEqual([[], []])
  },
)

test.for([
  ['no-image', /could not create the cluster.*failed to pull image/s, /could not be pulled/],
  ['not-ready', /not ready in time/, /too slow/],
] as const)('a creation that fails (%s) says why and leaves nothing', async ([mood, message, hint]) => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: mood })
  const creation = createCluster(await options(box, { logsDir: join(box.folder, 'logs') }))
  await expect(creation).rejects.toMatchObject({
    kind: 'infrastructure',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  })
  expect(await box.containers()).toEqual([])
  expect(await readdir(join(box.folder, 'logs'))).toEqual(['kind-version.txt', 'kubelet.log'])
})

test.for([
  ['docker.io/kindest/node:v1.36.4', 'can be given with node-image, such as docker.io/kindest/node:v1.36.4.'],
  ['debian:12', 'can be given with node-image, but none of kind is.'],
] as const)('where no image can be pulled, those that are here are named: %s', async ([image, hint]) => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: 'no-image', FAKE_IMAGES: image })
  await expect(createCluster(await options(box))).rejects.toMatchObject({ hint: expect.stringContaining(hint) })
})

test('who makes a cluster is written down before it is made', async () => {
  const box = await sandbox(['podman'])
  let mark = ''
  const onName = async ({ workDir }: ClusterRecord) => {
    mark = await readFile(join(workDir, 'run.json'), 'utf8')
  }
  const { name } = await createCluster(await options(box, { onName }))
  expect(JSON.parse(mark)).toEqual({ cluster: name, pid: process.pid })
})

test('a cluster that can not be handed over is taken away', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: 'no-kubeconfig' })
  await expect(createCluster(await options(box))).rejects.toMatchObject({
    kind: 'infrastructure',
    message: expect.stringMatching(/^the kubeconfig of the cluster cannot be used: ENOENT/),
  })
  expect(await box.containers()).toEqual([])
})

test('a creation that takes too long is ended and leaves nothing', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: 'hang' })
  await expect(createCluster(await options(box, { timeoutMs: 500 }))).rejects.toMatchObject({
    kind: 'infrastructure',
    hint: expect.stringContaining('more time with timeout'),
  })
  expect(await box.containers()).toEqual([])
})

test.for([
  [10_000, '--wait 5s'],
  [300_000, '--wait 240s'],
] as const)('within %d ms kind can tell that the nodes are not ready: %s', async ([timeoutMs, wait]) => {
  const box = await sandbox(['podman'])
  await createCluster(await options(box, { timeoutMs }))
  expect((await box.calls())[0]).toContain(wait)
})

test('feature 25: a cancel during the creation leaves nothing', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_CREATE: 'hang' })
  const abort = new AbortController()
  const log = (line: string) => line === 'Preparing nodes' && setTimeout(() => abort.abort(), 200)
  await expect(createCluster(await options(box, { signal: abort.signal, log }))).rejects.toMatchObject({
    kind: 'cancelled',
  })
  expect(await box.containers()).toEqual([])
})

async function recordOf(box: Sandbox): Promise<ClusterRecord> {
  const records: ClusterRecord[] = []
  await createCluster(await options(box, { onName: record => void records.push(record) }))
  return clusterRecordSchema.parse(records[0])
}

test('feature 25: a record is enough to delete, also when kind is gone', async () => {
  const box = await sandbox(['podman'])
  const record = { ...(await recordOf(box)), kind: '/no/such/kind' }
  await writeFile(join(box.state, 'volumes'), `abc\tmap[${record.name}-control-plane:true]\n`)
  await deleteRecorded(record, { log: box.log })
  expect(await box.containers()).toEqual([])
  expect(await box.read('state/volumes')).toBe('')
  expect(box.lines.at(-1)).toMatch(/ENOENT; removing the containers without kind/)
  await deleteRecorded(record, { log: box.log })
})

test('feature 25: a record is enough when kind fails, and the folder of the run goes too', async () => {
  const box = await sandbox(['podman'], { FAKE_KIND_DELETE: 'fail' })
  const runFolder = await mkdtemp(join(tmpdir(), 'clean-uninstall-'))
  const record = { ...(await recordOf(box)), workDir: join(runFolder, 'cluster') }
  await deleteRecorded(record, { log: box.log })
  expect(await box.containers()).toEqual([])
  await expect(stat(runFolder)).rejects.toThrow('ENOENT')
})

test('a record that names a folder of somebody else does not delete it', async () => {
  const box = await sandbox(['podman'])
  const record = { ...(await recordOf(box)), workDir: join(box.folder, 'clean-uninstall-work') }
  await writeFile(join(record.workDir, 'precious'), '')
  await deleteRecorded(record, { log: box.log })
  expect(await readdir(record.workDir)).toEqual(['precious'])
})

test.for([
  ['gone', /connection refused/],
  ['cannot-remove', /still there/],
] as const)('an engine that is %s makes the deletion fail with the command to run by hand', async ([mood, message]) => {
  const box = await sandbox(['podman'], { FAKE_KIND_DELETE: 'fail' })
  const record = await recordOf(box)
  vi.stubEnv('FAKE_PODMAN', mood)
  await expect(deleteRecorded(record, { log: box.log })).rejects.toMatchObject({
    message: expect.stringMatching(message),
    hint: `Delete it by hand: \`KIND_EXPERIMENTAL_PROVIDER=podman ${record.kind} delete cluster --name ${record.name}\``,
  })
})

test('feature 17: an existing cluster is neither created nor deleted', async () => {
  const box = await sandbox(['kind', 'podman'])
  const cluster = existingCluster({ kubeconfig: '/my/config', context: 'mine' })
  await cluster.delete()
  expect(await cluster.exportLogs(box.folder)).toBeUndefined()
  expect(cluster).toMatchObject({ kubeconfig: '/my/config', context: 'mine', existing: true })
  expect(await box.calls()).toEqual([])
})
