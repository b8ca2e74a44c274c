import { abandonedGroup, explainAbandoned } from '../abandoned.ts'
import { DOCS } from '../documentation.ts'
import { isCustomResource } from '../evidence-index.ts'
import type { Rule } from '../rule.ts'

/** The same on built-in kinds: ConfigMaps, Secrets, Services that an operator put a finalizer on. */
export const b5: Rule = {
  id: 'B5',
  title: 'A finalizer on a built-in kind has lost the controller that removes it',
  severity: 'stuck',
  docs: [DOCS.finalizers, DOCS.helmHooks],
  claims: (change, evidence) => (isCustomResource(evidence, change.id) ? undefined : abandonedGroup(change, evidence)),
  explain: explainAbandoned,
}
