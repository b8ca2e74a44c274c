/** What settling asks of each look: is anybody left who could end this deletion? */

import type { Change } from '../../snapshot/change.ts'
import type { Prospect, Prospects } from '../../snapshot/prospect.ts'
import { NO_TIMELINE } from '../../timeline/timeline.ts'
import type { Evidence, Gathered, Recorded } from '../evidence/evidence.ts'
import { type FinalizerState, finalizerStates } from './finalizers.ts'
import { isAttended, removerName } from './remover.ts'

/** What is known of a run before it has settled. */
export type BeforeSettling = Omit<Evidence, Gathered | Recorded | 'changes' | 'after' | 'uninstall' | 'probe'> & {
  uninstall: Evidence['uninstall'] | undefined
}

/** Answers from the snapshots and the release alone: nothing is read for it. */
export function prospectsOf({ uninstall, ...seen }: BeforeSettling): Prospects {
  return ({ after, changes, actors }) => {
    const evidence: Evidence = {
      ...seen,
      ...(uninstall && { uninstall }),
      after,
      changes: [...changes],
      objects: new Map(),
      events: [],
      allEvents: [],
      backends: new Map(),
      hookLogs: new Map(),
      actors,
      timeline: NO_TIMELINE,
      hookRuns: new Map(),
    }
    return change => prospectOf(change, evidence)
  }
}

/**
 * One finalizer that nobody removes is enough to hold an object for good. Only a proof counts: anything weaker is a guess
 * that may end a slow clean-up.
 */
export function prospectOf(change: Change, evidence: Evidence): Prospect | undefined {
  const states = finalizerStates(change, evidence)
  const lost = states.find(({ remover }) => remover.kind === 'workload' && remover.proven)
  if (lost !== undefined) return { anybody: false, why: `${words(lost)}, which removes it, is gone` }
  const alive = states.find(isAttended)
  return alive && { anybody: true, why: `${words(alive)}, which removes it, is still there` }
}

function words({ finalizer, remover }: FinalizerState): string {
  return `finalizer ${finalizer}: ${removerName(remover)}`
}
