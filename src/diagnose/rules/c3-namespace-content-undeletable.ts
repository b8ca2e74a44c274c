import type { Change } from '../../snapshot/change.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, holdOf, holdOfNamespace, isNamespace } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A webhook, a conversion or missing rights refuse the deletion of content, which is told with the namespace. */
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
  claims(change, evidence) {
    if (holdOf(change, evidence) === 'C3') return change.id.name
    return isSpared(change) && holdOfNamespace(change, evidence) === 'C3' ? change.id.namespace : undefined
  },
  explain(changes, evidence) {
    const namespaces = changes.filter(isNamespace)
    const content = changes.filter(change => !isNamespace(change))
    const still = `; ${objectsListed(content)} ${forCount(content, 'is', 'are')} still there`
    return {
      cause: `${objectsListed(namespaces)} is in deletion and cannot end: something refuses the deletion of its content${content.length > 0 ? still : ''}. The condition below names it.`,
      evidence: namespaces.flatMap(namespace => conditionFacts(namespace, evidence)),
      attribution: attribute(namespaces, evidence),
      chartFix: {
        what: 'Remove what refuses the deletion (the condition names it) before the program behind it goes, or let it pass what is in a namespace in deletion.',
      },
      // Content and namespace go by themselves when nothing refuses any more.
      cleanUp: [],
    }
  },
}

/** In a namespace in deletion everything was asked to go: what was not even marked was refused. Finalizers are a cause of their own. */
function isSpared(change: Change): boolean {
  return isPresent(change) && !isDeleting(change) && objectOf(change).finalizers.length === 0
}
