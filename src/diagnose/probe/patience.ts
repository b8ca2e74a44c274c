/** How long the teardown probe believes that something may still go. Pure; the times are those of settling. */

import type { Actor } from '../../snapshot/actors.ts'
import type { Change } from '../../snapshot/change.ts'
import { type Patience, patienceFor } from '../../snapshot/patience.ts'
import { isDeleting } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { prospectOf } from '../finalizers/prospects.ts'
import type { TargetLook } from './look.ts'

const SECOND = 1_000
/** Nobody is left who could move it. Settling gives it 5 s; here it has been asked for once more. */
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
    const prospect = prospectOf(change, this.#evidence)
    if (prospect?.anybody === false) return { ms: HOPELESS, why: prospect.why }
    return patienceFor(change, { look: this.#evidence.after, actors, deletingForMs: now - since, prospect })
  }
}
