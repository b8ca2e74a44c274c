import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, holdOf, holdOfNamespace, isNamespace } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Content remains, and no finalizer is named; what is on its way out, or waits for its turn, is told with the namespace. */
export const c4: Rule = {
  id: 'C4',
  title: 'A namespace cannot end: objects remain in it',
  severity: 'stuck',
  docs: [DOCS.namespaces],
  page: {
    what: 'A namespace is in deletion and cannot end, because objects remain in it.',
    looks:
      'The condition `NamespaceContentRemaining=True` with reason `SomeResourcesRemain`: `PLURAL.GROUP has N resource instances`, and no finalizer is named. Since Kubernetes 1.33 no condition at all, as long as there are pods.',
    why: 'The namespace controller deletes everything and counts what is left: pods in a long grace period, or objects that take their time. Since Kubernetes 1.33 it deletes the pods first, and nothing else before the last of them is gone.',
    fix: 'Let the uninstall delete these objects, or what keeps them, before the namespace.',
    cleanUp:
      'Wait until the pods are over, or find out what else the counted objects wait for. Never force the namespace: its content would be left without one.',
  },
  claims(change, evidence) {
    if (holdOf(change, evidence) === 'C4') return change.id.name
    return isToGo(change) && holdOfNamespace(change, evidence) === 'C4' ? change.id.namespace : undefined
  },
  explain(changes, evidence) {
    const namespaces = changes.filter(isNamespace)
    const content = changes.filter(change => !isNamespace(change) && isDeleting(change))
    const others = changes.filter(change => !isNamespace(change) && !isDeleting(change))
    const still = `${objectsListed(content)} ${forCount(content, 'was', 'were')} told to end and ${forCount(content, 'is', 'are')} still there`
    const turn = ` ${objectsListed(others)} ${forCount(others, 'has', 'have')} to wait until then.`
    return {
      cause: `${objectsListed(namespaces)} is in deletion and cannot end: ${content.length > 0 ? still : 'objects remain in it'}.${others.length > 0 ? turn : ''}`,
      evidence: [
        ...namespaces.flatMap(namespace => conditionFacts(namespace, evidence)),
        ...content.slice(0, 5).map(endFact),
      ],
      attribution: attribute(namespaces, evidence),
      chartFix: {
        what: 'Let the uninstall delete these objects, or the controller that keeps making them, first; let pods end on SIGTERM, and shorten their `terminationGracePeriodSeconds`.',
      },
      cleanUp: deleteCommands(content, 'waits until they have ended; the namespace then ends by itself'),
    }
  },
}

/** In a namespace in deletion everything is to go. Finalizers are a cause of their own. */
function isToGo(change: Change): boolean {
  return isPresent(change) && objectOf(change).finalizers.length === 0
}

/** A deletionTimestamp contains the grace period. */
function endFact(change: Change): Fact {
  const { deletionTimestamp, deletionGracePeriodSeconds } = objectOf(change)
  const grace = deletionGracePeriodSeconds ? `, grace period ${deletionGracePeriodSeconds} s` : ''
  return { fact: `to be gone at ${deletionTimestamp}${grace}`, source: `metadata of ${displayName(change.id)}` }
}
