/** Workloads whose pods the API server refuses: no ServiceAccount, a quota, an admission. No pod is there to say so, only events are. */
import { type InvolvedObject, involvedObject, lastSeen } from '../kube/events.ts'
import type { KubeObject } from '../kube/object.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

const CONTROLLERS = /^(ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job)$/

/**
 * The last refusal of each workload, oldest first. Not of those that were there before, and not one that passed: a ServiceAccount is
 * often made a moment after what needs it.
 */
export function refusals(
  warnings: readonly KubeObject[],
  pods: readonly KubeObject[],
  before: Snapshot | undefined,
): KubeObject[] {
  const refused = warnings.filter(event => event.reason === 'FailedCreate' && isOfRun(involvedObject(event), before))
  const byWorkload = Map.groupBy(refused, event => involvedObject(event).uid)
  const last = [...byWorkload.values()].map(events => events.toSorted(byTime).at(-1) as KubeObject)
  return last.filter(event => !hasPassed(event, pods)).toSorted(byTime)
}

/** Events by the time they were seen last. */
export function byTime(one: KubeObject, other: KubeObject): number {
  return Date.parse(lastSeen(one)) - Date.parse(lastSeen(other))
}

function isOfRun({ kind = '', uid = '' }: InvolvedObject, before: Snapshot | undefined): boolean {
  return CONTROLLERS.test(kind) && !before?.objects.has(uid)
}

/** A controller that is refused tries again: a pod that came later is what it tried for. */
function hasPassed(event: KubeObject, pods: readonly KubeObject[]): boolean {
  const { uid } = involvedObject(event)
  return pods.some(
    ({ metadata: { ownerReferences = [], creationTimestamp } }) =>
      ownerReferences.some(owner => owner.uid === uid) && Date.parse(creationTimestamp) >= Date.parse(lastSeen(event)),
  )
}
