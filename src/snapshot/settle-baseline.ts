/** The cluster itself must be quiet before anything is compared with it. */
import { isDeepStrictEqual } from 'node:util'
import type { Api } from '../kube/api.ts'
import type { KubeObject, ResourceType } from '../kube/object.ts'
import type { Clock } from './clock.ts'
import { compare } from './compare.ts'
import type { Snapshot } from './snapshot.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface BaselineOptions {
  /** after this long the last look is taken as the baseline */
  timeoutMs: number
  signal: AbortSignal
  clock: Clock
  /** wait for every Deployment and DaemonSet as well: on a cluster of our own they all become ready */
  waitForWorkloads: boolean
  onWait?: (detail: string) => void
}

const INTERVAL_MS = 200

/** Looks until two looks agree and, where asked, the cluster's own workloads are ready. */
export async function settleBaseline(api: Api, options: BaselineOptions): Promise<Snapshot> {
  const { clock, signal, timeoutMs, onWait } = options
  const deadline = clock.now() + timeoutMs
  while (options.waitForWorkloads && clock.now() < deadline) {
    const unready = await unreadyWorkloads(api, signal)
    if (unready.length === 0) break
    onWait?.(`waiting for ${unready.join(', ')}`)
    await clock.sleep(INTERVAL_MS, signal)
  }
  let previous = await takeSnapshot(api, signal)
  for (;;) {
    await clock.sleep(INTERVAL_MS, signal)
    const look = await takeSnapshot(api, signal)
    const sameFailures = isDeepStrictEqual(failing(previous), failing(look))
    if ((sameFailures && compare(previous, look).changes.length === 0) || clock.now() >= deadline) return look
    onWait?.('waiting until two looks agree')
    previous = look
  }
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

async function unreadyWorkloads(api: Api, signal: AbortSignal): Promise<string[]> {
  const lists = await Promise.all([DEPLOYMENTS, DAEMON_SETS].map(type => api.list(type, { signal })))
  return lists.flatMap(({ items }) => items.filter(workload => !isReady(workload)).map(({ metadata }) => metadata.name))
}

function isReady({ spec, status }: KubeObject): boolean {
  // A DaemonSet counts nodes; its status is empty until the controller has looked at it.
  if (spec?.replicas === undefined)
    return status?.desiredNumberScheduled !== undefined && status.numberReady === status.desiredNumberScheduled
  return (status?.readyReplicas ?? 0) === spec.replicas
}
