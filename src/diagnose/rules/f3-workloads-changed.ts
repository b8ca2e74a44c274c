import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts, restoreCommands } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** Deployments and the like of others, patched by the chart. */
export const f3: Rule = {
  id: 'F3',
  title: 'Workloads that were there before came out changed',
  severity: 'leaked',
  docs: [DOCS.owners],
  page: {
    what: 'Workloads of others came out changed: labels, annotations, or the pod template.',
    looks:
      'The metadata or the `generation` of a Deployment, StatefulSet, DaemonSet or CronJob of the baseline differs.',
    why: 'Operators inject containers, variables or annotations into workloads, and are gone before anybody asks them to take that back.',
    fix: 'Let the operator restore the workloads at the uninstall, while it still runs.',
    cleanUp:
      'Give labels and annotations their former values. A pod template has to be restored from where it came from (`kubectl rollout undo`, if the former revision is still there).',
  },
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
