import { abandonedGroup, explainAbandoned } from '../abandoned.ts'
import { DOCS } from '../documentation.ts'
import { isCustomResource } from '../evidence-index.ts'
import type { Rule } from '../rule.ts'

/** Custom resources whose operator went first; also those that nobody has deleted yet. */
export const b1: Rule = {
  id: 'B1',
  title: 'A finalizer has lost the controller that removes it',
  severity: 'stuck',
  docs: [DOCS.finalizers, DOCS.helmHooks],
  claims: (change, evidence) => (isCustomResource(evidence, change.id) ? abandonedGroup(change, evidence) : undefined),
  explain: explainAbandoned,
}
