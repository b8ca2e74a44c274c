/** Namespaces in deletion: what blocks one is written in its conditions, not in its own finalizers. */
import type { Change } from '../snapshot/change.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import { type Condition, conditionsOf, isDeleting, trueCondition } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { namespaceContent } from './evidence-index.ts'
import type { Fact } from './finding.ts'

/** True for a Namespace, in deletion or not. */
export function isNamespace({ id }: Pick<Change, 'id'>): boolean {
  return id.group === '' && id.resource === 'namespaces'
}

/** The condition of this type when the change is a namespace in deletion and the condition is True. */
export function terminatingReason(change: Change, evidence: Evidence, type: string): Condition | undefined {
  return isNamespace(change) && isDeleting(change) ? trueCondition(change, evidence, type) : undefined
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
