import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import { collectorBlockers } from '../evidence/collector-blockers.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectByUid } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { ownersOf } from '../origin/owner-chain.ts'
import type { Rule } from '../rule.ts'
import { asksToOrphan } from '../uninstall/uninstall-arguments.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** All owners are gone, and the garbage collector has not come. */
export const e3: Rule = {
  id: 'E3',
  title: 'Orphaned: the owner is gone, the garbage collector did not follow',
  severity: 'leaked',
  docs: [DOCS.garbageCollection, DOCS.owners],
  page: {
    what: 'All owners of an object are gone, and the garbage collector has not deleted it.',
    looks:
      'An ownerReference to a UID that no longer exists; or the reference was there before the uninstall and has been taken off.',
    why: 'Something blocks the collector (a webhook that refuses the deletion, a broken API), or the owner was deleted with `--cascade=orphan`, which leaves dependents on purpose.',
    fix: 'Remove what blocks the collector; delete owners with background or foreground propagation.',
    cleanUp: 'Delete the objects by name.',
  },
  claims: (change, evidence) => (isOrphan(change, evidence) ? 'orphans' : undefined),
  explain(changes, evidence) {
    const owners = unique(changes.flatMap(change => ownerNames(change, evidence)))
    const isReleased = changes.some(isStripped)
    const blockers = isReleased ? [] : collectorBlockers(changes, evidence)
    const isAskedFor = isReleased && asksToOrphan(evidence.uninstall?.argv ?? [])
    const how = isAskedFor ? 'the uninstall was run with `--cascade orphan`' : 'it was deleted with `--cascade=orphan`'
    const why = isReleased
      ? `${forCount(changes, 'Its ownerReference was', 'Their ownerReferences were')} stripped when the owner went: ${how}, which leaves dependents on purpose.`
      : `Kubernetes' garbage collector should have deleted ${forCount(changes, 'it', 'them')} and did not: ${blockers.map(({ what }) => what).join('; and ') || 'something blocks it, such as a broken webhook or API'}.`
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'belongs', 'belong')} to ${listed(owners)}, which no longer ${owners.length === 1 ? 'exists' : 'exist'}. ${why}`,
      evidence: [
        ...changes.slice(0, 8).flatMap(change => ownerFacts(change, evidence)),
        ...blockers.flatMap(({ facts }) => facts),
      ],
      attribution: attribute(changes, evidence),
      chartFix: {
        what: isAskedFor
          ? 'Nothing: uninstall without `--cascade orphan` where the dependents are to go with their owners.'
          : isReleased
            ? 'Delete the owner with background or foreground propagation (the default), not with `--cascade=orphan`.'
            : 'Remove what blocks the garbage collector: a webhook, a CRD conversion or an APIService whose Service is gone.',
      },
      cleanUp: deleteCommands(
        changes,
        blockers.length > 0
          ? 'deletes what the owner left behind; the garbage collector does it, too, once nothing blocks it any more'
          : 'deletes what the owner left behind',
      ),
    }
  },
}

/** The references were there while the chart was installed, and are not any more. */
function isStripped(change: Change): boolean {
  return objectOf(change).owners.length === 0
}

function ownerNames(change: Change, evidence: Evidence): string[] {
  return ownersOf(objectOf(change), evidence).map(owner => `${owner.kind}/${owner.name}`)
}

function ownerFacts(change: Change, evidence: Evidence): Fact[] {
  const when = isStripped(change) ? ' (before the uninstall; the reference is gone now)' : ''
  return ownersOf(objectOf(change), evidence).map(owner => ({
    fact: `owner ${owner.kind}/${owner.name} with UID ${owner.uid} does not exist`,
    source: `ownerReferences of ${displayName(change.id)}${when}`,
  }))
}

/** An owner counts as gone when it was seen before, or when everything could be listed. */
function isOrphan(change: Change, evidence: Evidence): boolean {
  if (!isPresent(change) || isDeleting(change)) return false
  const owners = ownersOf(objectOf(change), evidence)
  if (owners.length === 0 || owners.some(({ uid }) => evidence.after.objects.has(uid))) return false
  return evidence.after.failures.length === 0 || owners.every(({ uid }) => objectByUid(evidence, uid) !== undefined)
}
