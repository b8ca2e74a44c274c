import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { changeOf } from '../evidence/evidence-index.ts'
import { type FinalizerState, finalizerStates } from '../finalizers/finalizers.ts'
import { releaseCommands } from '../finalizers/release.ts'
import { attendedFinalizers, stallLogs, stallOf } from '../finalizers/stalled.ts'
import { attribute } from '../origin/attribution.ts'
import { isHelm } from '../origin/managers.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** An owner that waits for dependents which do not go. */
export const b10: Rule = {
  id: 'B10',
  title: 'An owner waits for dependents that do not go',
  severity: 'stuck',
  docs: [DOCS.garbageCollection],
  page: {
    what: 'An owner was deleted in the foreground and waits for dependents that do not go.',
    looks:
      'The owner has a deletionTimestamp and the finalizer `foregroundDeletion`; a dependent has an ownerReference with `blockOwnerDeletion: true`, and is held itself.',
    why: 'With foreground propagation the garbage collector deletes the dependents first and keeps the owner until those that block are gone.',
    fix: 'Remove what holds the dependent, most often a finalizer of a controller that went first.',
    cleanUp: 'Release the dependent, or wait for its controller where that still runs; the owner then goes by itself.',
  },
  claims: (change, evidence) =>
    dependents(change, evidence).length > 0 ? change.id.uid : waitingOwner(change, evidence)?.id.uid,
  explain(changes, evidence) {
    const owners = changes.filter(change => dependents(change, evidence).length > 0)
    const blocked = owners.flatMap(owner => dependents(owner, evidence))
    const attended = blocked.flatMap(change => attendedFinalizers(change, evidence))
    const stall = attended.length === 0 ? undefined : stallOf(attended, evidence)
    return {
      cause: `${objectsListed(owners)} ${forCount(owners, 'is', 'are')} deleted in the foreground: the garbage collector keeps ${forCount(owners, 'it', 'them')} until the dependents are gone, and ${objectsListed(blocked)} ${forCount(blocked, 'does', 'do')} not go.${stall ? ` ${forCount(blocked, 'It waits', 'Something of that waits')} for ${stall.waitingFor}.` : ''}`,
      evidence: blocked.slice(0, 5).map(change => ({
        fact: `\`blockOwnerDeletion: true\`${objectOf(change).finalizers.length > 0 ? `, finalizers ${objectOf(change).finalizers.join(', ')}` : ''}`,
        source: `metadata of ${displayName(change.id)}`,
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: stall?.fix ?? `Remove what holds ${objectsListed(blocked)}; the owner then goes by itself.`,
      },
      cleanUp: [...stallLogs(attended, evidence), ...releaseCommands([...blocked, ...owners], evidence)],
    }
  },
}

function dependents(change: Change, evidence: Evidence): Change[] {
  if (!waitsForDependents(change)) return []
  return evidence.changes.filter(other => blockedOwners(other).includes(change.id.uid))
}

function waitsForDependents(change: Change): boolean {
  return isDeleting(change) && objectOf(change).finalizers.includes('foregroundDeletion')
}

/** UIDs of the owners that may not go before it. */
function blockedOwners({ after }: Change): string[] {
  return (after?.owners ?? []).filter(owner => owner.blockOwnerDeletion === true).map(({ uid }) => uid)
}

/** The owner that a dependent keeps: told together where nothing else is known of what holds the dependent. */
function waitingOwner(change: Change, evidence: Evidence): Change | undefined {
  if (!isDeleting(change) || !finalizerStates(change, evidence).every(isOfNobody)) return undefined
  const owners = blockedOwners(change).map(uid => changeOf(evidence, uid))
  return owners.find(owner => owner !== undefined && waitsForDependents(owner))
}

/** Neither a controller nor a product is known that removes it, nor is it one that the chart declares (B14). */
function isOfNobody({ remover }: FinalizerState): boolean {
  return remover.kind === 'kubernetes' || (remover.kind === 'unknown' && !isHelm(remover.declaredBy ?? ''))
}
