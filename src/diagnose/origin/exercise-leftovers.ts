/** What the user's own steps made, or may have made: nothing is wrong with the chart for it, and it is left all the same. */
import type { Change } from '../../snapshot/change.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CleanUp, Fact, Finding } from '../finding.ts'
import { forCount, objectsListed } from '../words/phrases.ts'
import { creatorOf, isApplied } from './managers.ts'
import { workloadsOfManager } from './workload-manager.ts'
import { releaseWorkloads, type Workload, workloadName } from './workloads.ts'

/** One finding for what the exercise made, and one for what a workload of the release may have made as well. */
export function exerciseFindings(
  changes: readonly Change[],
  evidence: Evidence,
  shown: { facts: (change: Change) => Fact[]; cleanUp: (changes: Change[]) => CleanUp[] },
): Finding[] {
  const groups = Map.groupBy(changes, change => rivals(objectOf(change), evidence).map(workloadName).join(' or '))
  return [...groups].map(([others, group]) => ({
    ...words(group, others),
    class: 'exercise',
    severity: group.some(change => change.kind === 'stuck') ? 'stuck' : 'leaked',
    changes: group,
    docs: [],
    evidence: group.slice(0, DESCRIBED).flatMap(shown.facts),
    attribution: {},
    cleanUp: shown.cleanUp(group),
  }))
}

/** More objects than these are counted, not described. */
const DESCRIBED = 8

function words(changes: readonly Change[], others: string): Pick<Finding, 'title' | 'cause' | 'chartFix'> {
  const what = objectsListed(changes)
  const was = forCount(changes, 'was', 'were')
  const them = forCount(changes, 'it', 'them')
  const undone = `Nothing, when the uninstall need not remove ${them}: let a command at the end of the exercise delete ${them}, or take ${them} out with ignore. Else let the chart delete ${them} in a pre-delete hook.`
  if (others === '')
    return {
      title: 'Made by the exercise, and still there',
      cause: `${what} ${was} made by the exercise, not by the chart, and nothing has removed ${them} since: the exercise is not undone before the uninstall.`,
      chartFix: { what: undone },
    }
  return {
    title: 'Made by kubectl while the exercise ran, and still there',
    cause: `${what} ${was} made by kubectl while the exercise ran: by the exercise, or by ${others}, which runs kubectl as well. Nothing has removed ${them} since.`,
    chartFix: {
      what: `Find out who made ${them} (with \`--field-manager\` kubectl writes under a name of its own). The chart: let it delete ${them} in a pre-delete hook. The exercise: ${undone.charAt(0).toLowerCase()}${undone.slice(1)}`,
    },
  }
}

/** Workloads of the release that ran kubectl meanwhile. Hooks did not: Helm waits for them, or runs them at the uninstall. */
function rivals(object: SnapshotObject, evidence: Evidence): Workload[] {
  const creator = creatorOf(object)
  if (creator === undefined || isApplied(object, evidence)) return []
  const running = releaseWorkloads(evidence).filter(({ onlyAtUninstall }) => onlyAtUninstall === undefined)
  return workloadsOfManager(creator.manager, running)
}
