/** What workloads of the baseline do by themselves. */
import { isDeepStrictEqual } from 'node:util'
import { isControlPlaneManager } from '../kube/control-plane.ts'
import { resourceName } from '../kube/object.ts'
import type { Change } from './change.ts'
import type { NoiseContext } from './noise-rule.ts'
import type { SnapshotObject, Writer } from './snapshot.ts'

/** Workloads replace what they own by themselves. */
const WORKLOADS = new Set([
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'StatefulSet',
  'ReplicationController',
  'CronJob',
  'Job',
])

/** What the workload controllers themselves make; whatever else names a workload as its controller was made by somebody else. */
const REPLACED = new Set(['pods', 'replicasets.apps', 'jobs.batch'])

/** From a pod to its CronJob or Deployment it is two. */
const LONGEST_CHAIN = 5

/** A pod that came or went because a workload of the baseline replaced it; what it was changed to is said of the workload. */
export function isReplacement(change: Change, { before, after }: NoiseContext): boolean {
  if (change.kind === 'modified' || change.kind === 'stuck') return false
  if (!REPLACED.has(resourceName(change.id))) return false
  const known = change.kind === 'lost' ? before : after
  let owner = controllerOf(change.after ?? change.before)
  // Nobody keeps owners from naming each other in a circle.
  for (let steps = 0; owner && WORKLOADS.has(owner.kind) && steps < LONGEST_CHAIN; steps++) {
    if (before.objects.has(owner.uid) && after.objects.has(owner.uid)) return true
    owner = controllerOf(known.objects.get(owner.uid))
  }
  return false
}

/** An autoscaler of the baseline set the number of replicas, of a workload and with it of its ReplicaSets. */
export function isScaling({ kind, id, before, after }: Change, context: NoiseContext): boolean {
  if (kind !== 'modified' || !before || !after) return false
  const owner = id.resource === 'replicasets' ? controllerOf(after) : undefined
  if (owner === undefined) return wasScaled(before, after, context)
  const isControllers = newWrites(before, after).every(({ manager }) => isControlPlaneManager(manager))
  return (
    isControllers && wasScaled(context.before.objects.get(owner.uid), context.after.objects.get(owner.uid), context)
  )
}

/** Which workload an autoscaler is for stands in its spec, which is not read: it must at least be in the same namespace. */
function wasScaled(before: SnapshotObject | undefined, after: SnapshotObject | undefined, context: NoiseContext) {
  if (!before || !after || before.generation === after.generation) return false
  const isAutoscaler = (object: SnapshotObject) =>
    resourceName(object.id) === 'horizontalpodautoscalers.autoscaling' && object.id.namespace === after.id.namespace
  const written = newWrites(before, after)
  const byAutoscaler = written.length > 0 && written.every(isAutoscalers) && sameMetadata(before, after)
  return byAutoscaler && [...context.before.objects.values()].some(isAutoscaler)
}

function newWrites(before: SnapshotObject, after: SnapshotObject): Writer[] {
  const written = after.writers.filter(writer => !before.writers.some(known => isDeepStrictEqual(known, writer)))
  return written.filter(({ subresource }) => subresource !== 'status')
}

function isAutoscalers({ manager, subresource }: Writer): boolean {
  return subresource === 'scale' && isControlPlaneManager(manager)
}

function sameMetadata(before: SnapshotObject, after: SnapshotObject): boolean {
  return (['labels', 'annotations', 'finalizers'] as const).every(key => isDeepStrictEqual(before[key], after[key]))
}

function controllerOf(object: SnapshotObject | undefined) {
  return object?.owners.find(owner => owner.controller === true)
}
