import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts, fieldsUnder, restoreCommands } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** Labels and annotations of baseline namespaces. */
export const f2: Rule = {
  id: 'F2',
  title: 'Namespaces that were there before came out changed',
  severity: 'leaked',
  docs: [DOCS.namespaces, DOCS.helmHooks],
  page: {
    what: 'Namespaces that were there before came out with other labels or annotations.',
    looks: 'The metadata of the namespace differs from the baseline; `managedFields` names who wrote it.',
    why: 'Hooks and operators mark namespaces to switch policies or injection on, and nothing takes the marks off at the uninstall.',
    fix: 'Take the labels and annotations back in a delete hook, or leave namespaces that the chart does not own alone.',
    cleanUp: '`kubectl label namespace NAME KEY-` and `kubectl annotate namespace NAME KEY-`, or the former value.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'namespaces' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Labels of a namespace switch policies and injection on and off for everything in it, and nothing took them back.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Take the labels and annotations back in a delete hook, or leave namespaces that the chart does not own alone.',
    },
    cleanUp: restoreCommands(changes, 'gives labels and annotations their former values'),
  }),
}

function isAffected({ id, fields }: Change): boolean {
  const isNamespace = id.group === '' && id.resource === 'namespaces'
  return (
    isNamespace && ['metadata.labels', 'metadata.annotations'].some(path => fieldsUnder({ fields }, path).length > 0)
  )
}
