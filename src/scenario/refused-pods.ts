/** Workloads whose pods the API server refuses: no ServiceAccount, a quota, an admission. No pod is there to say so, only events are. */
import type { KubeObject } from '../kube/object.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

const CONTROLLERS = /^(ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job)$/

interface Involved {
  kind?: string
  name?: string
  uid?: string
}

/** What an event is about. */
export function involvedIn({ involvedObject }: KubeObject): Involved {
  return (involvedObject ?? {}) as Involved
}

/** When the event was seen last, RFC 3339. */
export function lastSeen({ metadata, lastTimestamp, eventTime }: KubeObject): string {
  return String(lastTimestamp ?? eventTime ?? metadata.creationTimestamp)
}

/**
 * The last refusal of each workload, oldest first. Not of those that were there before, and not one that passed: a ServiceAccount is
 * often made a moment after what needs it.
 */
export function refusals(
  warnings: readonly KubeObject[],
  pods: readonly KubeObject[],
  before: Snapshot | undefined,
): KubeObject[] {
  const refused = warnings.filter(event => event.reason === 'FailedCreate' && isOfRun(involvedIn(event), before))
  const byWorkload = Map.groupBy(refused, event => involvedIn(event).uid)
  const last = [...byWorkload.values()].map(events => events.toSorted(byTime).at(-1) as KubeObject)
  return last.filter(event => !hasPassed(event, pods)).toSorted(byTime)
}

/** Events by the time they were seen last. */
export function byTime(one: KubeObject, other: KubeObject): number {
  return Date.parse(lastSeen(one)) - Date.parse(lastSeen(other))
}

function isOfRun({ kind = '', uid = '' }: Involved, before: Snapshot | undefined): boolean {
  return CONTROLLERS.test(kind) && !before?.objects.has(uid)
}

/** A controller that is refused tries again: a pod that came later is what it tried for. */
function hasPassed(event: KubeObject, pods: readonly KubeObject[]): boolean {
  const { uid } = involvedIn(event)
  return pods.some(
    ({ metadata: { ownerReferences = [], creationTimestamp } }) =>
      ownerReferences.some(owner => owner.uid === uid) && Date.parse(creationTimestamp) >= Date.parse(lastSeen(event)),
  )
}
