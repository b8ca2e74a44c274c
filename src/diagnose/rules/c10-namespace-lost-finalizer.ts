import type { Change } from '../../snapshot/change.ts'
import { isDeleting } from '../evidence/change-facts.ts'
import type { Rule } from '../rule.ts'
import { isNamespace } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { fieldFacts } from '../words/modifications.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** `spec.finalizers` of a live namespace was emptied: its next deletion never ends. */
export const c10: Rule = {
  id: 'C10',
  title: 'A namespace lost its finalizer: its next deletion will never end',
  severity: 'stuck',
  docs: [DOCS.namespaces],
  page: {
    what: 'Something emptied `spec.finalizers` of a namespace that was not being deleted.',
    looks:
      '`spec.finalizers` of the namespace is empty where it was `[kubernetes]`. The next deletion leaves it Terminating, without any condition.',
    why: 'Scripts that "repair" namespaces write an empty list to the `finalize` subresource. Done to a live namespace, it takes away the mark by which the namespace controller knows its work.',
    fix: 'Never write to the `finalize` subresource of a namespace that is not being deleted.',
    cleanUp:
      'Write `spec.finalizers: [kubernetes]` back to the `finalize` subresource: `kubectl replace --raw /api/v1/namespaces/NAME/finalize -f FILE`.',
  },
  claims: change => (isEmptied(change) ? 'namespaces' : undefined),
  explain: changes => ({
    cause: `Something emptied \`spec.finalizers\` of ${objectsListed(changes)} while ${forCount(changes, 'it was', 'they were')} not being deleted. The next deletion then stays Terminating for ever, without any condition.`,
    evidence: changes.flatMap(fieldFacts),
    // What is taken away leaves no field manager: whoever wrote last wrote something else.
    attribution: {},
    chartFix: {
      what: 'Never write to the `finalize` subresource of a namespace that is not being deleted. `clean-uninstall explain C10` says how it is put right again.',
    },
    // kubectl reaches this subresource only with a file: no command that could stand here.
    cleanUp: [],
  }),
}

/** The content of a namespace in a snapshot is its `spec.finalizers`. */
function isEmptied(change: Change): boolean {
  if (!isNamespace(change) || isDeleting(change)) return false
  return change.fields.some(
    ({ path, before, after }) =>
      /(^|\.)finalizers$/.test(path) && !path.startsWith('metadata') && before !== '[]' && after === '[]',
  )
}
