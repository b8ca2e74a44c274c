import type { Change } from '../../snapshot/change.ts'
import { releaseCommands } from '../finalizers/release.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, holdOf, ownFinalizers } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { listed, objectsListed } from '../words/phrases.ts'

/** A finalizer on the namespace itself, besides Kubernetes' own. */
export const c6: Rule = {
  id: 'C6',
  title: 'A namespace cannot end: it carries a finalizer of its own',
  severity: 'stuck',
  docs: [DOCS.namespaces, DOCS.finalizers],
  page: {
    what: 'A namespace is in deletion and carries a finalizer itself, besides the one of Kubernetes.',
    looks:
      '`metadata.finalizers`, or an entry other than `kubernetes` in `spec.finalizers`, while nothing is left in the namespace.',
    why: 'Something marked the namespace as its own. Only that program takes the mark off, and it is gone or has not done so.',
    fix: 'Let the controller take its finalizer off the namespace before it is deleted, or do not write finalizers on namespaces.',
    cleanUp: 'Take the finalizer off the namespace with `kubectl patch`, after a look at what set it.',
  },
  claims: (change, evidence) => (holdOf(change, evidence) === 'C6' ? change.id.name : undefined),
  explain(changes, evidence) {
    const [namespace] = changes as [Change]
    const finalizers = ownFinalizers(namespace, evidence)
    return {
      cause: `${objectsListed(changes)} is in deletion and carries the finalizer ${listed(finalizers.map(name => `\`${name}\``))} itself; only the controller that set it can take it off.`,
      evidence: [
        { fact: `finalizers ${finalizers.join(', ')}`, source: `namespaces/${namespace.id.name}` },
        ...conditionFacts(namespace, evidence),
      ],
      attribution: attribute(changes, evidence),
      chartFix: { what: 'Let the controller take its finalizer off the namespace before it is deleted.' },
      cleanUp: releaseCommands(changes, evidence),
    }
  },
}
