import type { Change } from '../../snapshot/change.ts'
import { displayName, shortName } from '../../snapshot/object-id.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import type { ClusterEvent, Evidence } from '../evidence/evidence.ts'
import { objectByUid } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { hookThatDeletes } from '../uninstall/pre-delete-hook.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'

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
  explain(changes, evidence) {
    const foreign = changes.flatMap(change => foreignOwners(change, evidence))
    return {
      cause: `${causeSentences(foreign) || `${objectsListed(changes)} ${forCount(changes, 'names', 'name')} an owner that is not where Kubernetes looks for it.`} The garbage collector cannot follow that: it may leave ${forCount(changes, 'the object', 'the objects')}, or delete ${forCount(changes, 'it', 'them')} at any time.`,
      evidence: changes.flatMap(change => invalidFacts(change, evidence)),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: fixSentences(changes),
        patch: hookThatDeletes(
          changes.map(({ id }) => id),
          evidence,
        ),
      },
      cleanUp: deleteCommands(changes, 'deletes what the garbage collector cannot'),
    }
  },
}

interface ForeignOwner {
  change: Change
  /** `Deployment/operator (apps)`; without a namespace when it was never seen */
  owner: string
}

/** An owner that was never seen is one of these when the collector has said so. */
function foreignOwners(change: Change, evidence: Evidence): ForeignOwner[] {
  const isSaid = eventsOf(change, evidence).length > 0
  return objectOf(change).owners.flatMap(reference => {
    const owner = objectByUid(evidence, reference.uid)
    if (owner === undefined) return isSaid ? [{ change, owner: `${reference.kind}/${reference.name}` }] : []
    const isForeign = owner.id.namespace !== undefined && owner.id.namespace !== change.id.namespace
    return isForeign ? [{ change, owner: shortName(owner.id) }] : []
  })
}

/** One sentence for all that name the same owner from the same place. */
function causeSentences(foreign: readonly ForeignOwner[]): string {
  const groups = Map.groupBy(foreign, ({ change, owner }) => `${change.id.namespace ?? ''}|${owner}`)
  const sentences = [...groups.values()].map(group => {
    const changes = unique(group.map(({ change }) => change))
    const names = `${forCount(changes, 'names', 'name')} ${group[0]?.owner} as ${forCount(changes, 'its', 'their')} owner`
    return group[0]?.change.id.namespace === undefined
      ? `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} cluster-scoped, but ${names}.`
      : `${objectsListed(changes)} ${names}, which is not in namespace ${group[0]?.change.id.namespace}.`
  })
  return sentences.slice(0, MOST_SENTENCES).join(' ')
}

const MOST_SENTENCES = 4

function fixSentences(changes: readonly Change[]): string {
  const [cluster, inside] = [changes.filter(isClusterScoped), changes.filter(change => !isClusterScoped(change))]
  const namespaces = listed(unique(inside.map(({ id }) => id.namespace ?? '')))
  return [
    ...(cluster.length === 0
      ? []
      : [
          `Delete ${objectsListed(cluster)} in a pre-delete hook, without the ownerReference; or name a cluster-scoped owner, such as a ClusterRole of the release.`,
        ]),
    ...(inside.length === 0
      ? []
      : [
          `Let ${objectsListed(inside)} name an owner in ${namespaces}, or a cluster-scoped one; or delete ${forCount(inside, 'it', 'them')} in a pre-delete hook, without the ownerReference.`,
        ]),
  ].join(' ')
}

function isClusterScoped({ id }: Change): boolean {
  return id.namespace === undefined
}

function eventsOf({ id }: Change, { events }: Evidence): ClusterEvent[] {
  return events.filter(({ uid, reason }) => uid === id.uid && reason === 'OwnerRefInvalidNamespace')
}

function invalidFacts(change: Change, evidence: Evidence): Fact[] {
  const events = eventsOf(change, evidence).map(({ message, about }) => ({
    fact: `OwnerRefInvalidNamespace: ${message}`,
    source: `event of ${about}`,
  }))
  const references = objectOf(change).owners.flatMap(reference => {
    const namespace = objectByUid(evidence, reference.uid)?.id.namespace
    if (namespace === undefined || namespace === change.id.namespace) return []
    return [
      {
        fact: `owner ${reference.kind}/${reference.name} is in namespace ${namespace}`,
        source: `ownerReferences of ${displayName(change.id)}`,
      },
    ]
  })
  return [...events, ...references]
}
