import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { attribute } from '../attribution.ts'
import { isDeleting, isPresent, objectOf } from '../change-facts.ts'
import { DOCS } from '../documentation.ts'
import type { Evidence } from '../evidence.ts'
import { objectByUid } from '../evidence-index.ts'
import { deleteCommands } from '../kubectl.ts'
import { forCount, listed, objectsListed, unique } from '../phrases.ts'
import type { Rule } from '../rule.ts'

/** All owners are gone, and the garbage collector has not come. */
export const e3: Rule = {
  id: 'E3',
  title: 'Orphaned: the owner is gone, the garbage collector did not follow',
  severity: 'leaked',
  docs: [DOCS.garbageCollection, DOCS.owners],
  claims: (change, evidence) => (isOrphan(change, evidence) ? 'orphans' : undefined),
  explain(changes, evidence) {
    const owners = unique(
      changes.flatMap(change => objectOf(change).owners.map(owner => `${owner.kind}/${owner.name}`)),
    )
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'belongs', 'belong')} to ${listed(owners)}, which no longer exists. Kubernetes' garbage collector should have deleted ${forCount(changes, 'it', 'them')} and did not: it is blocked (by a broken webhook or API), or the owner was deleted with \`--cascade=orphan\`.`,
      evidence: changes.slice(0, 8).flatMap(change =>
        objectOf(change).owners.map(owner => ({
          fact: `owner ${owner.kind}/${owner.name} with UID ${owner.uid} does not exist`,
          source: `ownerReferences of ${displayName(change.id)}`,
        })),
      ),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Remove what blocks the garbage collector: a webhook, a CRD conversion or an APIService whose Service is gone.',
      },
      cleanUp: deleteCommands(changes, 'deletes what the garbage collector left'),
    }
  },
}

/** An owner counts as gone when it was seen before, or when everything could be listed. */
function isOrphan(change: Change, evidence: Evidence): boolean {
  const { owners } = objectOf(change)
  if (!isPresent(change) || isDeleting(change) || owners.length === 0) return false
  if (owners.some(({ uid }) => evidence.after.objects.has(uid))) return false
  return evidence.after.failures.length === 0 || owners.every(({ uid }) => objectByUid(evidence, uid) !== undefined)
}
