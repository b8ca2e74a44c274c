/** The cluster itself must be quiet before anything is compared with it. */
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import type { KubeObject, ResourceType } from '../kube/object.ts'
import { compare } from './compare.ts'
import { displayName } from './object-id.ts'
import type { Snapshot } from './snapshot.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface BaselineOptions {
  /** after this long the last look is taken as the baseline */
  timeoutMs: number
  signal: AbortSignal
  clock: Clock
  /** wait until every Deployment and DaemonSet has made its pods: on a cluster of our own they all do */
  waitForWorkloads: boolean
  onWait?: (detail: string) => void
}

export interface Baseline {
  snapshot: Snapshot
  /** false: the time was up before the cluster was quiet */
  quiet: boolean
}

const INTERVAL_MS = 200
/** What was in deletion before and has not moved for this long is taken as part of the baseline. */
const DELETION_PATIENCE_MS = 10_000

/**
 * Looks until two looks agree and, where asked, the cluster's own workloads have their pods. Whether these are ready does
 * not matter: what becoming ready changes (status, endpoints, taints of the node controller) is never compared.
 */
export async function settleBaseline(api: Api, options: BaselineOptions): Promise<Baseline> {
  const { clock, signal, timeoutMs, onWait } = options
  const deadline = clock.now() + timeoutMs
  const complete = !options.waitForWorkloads || (await untilWorkloadsHavePods(api, options, deadline))
  let previous = await takeSnapshot(api, signal)
  let agreedAt: number | undefined
  for (;;) {
    await clock.sleep(INTERVAL_MS, signal)
    const look = await takeSnapshot(api, signal)
    const now = clock.now()
    const agrees = isDeepStrictEqual(failing(previous), failing(look)) && compare(previous, look).changes.length === 0
    agreedAt = agrees ? (agreedAt ?? now) : undefined
    const leaving = inDeletion(look)
    const patience = leaving.length === 0 ? 0 : DELETION_PATIENCE_MS
    const quiet = complete && agreedAt !== undefined && now - agreedAt >= patience
    if (quiet || now >= deadline) return { snapshot: look, quiet }
    onWait?.(agrees ? `waiting for ${leaving.join(', ')} to go` : 'waiting until two looks agree')
    previous = look
  }
}

/** What an earlier run, or the start of the cluster, is still deleting. */
function inDeletion(snapshot: Snapshot): string[] {
  return [...snapshot.objects.values()]
    .filter(object => object.deletionTimestamp !== undefined)
    .map(({ id }) => displayName(id))
}

function failing(snapshot: Snapshot): string[] {
  return snapshot.failures.map(failure => failure.resource).sort()
}

const DEPLOYMENTS: ResourceType = {
  group: 'apps',
  version: 'v1',
  resource: 'deployments',
  kind: 'Deployment',
  namespaced: true,
  verbs: ['list'],
}
const DAEMON_SETS: ResourceType = { ...DEPLOYMENTS, resource: 'daemonsets', kind: 'DaemonSet' }

/** False: they have not, and the time is up. */
async function untilWorkloadsHavePods(api: Api, options: BaselineOptions, deadline: number): Promise<boolean> {
  const { clock, signal, onWait } = options
  for (;;) {
    const incomplete = await incompleteWorkloads(api, signal)
    if (incomplete.length === 0) return true
    if (clock.now() >= deadline) return false
    onWait?.(`waiting for the pods of ${incomplete.join(', ')}`)
    await clock.sleep(INTERVAL_MS, signal)
  }
}

async function incompleteWorkloads(api: Api, signal: AbortSignal): Promise<string[]> {
  const lists = await Promise.all([DEPLOYMENTS, DAEMON_SETS].map(type => api.list(type, { signal })))
  return lists.flatMap(({ items }) =>
    items.filter(workload => !hasItsPods(workload)).map(({ metadata }) => metadata.name),
  )
}

/** The status counts only once the controller has looked at this generation. */
function hasItsPods({ metadata, spec, status }: KubeObject): boolean {
  if (status?.observedGeneration !== metadata.generation) return false
  return spec?.replicas === undefined
    ? (status?.currentNumberScheduled ?? 0) === status?.desiredNumberScheduled
    : (status?.replicas ?? 0) === spec.replicas
}
