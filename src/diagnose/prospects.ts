/** What settling asks of each look: is anybody left who could end this deletion? */

import type { Actor } from '../snapshot/actors.ts'
import type { Change } from '../snapshot/change.ts'
import type { Prospect, Prospects } from '../snapshot/prospect.ts'
import { NO_TIMELINE } from '../timeline/timeline.ts'
import type { Evidence, Gathered, Recorded } from './evidence.ts'
import { type FinalizerState, finalizerStates, removerName } from './finalizers.ts'
import { wroteBeforeInstall } from './managers.ts'
import { containersOfPod, workloadsOfManager } from './workloads.ts'

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
      timeline: NO_TIMELINE,
      hookRuns: new Map(),
    }
    return change => prospectOf(change, evidence, actors)
  }
}

/** One finalizer that nobody removes is enough to hold an object for good. */
export function prospectOf(change: Change, evidence: Evidence, actors: readonly Actor[]): Prospect | undefined {
  const states = finalizerStates(change, evidence)
  const lost = states.find(state => isLost(state, evidence, actors))
  if (lost !== undefined) return { anybody: false, why: `${words(lost)}, which removes it, is gone` }
  const alive = states.find(({ remover }) => remover.kind === 'workload' && !remover.gone)
  return alive && { anybody: true, why: `${words(alive)}, which removes it, is still there` }
}

function words({ finalizer, remover }: FinalizerState): string {
  return `finalizer ${finalizer}: ${removerName(remover)}`
}

/**
 * The controller that set it is known by name, came with the release and is gone; nobody of this name wrote anything before
 * the install, and no pod that is alive could have it. Anything weaker is a guess that may end a slow clean-up.
 */
function isLost({ remover, setBy }: FinalizerState, evidence: Evidence, actors: readonly Actor[]): boolean {
  if (remover.kind !== 'workload' || !remover.gone || !remover.byName || setBy === undefined) return false
  if (remover.workloads.some(({ source }) => source === undefined)) return false
  if (wroteBeforeInstall(setBy.manager, evidence)) return false
  const pods = actors.map(({ name, spec }) => ({
    name: name.split('/').at(-1) ?? '',
    containers: containersOfPod(spec),
  }))
  return workloadsOfManager(setBy.manager, pods).length === 0
}
