/** How long the teardown probe believes that something may still go. Pure; the times are those of settling. */
import type { Change } from '../snapshot/change.ts'
import { type Actor, type Patience, patienceFor } from '../snapshot/patience.ts'
import { isDeleting } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { finalizerStates, removerName } from './finalizers.ts'
import { listed, unique } from './phrases.ts'
import type { TargetLook } from './probe-look.ts'

const SECOND = 1_000
/** Nobody is left who could move it: the time is for an attribution that is wrong. */
const HOPELESS = 2 * SECOND
/** Kubernetes' controllers have not come to it: the namespace controller starts after 5 s. */
const NOT_BEGUN = 12 * SECOND

/** Remembers when it first saw each object in deletion, by our own clock: the server's may differ. */
export class ProbeWaits {
  readonly #evidence: Evidence
  readonly #deletingSince = new Map<string, number>()

  constructor(evidence: Evidence) {
    this.#evidence = evidence
  }

  /** For a namespace or CRD in deletion: until its conditions tell what it waits for, itself, and then what is in it. */
  forTarget({ conditions, content }: TargetLook, actors: readonly Actor[], now: number): Patience {
    const waits = content.map(change => this.forContent(change, actors, now))
    if (conditions.length === 0 || waits.length === 0) return { ms: NOT_BEGUN, why: 'the deletion is under way' }
    return waits.reduce((a, b) => (a.ms >= b.ms ? a : b))
  }

  /** For what it still holds. */
  forContent(change: Change, actors: readonly Actor[], now: number): Patience {
    if (!isDeleting(change)) return { ms: NOT_BEGUN, why: 'its deletion has not begun' }
    const since = this.#deletingSince.get(change.id.uid) ?? now
    this.#deletingSince.set(change.id.uid, since)
    const gone = goneRemovers(change, this.#evidence)
    if (gone !== undefined) return { ms: HOPELESS, why: `waits for ${gone}, which is gone` }
    return patienceFor(change, { look: this.#evidence.after, actors, deletingForMs: now - since })
  }
}

/** Who would have to take the finalizers off, when all of them were there and are gone; undefined when one may still come. */
function goneRemovers(change: Change, evidence: Evidence): string | undefined {
  const removers = finalizerStates(change, evidence)
    .map(({ remover }) => remover)
    .filter(({ kind }) => kind !== 'kubernetes')
  const areGone = removers.length > 0 && removers.every(remover => remover.kind === 'workload' && remover.gone)
  return areGone ? listed(unique(removers.map(removerName))) : undefined
}
