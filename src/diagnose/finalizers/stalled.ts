/** Deletions that wait for a controller which is alive: what B6 says of them, and every rule that meets one. */
import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import type { CleanUp } from '../finding.ts'
import { hasPod } from '../origin/presence.ts'
import { type Workload, workloadName } from '../origin/workloads.ts'
import { logsCommand } from '../words/kubectl.ts'
import { listed, unique } from '../words/phrases.ts'
import { type FinalizerState, finalizerStates } from './finalizers.ts'
import { isAttended, removerName } from './remover.ts'

/** The finalizers whose controller is there. */
export function attendedFinalizers(change: Change, evidence: Evidence): FinalizerState[] {
  return finalizerStates(change, evidence).filter(isAttended)
}

export interface Stall {
  /** the controllers in words */
  who: string
  /** none of them has a pod */
  isIdle: boolean
  /** the end of a sentence: `Deployment/x (ops), which still runs but has not finished its clean-up` */
  waitingFor: string
  /** what to do in the chart */
  fix: string
}

/** What is said of finalizers whose controllers are there. */
export function stallOf(states: readonly FinalizerState[], evidence: Evidence): Stall {
  const who = listed(unique(states.map(state => removerName(state.remover))))
  const isIdle = !workloadsOf(states).some(workload => hasPod(workload, evidence))
  return {
    who,
    isIdle,
    waitingFor: `${who}, which ${isIdle ? 'is there but has no pod: nothing does its clean-up' : 'still runs but has not finished its clean-up'}`,
    fix: isIdle
      ? `Let ${who} run until what it has to clean up is gone: it is scaled to zero, or its pods cannot start.`
      : `Find out from the log of ${who} why it does not finish: what it needs may be deleted at the same time.`,
  }
}

/** Why to wait for what is held. */
export function waitReason({ who, isIdle }: Stall): string {
  return `waits until ${who} has finished; ${isIdle ? 'let it run' : 'give it what it needs'} first`
}

/** Where it can't be told which of many workloads it is, more logs say no more. */
const MOST_LOGS = 3

/** The logs that say why the controllers do not finish. */
export function stallLogs(states: readonly FinalizerState[], evidence: Evidence): CleanUp[] {
  const living = new Map<string, Workload>(
    workloadsOf(states)
      .filter(workload => objectAt(evidence, 'after', workload) && hasPod(workload, evidence))
      .map(workload => [workloadName(workload), workload]),
  )
  return [...living]
    .slice(0, MOST_LOGS)
    .map(([name, workload]) => logsCommand(workload, `says why ${name} does not finish`))
}

function workloadsOf(states: readonly FinalizerState[]): Workload[] {
  return states.flatMap(({ remover }) => (remover.kind === 'workload' ? remover.workloads : []))
}
