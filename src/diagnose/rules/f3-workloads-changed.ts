import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../attribution.ts'
import { DOCS } from '../documentation.ts'
import { changeSummary, fieldFacts, restoreCommands } from '../modifications.ts'
import { objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

/** Deployments and the like of others, patched by the chart. */
export const f3: Rule = {
  id: 'F3',
  title: 'Workloads that were there before came out changed',
  severity: 'leaked',
  docs: [DOCS.owners],
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'workloads' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. The chart (or what it runs) changed workloads of others and did not restore them.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Restore the workloads when the operator is uninstalled.' },
    cleanUp: restoreCommands(changes, 'gives labels and annotations their former values'),
  }),
}

function isAffected({ id }: Change): boolean {
  return (
    (id.group === 'apps' && id.resource !== 'controllerrevisions') ||
    (id.group === 'batch' && id.resource === 'cronjobs')
  )
}
