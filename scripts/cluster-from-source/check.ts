#!/usr/bin/env node
/**
 * node scripts/cluster-from-source/check.ts [VERSION]...
 *
 * Starts a cluster from each node image and tries what tests rely on: pods, volumes, DNS, services, logs, exec, and that nothing
 * restarts. To be run after a change of versions or of this folder; it says how long each thing took.
 */
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { infrastructureProblem, messageOf } from '../../src/problem.ts'
import { run } from '../../src/process.ts'
import { clusterFromSource } from './cluster-from-source.ts'
import { CHART_IMAGES } from './images.ts'
import { createProgress, type Progress } from './progress.ts'
import { runTool } from './run-tool.ts'
import { DEFAULT_KUBERNETES, minorOf } from './versions.ts'

const NAME = 'ground-check'
const LIMIT_MS = 90_000

const pod = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec,
})

const OBJECTS = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  },
  pod('web', {
    terminationGracePeriodSeconds: 1,
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    containers: [
      {
        name: 'web',
        image: CHART_IMAGES.busybox,
        command: ['sh', '-c', 'echo hello > /data/index.html; echo started; exec httpd -f -h /data'],
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
        readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 },
      },
    ],
  }),
  pod('shell', {
    terminationGracePeriodSeconds: 1,
    containers: [{ name: 'shell', image: CHART_IMAGES.kubectl, command: ['sleep', '600'] }],
  }),
  pod('paused', { containers: [{ name: 'paused', image: CHART_IMAGES.pause }] }),
]

/** On cgroup v1, Kubernetes 1.35 and newer start only when told that it is meant. */
async function kindConfig(version: string): Promise<string> {
  const pure = await access('/sys/fs/cgroup/cgroup.controllers').then(
    () => true,
    () => false,
  )
  const patch = { kind: 'KubeletConfiguration', apiVersion: 'kubelet.config.k8s.io/v1beta1', failCgroupV1: false }
  const patches = pure || minorOf(version) < 35 ? [] : [JSON.stringify(patch)]
  return JSON.stringify({ kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', kubeadmConfigPatches: patches })
}

type Kubectl = (...args: string[]) => Promise<string>

/** Asks again until the answer is as wanted. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await sleep(250))
    if (await isSo().catch(() => false)) return
  throw infrastructureProblem(`${what}: not within ${LIMIT_MS / 1000} s`)
}

async function tryCluster(kubectl: Kubectl, progress: Progress): Promise<void> {
  // Fails at once when there is no such pod yet; then `until` asks again.
  const ready = async (...which: string[]) => {
    return (await kubectl('wait', '--for=condition=Ready', 'pods', '--timeout=80s', ...which)) !== ''
  }
  await progress.step('CoreDNS, kube-proxy and the storage provisioner are ready', async () => {
    await until('DNS', () => ready('-n', 'kube-system', '-l', 'k8s-app in (kube-dns, kube-proxy)'))
    await until('storage', () => ready('-n', 'local-path-storage', '--all'))
  })
  await progress.step('pods with a volume, a shell, and nothing are ready', async () => {
    await until('the default service account', async () => (await kubectl('get', 'serviceaccount', 'default')) !== '')
    await kubectl('create', '-f', '-')
    await until('pods', () => ready('--all'))
  })
  await progress.step('service by name, logs, exec', async () => {
    await until('the service', async () => {
      return (
        (await kubectl('exec', 'shell', '--', 'wget', '-T', '2', '-qO-', 'http://web.default.svc')).trim() === 'hello'
      )
    })
    const said = await kubectl('logs', 'web')
    if (said.trim() !== 'started') throw infrastructureProblem(`the log of the pod reads ${JSON.stringify(said)}`)
  })
  await progress.step('all gone again, volume included', async () => {
    await kubectl('delete', 'pod/web', 'pod/shell', 'pod/paused', 'service/web', 'pvc/data', '--timeout=60s')
    await until('the volume', async () => (await kubectl('get', 'pv', '-o', 'name')) === '')
  })
  await progress.step('the whole cluster is ready, and nothing restarted', async () => {
    await until('kube-system', () => ready('-A', '--all'))
    const counts = await kubectl(
      'get',
      'pods',
      '-A',
      '-o',
      'jsonpath={.items[*].status.containerStatuses[*].restartCount}',
    )
    if (/[1-9]/.test(counts)) throw infrastructureProblem(`restarts of the containers: ${counts}`)
  })
}

async function checkVersion(version: string): Promise<void> {
  const { env, nodeImages } = await clusterFromSource({ kubernetes: [version], testTools: false, log: console.log })
  const progress = createProgress({ log: console.log })
  const folder = await mkdtemp(path.join(tmpdir(), `${NAME}-`))
  const kubeconfig = path.join(folder, 'kubeconfig')
  const own = { ...env, KUBECONFIG: kubeconfig }
  const kubectl: Kubectl = (...args) =>
    runTool(`run kubectl ${args.join(' ')}`, ['kubectl', ...args], {
      timeoutMs: LIMIT_MS,
      env: own,
      ...(args[0] === 'create' && { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: OBJECTS }) }),
    })
  const create = [
    'create',
    'cluster',
    '--name',
    NAME,
    '--image',
    nodeImages[version] ?? '',
    '--config',
    '-',
    '--wait',
    '90s',
  ]
  try {
    await progress.step(`kind create cluster, Kubernetes ${version}`, async () => {
      const input = await kindConfig(version)
      await runTool('create a cluster', ['kind', ...create], { timeoutMs: 300_000, env: own, input })
    })
    await tryCluster(kubectl, progress)
  } finally {
    await progress.step('cluster deleted', async () => {
      await run('podman', ['kill', `${NAME}-control-plane`], { timeoutMs: 30_000, env: own })
      await run('kind', ['delete', 'cluster', '--name', NAME], { timeoutMs: 120_000, env: own })
    })
    await rm(folder, { recursive: true })
  }
}

try {
  const asked = process.argv.slice(2)
  for (const version of asked.length > 0 ? asked : DEFAULT_KUBERNETES) await checkVersion(version)
} catch (error) {
  console.error(`error: ${messageOf(error)}`)
  process.exitCode = 1
}
