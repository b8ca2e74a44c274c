import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../attribution.ts'
import { DOCS } from '../documentation.ts'
import { objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, terminatingReason } from '../terminating-namespace.ts'

/** A webhook, a conversion or missing rights refuse the deletion of content. */
export const c3: Rule = {
  id: 'C3',
  title: 'A namespace cannot end: its content cannot be deleted',
  severity: 'stuck',
  docs: [DOCS.namespaces, DOCS.webhooks],
  page: {
    what: 'A namespace is in deletion and cannot end, because something refuses the deletion of its content.',
    looks:
      'The condition `NamespaceDeletionContentFailure=True` with reason `ContentDeletionFailed`; its message names the culprit.',
    why: 'A webhook whose Service is gone, a conversion, an admission policy or missing rights refuse the delete requests of the namespace controller.',
    fix: 'Remove what refuses the deletion before the program behind it goes.',
    cleanUp: 'Remove what the condition names, such as the webhook configuration; the namespace then ends by itself.',
  },
  claims: (change, evidence) =>
    terminatingReason(change, evidence, 'NamespaceDeletionContentFailure') ? change.id.name : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} is in deletion and cannot end: something refuses the deletion of its content. The condition below names it.`,
    evidence: conditionFacts(changes[0] as Change, evidence),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Remove what refuses the deletion (the condition names it) before the Service behind it goes.' },
    cleanUp: [],
  }),
}
