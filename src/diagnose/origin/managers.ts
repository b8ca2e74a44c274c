/** Field managers: whose name stands behind a write. */
import { isControlPlaneManager } from '../../kube/control-plane.ts'
import type { SnapshotObject, Writer } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'

/** Written by this tool itself. */
const OURS = /^clean-uninstall/

/** `kubectl-create`, `kubectl-client-side-apply`, …: a person, or a script in a pod. */
export function isKubectl(manager: string): boolean {
  return /^kubectl(-|$)/.test(manager)
}

/** Helm 3 writes as `helm` with operation Update, Helm 4 with operation Apply. */
export function isHelm(manager: string): boolean {
  return manager.toLowerCase() === 'helm'
}

/** A program that is neither Kubernetes, Helm, kubectl nor this tool: a controller. */
export function isController(manager: string): boolean {
  const isNamed = !OURS.test(manager) && manager !== 'unknown'
  return isNamed && !isControlPlaneManager(manager) && !isKubectl(manager) && !isHelm(manager)
}

/**
 * The writer that made the object: the one whose entry has the time of creation, else the earliest. managedFields keep
 * only the last write of each manager, so a creator that went on writing may be later than others.
 */
export function creatorOf(object: SnapshotObject): Writer | undefined {
  const writers = object.writers.filter(
    writer => writer.subresource === undefined && !isControlPlaneManager(writer.manager) && !OURS.test(writer.manager),
  )
  const first = (a: Writer, b: Writer) => ((a.time ?? '') <= (b.time ?? '') ? a : b)
  return (
    writers.find(writer => writer.time === object.creationTimestamp) ??
    (writers.length > 0 ? writers.reduce(first) : undefined)
  )
}

const baselineManagers = oncePerEvidence(({ before }) => {
  const objects = [...before.objects.values()]
  return new Set(objects.flatMap(object => object.writers.map(writer => writer.manager)))
})

/** True when a manager of this name had written something before the chart was installed. */
export function wroteBeforeInstall(manager: string, evidence: Evidence): boolean {
  return baselineManagers(evidence).has(manager)
}

const appliedUids = oncePerEvidence(({ exercise }) => new Set(exercise?.applied))

/** True when one of the user's manifests made the object, whatever wrote it later. */
export function isApplied({ id }: Pick<SnapshotObject, 'id'>, evidence: Evidence): boolean {
  return appliedUids(evidence).has(id.uid)
}

/** True when the user's own steps made the object: a manifest did, or it may have been kubectl while they ran. */
export function isMadeByUser(object: SnapshotObject, evidence: Evidence): boolean {
  if (isApplied(object, evidence)) return true
  const creator = creatorOf(object)
  return creator !== undefined && isKubectl(creator.manager) && isWithinExercise(object, evidence)
}

/** True when the object was made while the user's own steps ran. */
export function isWithinExercise({ creationTimestamp }: SnapshotObject, { exercise }: Evidence): boolean {
  if (exercise === undefined) return false
  const madeAt = Date.parse(creationTimestamp)
  // creationTimestamp has whole seconds: cut the start of the window likewise.
  const startedAt = Math.floor(Date.parse(exercise.startedAt) / 1000) * 1000
  return madeAt >= startedAt && madeAt <= Date.parse(exercise.endedAt)
}
