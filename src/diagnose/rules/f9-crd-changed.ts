import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** A baseline CRD replaced, or objects of a new version stored. */
export const f9: Rule = {
  id: 'F9',
  title: 'A CRD that was there before came out changed',
  severity: 'leaked',
  docs: [DOCS.crdVersions, DOCS.helmCrds],
  page: {
    what: 'A CRD that was there before came out changed: its schema, its versions, or the versions in which objects were stored.',
    looks: '`spec` or `status.storedVersions` of the CRD differs from the baseline.',
    why: 'The chart, or a program of it, applied its own copy over the one that was there. A version that was once stored stays in `status.storedVersions`.',
    fix: 'Do not replace CRDs that the chart does not own; check at install time whether they are there.',
    cleanUp:
      'Apply the former CRD again from where it came from. Before a version can be removed, its objects have to be stored in another one, and its name taken out of `status.storedVersions`.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'CRDs' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Others may use this CRD; a version that was once stored cannot simply be removed again.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Do not replace CRDs that the chart does not own; check at install time whether they are there.',
    },
    cleanUp: [],
  }),
}

function isAffected({ id, fields }: Change): boolean {
  return (
    id.group === 'apiextensions.k8s.io' &&
    id.resource === 'customresourcedefinitions' &&
    fields.some(({ path }) => !path.startsWith('metadata.'))
  )
}
