import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../attribution.ts'
import { DOCS } from '../documentation.ts'
import { objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, terminatingReason } from '../terminating-namespace.ts'

/** Content remains, and no finalizer is named. */
export const c4: Rule = {
  id: 'C4',
  title: 'A namespace cannot end: objects remain in it',
  severity: 'stuck',
  docs: [DOCS.namespaces],
  claims: (change, evidence) =>
    terminatingReason(change, evidence, 'NamespaceContentRemaining') ? change.id.name : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} is in deletion and cannot end: objects remain in it. The condition below counts them.`,
    evidence: conditionFacts(changes[0] as Change, evidence),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Let the uninstall delete these objects, or the controller that keeps making them, first.' },
    cleanUp: [],
  }),
}
