/** What the teardown probe deletes. Pure. */
import { resourceName } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { field, isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd, objectAt } from '../evidence/evidence-index.ts'
import { isNamespace } from '../terminating-namespace.ts'
import { isOfTheRun } from './made-by-the-run.ts'

export interface ProbePlan {
  namespaces: ObjectId[]
  crds: ObjectId[]
}

export interface FullPlan extends ProbePlan {
  /** what is new as well, and may be somebody else's */
  leftAlone: ObjectId[]
}

/**
 * The namespace of the release, the namespaces that are new, and the CRDs that are new. Nothing of the baseline: neither
 * a namespace that was there before the run, nor a CRD that the chart replaced. On a cluster that others use as well (`shared`),
 * only what can be shown to come from the run, or is in deletion already and only watched.
 *
 * A namespace takes the namespace controller five seconds at least, so it is only deleted when the answer is open:
 * something is left in it, or something is left that can refuse deletions. An empty one would only prove Kubernetes.
 */
export function probePlan(evidence: Evidence, { shared }: { shared: boolean }): FullPlan {
  const release = releaseNamespace(evidence)
  const made = evidence.changes.filter(change => isNew(change, evidence) && change.id.uid !== release?.uid)
  const open = made.filter(change => isCrd(change.id) || (isNamespace(change) && isOpen(change.id, evidence)))
  const mayGo = (change: Change) => !shared || isDeleting(change) || isOfTheRun(objectOf(change), evidence)
  const planned = open.filter(mayGo)
  return {
    namespaces: [
      ...(release && isOpen(release, evidence) ? [release] : []),
      ...planned.filter(isNamespace).map(({ id }) => id),
    ],
    crds: planned.filter(({ id }) => isCrd(id)).map(({ id }) => id),
    leftAlone: open.filter(change => !planned.includes(change)).map(({ id }) => id),
  }
}

function isNew(change: Change, { before }: Evidence): boolean {
  return (change.kind === 'left' || change.kind === 'stuck') && !before.objects.has(change.id.uid)
}

/** undefined when it was there before the run: then it is somebody else's. */
function releaseNamespace(evidence: Evidence): ObjectId | undefined {
  if (evidence.namespaceMadeBy === 'baseline') return undefined
  return objectAt(evidence, 'after', { group: '', kind: 'Namespace', name: evidence.namespace })?.id
}

function isOpen(namespace: ObjectId, evidence: Evidence): boolean {
  return evidence.changes.some(
    change =>
      (isPresent(change) && (change.id.namespace === namespace.name || canRefuse(change, evidence))) ||
      (change.id.uid === namespace.uid && (change.kind === 'stuck' || change.kind === 'modified')),
  )
}

const CAN_REFUSE =
  /^((validating|mutating)(webhookconfigurations|admissionpolicies|admissionpolicybindings)\.admissionregistration\.k8s\.io|apiservices\.apiregistration\.k8s\.io)$/

/** A webhook, a policy, an aggregated API or a conversion: any of them can keep any namespace from ending. */
function canRefuse(change: Change, evidence: Evidence): boolean {
  if (CAN_REFUSE.test(resourceName(change.id))) return true
  return isCrd(change.id) && field(change, evidence, 'spec', 'conversion', 'strategy') === 'Webhook'
}
