import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { predecessorOf } from '../../timeline/timeline.ts'
import { isMadeAfterUninstall, madeAt, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { creatorOf } from '../origin/managers.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Deleted and made again: something else wants the object. */
export const e9: Rule = {
  id: 'E9',
  title: 'Made again after it was deleted',
  severity: 'leaked',
  docs: [DOCS.owners],
  page: {
    what: 'An object was deleted and made again under the same name.',
    looks: 'The same place with another UID than before.',
    why: 'Something that still runs wants the object to exist: a second controller, a GitOps tool, an addon manager.',
    fix: 'Stop what makes the object before it is deleted.',
    cleanUp: 'Stop what makes it first; then delete the object.',
  },
  // A hook that a former release left is made anew by the next install: that is A5.
  claims: (change, evidence) =>
    hookOf(change, evidence) === undefined && former(change, evidence)
      ? (creatorOf(objectOf(change))?.manager ?? 'unknown')
      : undefined,
  explain(changes, evidence) {
    const manager = creatorOf(objectOf(changes[0] as Change))?.manager
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} deleted and made again under the same name${manager ? ` by field manager \`${manager}\`` : ''}: something that still runs wants ${forCount(changes, 'it', 'them')} to exist.`,
      evidence: changes.flatMap(change => uidFacts(change, evidence)),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Stop what makes the object (a second controller, a GitOps tool, an addon manager) before it is deleted.',
      },
      // An object of the baseline is not ours to delete.
      cleanUp: deleteCommands(
        changes.filter(change => change.kind !== 'recreated'),
        'deletes it; while what wants it still runs, it comes back',
      ),
    }
  },
}

/** The object that was at this place before: in the baseline, or while the chart was installed. */
function former(change: Change, evidence: Evidence): string | undefined {
  if (change.kind === 'recreated') return change.before?.id.uid
  if ((change.kind !== 'left' && change.kind !== 'stuck') || hookOf(change, evidence)) return undefined
  if (!isMadeAfterUninstall(change, evidence)) return undefined
  const before = predecessorOf(evidence.timeline, change.id)?.id ?? objectAt(evidence, 'installed', change.id)?.id
  return before && before.uid !== change.id.uid ? before.uid : undefined
}

function uidFacts(change: Change, evidence: Evidence): Fact[] {
  const predecessor = predecessorOf(evidence.timeline, change.id)
  return [
    {
      fact: `UID ${former(change, evidence)} became ${change.id.uid}, made at ${madeAt(change, evidence)}`,
      source: `metadata of ${displayName(change.id)}`,
    },
    ...(predecessor
      ? [{ fact: `deleted at ${predecessor.at}, made again at ${madeAt(change, evidence)}`, source: 'timeline' }]
      : []),
  ]
}
