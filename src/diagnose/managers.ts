/** Field managers: whose name stands behind a write. */
import type { SnapshotObject, Writer } from '../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'

/** Kubernetes' own components: they fill in defaults, statuses and bookkeeping, and explain nothing about a chart. */
const CONTROL_PLANE =
  /^(kube-(apiserver|controller-manager|scheduler|proxy)|kubelet|kubeadm|cloud-controller-manager|cluster-autoscaler)$/

/** Written by this tool itself. */
const OURS = /^clean-uninstall/

export function isControlPlane(manager: string): boolean {
  return CONTROL_PLANE.test(manager)
}

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
  return (
    !isControlPlane(manager) && !isKubectl(manager) && !isHelm(manager) && !OURS.test(manager) && manager !== 'unknown'
  )
}

/**
 * The writer that made the object: the one whose entry has the time of creation, else the earliest. managedFields keep
 * only the last write of each manager, so a creator that went on writing may be later than others.
 */
export function creatorOf(object: SnapshotObject): Writer | undefined {
  const writers = object.writers.filter(
    writer => writer.subresource === undefined && !isControlPlane(writer.manager) && !OURS.test(writer.manager),
  )
  const first = (a: Writer, b: Writer) => ((a.time ?? '') <= (b.time ?? '') ? a : b)
  return (
    writers.find(writer => writer.time === object.creationTimestamp) ??
    (writers.length > 0 ? writers.reduce(first) : undefined)
  )
}

const baselineManagers = new WeakMap<Evidence, Set<string>>()

/** True when a manager of this name had written something before the chart was installed. */
export function wroteBeforeInstall(manager: string, evidence: Evidence): boolean {
  let known = baselineManagers.get(evidence)
  if (known === undefined) {
    const objects = [...evidence.before.objects.values()]
    known = new Set(objects.flatMap(object => object.writers.map(writer => writer.manager)))
    baselineManagers.set(evidence, known)
  }
  return known.has(manager)
}

/** True when the object may have been made by the user's own steps: by kubectl, while they ran. */
export function isMadeByUser(object: SnapshotObject, evidence: Evidence): boolean {
  const creator = creatorOf(object)
  if (creator === undefined) return evidence.exercise !== undefined && object.writers.length > 0 && isOurs(object)
  if (!isKubectl(creator.manager) || evidence.exercise === undefined) return false
  const madeAt = Date.parse(object.creationTimestamp)
  // creationTimestamp has whole seconds: cut the start of the window likewise.
  const startedAt = Math.floor(Date.parse(evidence.exercise.startedAt) / 1000) * 1000
  return madeAt >= startedAt && madeAt <= Date.parse(evidence.exercise.endedAt)
}

function isOurs(object: SnapshotObject): boolean {
  return object.writers.some(writer => OURS.test(writer.manager))
}
