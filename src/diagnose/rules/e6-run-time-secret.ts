import { displayName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { creatorOf } from '../origin/managers.ts'
import { runtimeMaker } from '../origin/runtime-objects.ts'
import { otherRelease, trackerOf } from '../origin/tracking.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Secrets made at run time: certificates, tokens, passwords. */
export const e6: Rule = {
  id: 'E6',
  title: 'A Secret made at run time stays',
  severity: 'leaked',
  docs: [DOCS.secrets, DOCS.owners],
  page: {
    what: 'A Secret that was made at run time is left: a certificate, a token, a password.',
    looks:
      'A Secret without an ownerReference that is in no template; `managedFields` names the operator or a certificate Job.',
    why: 'Helm does not know what programs and Jobs make, and such a Secret has no owner that would take it along.',
    fix: 'Set an ownerReference on the Secret, or delete it in a pre-delete hook. Keep it with a reason if it must survive a new installation.',
    cleanUp: 'Delete the Secret by name; what was encrypted or signed with it can then no longer be used.',
  },
  claims(change, evidence) {
    const object = objectOf(change)
    if (change.id.group !== '' || change.id.kind !== 'Secret' || trackerOf(object) || otherRelease(object, evidence))
      return undefined
    return runtimeMaker(change, evidence)
  },
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made at run time by ${runtimeMaker(changes[0] as (typeof changes)[number], evidence)}, with no owner: certificates, tokens or passwords that outlive the release.`,
    evidence: changes.slice(0, 8).map(change => ({
      fact: `made at ${objectOf(change).creationTimestamp} by field manager \`${creatorOf(objectOf(change))?.manager}\`; no ownerReference, not in the manifest`,
      source: `metadata of ${displayName(change.id)} (its data is never read)`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Set an ownerReference on the Secret, or delete it in a pre-delete hook; keep it with a reason if it must survive a reinstall.',
    },
    cleanUp: deleteCommands(
      changes,
      'deletes the Secret; what was encrypted or signed with it can then no longer be used',
    ),
  }),
}
