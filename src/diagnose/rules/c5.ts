import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../attribution.ts'
import { DOCS } from '../documentation.ts'
import { forCount, listed, objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, contentOf, terminatingReason } from '../terminating-namespace.ts'

/** A namespace in deletion whose content has finalizers. */
export const c5: Rule = {
  id: 'C5',
  title: 'A namespace cannot end: finalizers remain in it',
  severity: 'stuck',
  docs: [DOCS.namespaces, DOCS.finalizers],
  claims: (change, evidence) =>
    terminatingReason(change, evidence, 'NamespaceFinalizersRemaining') ? change.id.name : undefined,
  explain(changes, evidence) {
    const [namespace] = changes as [Change]
    const holders = contentOf(namespace, evidence).filter(object => object.finalizers.length > 0)
    const names = listed(holders.map(({ id }) => `${id.kind}/${id.name}`))
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion and cannot end: ${names === '' ? 'objects in it' : names} ${holders.length === 1 ? 'carries a finalizer' : 'carry finalizers'} that nobody has removed.`,
      evidence: conditionFacts(namespace, evidence),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Let a pre-delete hook delete these objects and wait, while the controller that removes their finalizers still runs.',
      },
      // The namespace ends by itself when what holds it is gone; forcing it would orphan its content.
      cleanUp: [],
    }
  },
}
