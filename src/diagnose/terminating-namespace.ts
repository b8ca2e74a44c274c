/** Namespaces in deletion: what blocks one is written in its conditions, not in its own finalizers. */
import type { Change } from '../snapshot/change.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import { conditionsOf, field, isDeleting, objectOf, trueCondition } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { namespaceContent } from './evidence-index.ts'
import type { Fact } from './finding.ts'

/** True for a Namespace, in deletion or not. */
export function isNamespace({ id }: Pick<Change, 'id'>): boolean {
  return id.group === '' && id.resource === 'namespaces'
}

/** What keeps a namespace in deletion from ending, by the rule that tells of it. */
type Hold = 'C1' | 'C3' | 'C4' | 'C5' | 'C6'

/** The first of them that is so: the others may only follow from it. Undefined for anything but a namespace in deletion. */
export function holdOf(change: Change, evidence: Evidence): Hold | undefined {
  if (!isNamespace(change) || !isDeleting(change)) return undefined
  const is = (type: string) => trueCondition(change, evidence, type) !== undefined
  if (is('NamespaceDeletionDiscoveryFailure')) return 'C1'
  if (is('NamespaceDeletionContentFailure')) return 'C3'
  if (ownFinalizers(change, evidence).length > 0) return 'C6'
  if (is('NamespaceFinalizersRemaining')) return 'C5'
  return is('NamespaceContentRemaining') ? 'C4' : undefined
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

/** All conditions that are True, quoted. */
export function conditionFacts(change: Change, evidence: Evidence): Fact[] {
  return [
    {
      fact: `in deletion since ${change.after?.deletionTimestamp}`,
      source: `metadata of namespaces/${change.id.name}`,
    },
    ...conditionsOf(change, evidence)
      .filter(condition => condition.status === 'True')
      .map(({ type, reason, message }) => ({
        fact: `${type}: ${reason}: ${message}`,
        source: `status.conditions of namespaces/${change.id.name}`,
      })),
  ]
}

/** What is in a namespace after the uninstall. */
export function contentOf(change: Change, evidence: Evidence): readonly SnapshotObject[] {
  return namespaceContent(evidence, change.id.name)
}
