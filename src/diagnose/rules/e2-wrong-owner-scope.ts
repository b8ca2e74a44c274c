import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectByUid } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** An ownerReference that Kubernetes does not allow: into another namespace, or from cluster scope into a namespace. */
export const e2: Rule = {
  id: 'E2',
  title: 'An ownerReference points where Kubernetes does not allow it',
  severity: 'leaked',
  docs: [DOCS.owners],
  page: {
    what: 'An object names an owner that Kubernetes does not allow: in another namespace, or a namespaced one for a cluster-scoped object.',
    looks: 'A warning event `OwnerRefInvalidNamespace`, or an ownerReference whose owner is in another namespace.',
    why: 'The garbage collector looks for the owner in the namespace of the dependent. It does not find it there, and either leaves the object or deletes it as an orphan.',
    fix: 'Name a cluster-scoped owner or one of the same namespace, or clean up by a finalizer or a pre-delete hook.',
    cleanUp: 'Delete the objects by name.',
  },
  claims: (change, evidence) => (isPresent(change) && invalidFacts(change, evidence).length > 0 ? 'owners' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'names', 'name')} an owner in another namespace (or a namespaced owner from cluster scope). The garbage collector cannot follow that: it may leave the object, or delete it at any time.`,
    evidence: changes.flatMap(change => invalidFacts(change, evidence)),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Name a cluster-scoped owner or one of the same namespace, or clean up by a finalizer instead.' },
    cleanUp: deleteCommands(changes, 'deletes what the garbage collector cannot'),
  }),
}

function invalidFacts(change: Change, evidence: Evidence): Fact[] {
  const events = evidence.events
    .filter(({ uid, reason }) => uid === change.id.uid && reason === 'OwnerRefInvalidNamespace')
    .map(({ message, about }) => ({ fact: `OwnerRefInvalidNamespace: ${message}`, source: `event of ${about}` }))
  const references = objectOf(change).owners.flatMap(reference => {
    const owner = objectByUid(evidence, reference.uid)
    const isForeign = owner?.id.namespace !== undefined && owner.id.namespace !== change.id.namespace
    return isForeign
      ? [
          {
            fact: `owner ${reference.kind}/${reference.name} is in namespace ${owner?.id.namespace}`,
            source: `ownerReferences of ${displayName(change.id)}`,
          },
        ]
      : []
  })
  return [...events, ...references]
}
