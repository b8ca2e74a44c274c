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
  page: {
    what: 'A namespace is in deletion and cannot end, because objects remain in it.',
    looks:
      'The condition `NamespaceContentRemaining=True` with reason `SomeResourcesRemain`: `PLURAL.GROUP has N resource instances`, and no finalizer is named.',
    why: 'The namespace controller deletes everything and counts what is left: pods in a long grace period, or objects that take their time.',
    fix: 'Let the uninstall delete these objects, or what keeps them, before the namespace.',
    cleanUp:
      'Find out what the counted objects wait for. Never force the namespace: its content would be left without one.',
  },
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
