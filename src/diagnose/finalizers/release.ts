/** The commands that let held objects go. */
import type { Change } from '../../snapshot/change.ts'
import { isDeleting } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CleanUp } from '../finding.ts'
import { deleteCommands, patchCommand, waitCommands } from '../words/kubectl.ts'
import { listed, objectsListed, unique } from '../words/phrases.ts'
import { type FinalizerState, finalizerStates } from './finalizers.ts'
import { isAttended, removerName } from './remover.ts'
import { stallOf, waitReason } from './stalled.ts'

interface Plan {
  change: Change
  /** waited for: their controllers are alive */
  attended: FinalizerState[]
  /** taken off */
  removed: FinalizerState[]
  /** names of those that stay */
  kept: string[]
}

/**
 * Lets objects go. Delete first (they then wait), and only then take the finalizers off, but never one whose controller is
 * alive: that is waited for. `afterRelease`: the commands come after one that deletes the release, with its controllers.
 */
export function releaseCommands(
  changes: readonly Change[],
  evidence: Evidence,
  { afterRelease = false } = {},
): CleanUp[] {
  const plans = changes.map(change => planOf(change, afterRelease, evidence))
  return [...deletions(plans), ...removals(plans), ...waits(plans, evidence)]
}

function planOf(change: Change, afterRelease: boolean, evidence: Evidence): Plan {
  const states = finalizerStates(change, evidence)
  const attended = states.filter(state => isAttended(state) && !(afterRelease && isOfRelease(state)))
  const removed = states.filter(state => state.remover.kind !== 'kubernetes' && !attended.includes(state))
  const kept = states.filter(state => !removed.includes(state)).map(state => state.finalizer)
  return { change, attended, removed, kept }
}

function deletions(plans: readonly Plan[]): CleanUp[] {
  const asked = plans.filter(({ change }) => !isDeleting(change))
  const [hanging, free] = [asked.filter(isHeld), asked.filter(plan => !isHeld(plan))]
  return [
    ...deleteCommands(changesOf(hanging), 'asks for the deletion; it hangs until the finalizer is taken off', NO_WAIT),
    ...deleteCommands(changesOf(free), 'asks for the deletion', NO_WAIT),
  ]
}

const NO_WAIT = { wait: false }

function isHeld({ removed }: Plan): boolean {
  return removed.length > 0
}

function changesOf(plans: readonly Plan[]): Change[] {
  return plans.map(({ change }) => change)
}

/** Neighbours with one reason have it once in a report: it names all objects of the same finalizers and controller. */
function removals(plans: readonly Plan[]): CleanUp[] {
  const groups = Map.groupBy(plans.filter(isHeld), ({ removed }) => reasonKey(removed))
  return [...groups.values()].flatMap(group => {
    const why = skipped(changesOf(group), group[0]?.removed ?? [])
    return group.map(({ change, kept }) =>
      patchCommand(change.id, { metadata: { finalizers: kept.length === 0 ? null : kept } }, why),
    )
  })
}

function reasonKey(removed: readonly FinalizerState[]): string {
  return removed.map(state => `${state.finalizer}|${removerName(state.remover)}|${isSure(state)}`).join()
}

function waits(plans: readonly Plan[], evidence: Evidence): CleanUp[] {
  return plans
    .filter(({ attended }) => attended.length > 0)
    .flatMap(({ change, attended }) => waitCommands([change], waitReason(stallOf(attended, evidence))))
}

/** True when the release's own manifest has whoever removes it. */
export function isOfRelease({ remover }: FinalizerState): boolean {
  return remover.kind === 'workload' && remover.workloads.every(({ source }) => source !== undefined)
}

/** What taking finalizers off skips. */
function skipped(changes: readonly Change[], removed: readonly FinalizerState[]): string {
  const who = removerName(removed[0]?.remover ?? { kind: 'unknown' })
  const finalizers = listed(unique(removed.map(({ finalizer }) => finalizer)))
  const nobody = removed.every(isSure) ? 'because nobody else can' : 'if nobody else does'
  return `SKIPS the clean-up that ${who} would have done for ${objectsListed(changes)}: check first what ${finalizers} protects; then take the finalizer off, ${nobody}`
}

function isSure({ remover }: FinalizerState): boolean {
  return remover.kind !== 'workload' || remover.presence !== 'unknown'
}
