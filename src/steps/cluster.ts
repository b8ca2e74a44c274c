import { join } from 'node:path'
import { type Cluster, createCluster, existingCluster } from '../cluster/cluster.ts'
import { defaultKubeconfig } from '../cluster/default-kubeconfig.ts'
import { detectEngine } from '../cluster/engine.ts'
import type { Program, Tools } from '../cluster/tools/program.ts'
import { clusterLogsPath, hasClusterLogs, removeClusterLogs } from '../diagnostics/cluster-logs.ts'
import type { CheckOptions } from '../options/check-options.ts'
import { withHint } from '../problem.ts'
import type { Life } from './life.ts'

/** Enough for a usual machine; where the image comes over a slow line, a longer run gives it more. */
const CLUSTER_TIMEOUT_MS = 5 * 60_000

/** True when the user named a cluster: then none is created and none deleted. */
export function usesExistingCluster({ kubeconfig, context }: CheckOptions): boolean {
  return kubeconfig !== undefined || context !== undefined
}

/** Starts a kind cluster of the run's own, or takes the one that the user named. */
export async function clusterStep(life: Life, { kind }: Tools): Promise<Cluster> {
  const { options, record } = life
  if (kind === undefined) {
    const { kubeconfig = defaultKubeconfig(life.world.env), context } = options
    record.facts.cluster = { existing: true }
    return existingCluster({ kubeconfig, ...(context !== undefined && { context }) })
  }
  const cluster = await record.step(
    'cluster',
    update => create(life, kind, update),
    ({ name, kindVersion, nodeImage }) => {
      record.facts.cluster = { existing: false, ...(name && { name }), ...(nodeImage && { nodeImage }) }
      return [`kind ${kindVersion}`, ...(nodeImage ? [nodeImage.split('@')[0]] : []), name].join(', ')
    },
  )
  for (const warning of cluster.warnings) record.warn(warning)
  return cluster
}

async function create(life: Life, kind: Program, update: (detail: string) => void): Promise<Cluster> {
  const { options, world, workDir, signal } = life
  const engine = await detectEngine(world.env, signal)
  await removeClusterLogs(options.reportDir)
  return await createCluster({
    kind,
    engine,
    ...(options.nodeImage !== undefined && { nodeImage: options.nodeImage }),
    ...(options.kubernetesVersion !== undefined && { kubernetesVersion: options.kubernetesVersion }),
    ...(options.kindConfig !== undefined && { kindConfig: options.kindConfig }),
    workDir: join(workDir, 'cluster'),
    onName: world.onClusterName,
    timeoutMs: Math.max(CLUSTER_TIMEOUT_MS, options.timeoutMs / 2),
    signal,
    log: update,
    logsDir: clusterLogsPath(options.reportDir),
  }).finally(() => noteClusterLogs(life))
}

async function noteClusterLogs({ options, record }: Life): Promise<void> {
  if (await hasClusterLogs(options.reportDir)) record.facts.clusterLogs = true
}

/** Deletes the cluster, or keeps it as asked. A problem is a warning: the verdict stands. */
export async function leaveCluster(
  life: Life,
  cluster: Cluster,
  ended: 'well' | 'badly' | 'broken off',
): Promise<void> {
  const { options, world, record } = life
  if (cluster.existing) return
  if (ended === 'broken off' && !world.signal.aborted) {
    await cluster.exportLogs(clusterLogsPath(options.reportDir))
    await noteClusterLogs(life)
  }
  const keeps = options.keepCluster === 'always' || (options.keepCluster === 'on-failure' && ended !== 'well')
  if (keeps && !world.signal.aborted) {
    const { name, useCommand, deleteCommand } = cluster
    record.warn(`cluster ${name} was kept. Use it: \`${useCommand}\`. Delete it: \`${deleteCommand}\``)
  } else {
    const problem = await cluster.delete().then(
      () => undefined,
      error => withHint(error, '. '),
    )
    if (problem !== undefined) return record.warn(problem)
  }
  await world.onClusterDone()
}
