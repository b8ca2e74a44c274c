/**
 * Whether an object can be shown to come from the run: from the release, or from what the exercise did. Asked before something is
 * deleted on a cluster that others use as well, so a likely guess is not enough. Pure.
 */
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import { topTracker } from '../argo-cd/application.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import { hasNamesake } from '../finalizers/remover.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { creatorOf, isController, isMadeByUser, isWithinExercise, wroteBeforeInstall } from '../origin/managers.ts'
import { crdFileOf, hookObjectOf, manifestObjectOf } from '../origin/manifest-match.ts'
import { ownerChain } from '../origin/owner-chain.ts'
import { workloadsOfManager } from '../origin/workload-manager.ts'
import { releaseWorkloads } from '../origin/workloads.ts'

/** True when the object, one of its owners, or what deployed it is of the run. */
export function isOfTheRun(object: SnapshotObject, evidence: Evidence): boolean {
  const above = ownerChain(object, evidence).filter(({ id }) => !evidence.before.objects.has(id.uid))
  return (
    [object, ...above].some(one => isMadeInTheRun(one, evidence)) ||
    isDeployedByTheRun(object, evidence) ||
    isOfReleaseOfTheRun(object, evidence)
  )
}

function isMadeInTheRun(object: SnapshotObject, evidence: Evidence): boolean {
  return isOfTheChart(object, evidence) || isMadeByUser(object, evidence) || isWrittenOnlyByRelease(object, evidence)
}

/** Rendered, in `crds/`, or with Helm's marks of this release: an older revision had it. */
function isOfTheChart(object: SnapshotObject, evidence: Evidence): boolean {
  const { id } = object
  const owner = owningRelease(object)
  return (
    manifestObjectOf(id, evidence) !== undefined ||
    hookObjectOf(id, evidence) !== undefined ||
    crdFileOf(id, evidence) !== undefined ||
    (owner?.name === evidence.releaseName && owner.namespace === evidence.namespace)
  )
}

/**
 * By the field manager of a workload of the release, as far as nobody else has that name. Not by kubectl, though the release may
 * run it: on a shared cluster everybody does.
 */
function isWrittenOnlyByRelease(object: SnapshotObject, evidence: Evidence): boolean {
  const manager = creatorOf(object)?.manager
  if (manager === undefined || !isController(manager) || wroteBeforeInstall(manager, evidence)) return false
  return workloadsOfManager(manager, releaseWorkloads(evidence)).length > 0 && !hasNamesake(manager, evidence)
}

/** By an Argo CD Application, a Flux Kustomization or the like that the chart or the exercise brought. */
function isDeployedByTheRun(object: SnapshotObject, evidence: Evidence): boolean {
  const tracker = topTracker(object, evidence)
  if (tracker === undefined) return false
  const isIt = (found: { kind: string; name: string; namespace?: string }) =>
    tracker.tool.split(' ').at(-1) === found.kind &&
    found.name === tracker.name &&
    (tracker.namespace === undefined || found.namespace === tracker.namespace)
  if (evidence.release?.objects.some(isIt)) return true
  const live = [...evidence.after.objects.values(), ...evidence.installed.objects.values()]
  return live.some(one => isIt(one.id) && !evidence.before.objects.has(one.id.uid) && isMadeInTheRun(one, evidence))
}

/** Another Helm release, whose record appeared in the namespace that was made for the run, or while the exercise ran. */
function isOfReleaseOfTheRun(object: SnapshotObject, evidence: Evidence): boolean {
  const owner = owningRelease(object)
  if (owner === undefined) return false
  const place = { group: '', kind: 'Secret', namespace: owner.namespace, name: `sh.helm.release.v1.${owner.name}.v1` }
  const record = objectAt(evidence, 'after', place) ?? objectAt(evidence, 'installed', place)
  if (record === undefined || evidence.before.objects.has(record.id.uid)) return false
  const isInOurNamespace = owner.namespace === evidence.namespace && evidence.namespaceMadeBy !== 'baseline'
  return isInOurNamespace || isWithinExercise(record, evidence)
}
