/** Namespaces in deletion: what blocks one is written in its conditions, not in its own finalizers. */
import { resourceName } from '../kube/object.ts'
import type { Change } from '../snapshot/change.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import { conditionsOf, field, isDeleting, objectOf, trueCondition } from './evidence/change-facts.ts'
import type { Evidence } from './evidence/evidence.ts'
import { namespaceContent } from './evidence/evidence-index.ts'
import type { Fact } from './finding.ts'

/** True for a Namespace, in deletion or not. */
export function isNamespace({ id }: Pick<Change, 'id'>): boolean {
  return id.group === '' && id.resource === 'namespaces'
}

/** What keeps a namespace in deletion from ending, by the rule that tells of it. */
type Hold = 'C1' | 'C3' | 'C4' | 'C5' | 'C6'

/**
 * The first of them that is so: the others may only follow from it. Undefined for anything but a namespace in deletion. Since
 * Kubernetes 1.33 the pods go first (feature gate OrderedNamespaceDeletion): before they are gone, no condition counts anything, and
 * nothing else of the content is asked to go.
 */
export function holdOf(change: Change, evidence: Evidence): Hold | undefined {
  if (!isNamespace(change) || !isDeleting(change)) return undefined
  const is = (type: string) => trueCondition(change, evidence, type) !== undefined
  if (is('NamespaceDeletionDiscoveryFailure')) return 'C1'
  if (is('NamespaceDeletionContentFailure')) return 'C3'
  if (ownFinalizers(change, evidence).length > 0) return 'C6'
  if (is('NamespaceFinalizersRemaining')) return 'C5'
  if (is('NamespaceContentRemaining')) return 'C4'
  const pods = contentOf(change, evidence).filter(({ id }) => resourceName(id) === 'pods')
  if (pods.length === 0) return undefined
  return pods.some(({ finalizers }) => finalizers.length > 0) ? 'C5' : 'C4'
}

/** The same of the namespace that an object is in: what holds that is told with it. */
export function holdOfNamespace({ id }: Change, evidence: Evidence): Hold | undefined {
  const namespace =
    id.namespace === undefined
      ? undefined
      : evidence.changes.find(change => isNamespace(change) && change.id.name === id.namespace)
  return namespace && holdOf(namespace, evidence)
}

/** The finalizers of a namespace itself, but for the one of Kubernetes. */
export function ownFinalizers(change: Change, evidence: Evidence): string[] {
  const spec = field(change, evidence, 'spec', 'finalizers')
  const inSpec = Array.isArray(spec) ? spec.map(String) : []
  return [...objectOf(change).finalizers, ...inSpec].filter(name => name !== 'kubernetes')
}

/** All conditions that are True, quoted, or that there is none. */
export function conditionFacts(change: Change, evidence: Evidence): Fact[] {
  const source = `status.conditions of namespaces/${change.id.name}`
  const facts = conditionsOf(change, evidence)
    .filter(condition => condition.status === 'True')
    .map(({ type, reason, message }) => ({ fact: `${type}: ${reason}: ${message}`, source }))
  return [
    {
      fact: `in deletion since ${change.after?.deletionTimestamp}`,
      source: `metadata of namespaces/${change.id.name}`,
    },
    ...(facts.length > 0 ? facts : [{ fact: 'no condition says why', source }]),
  ]
}

/** What is in a namespace after the uninstall. */
export function contentOf(change: Change, evidence: Evidence): readonly SnapshotObject[] {
  return namespaceContent(evidence, change.id.name)
}
