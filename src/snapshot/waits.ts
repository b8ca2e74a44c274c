/** What settling waits for after a look: each change and each failing list, with how long and why. */
import type { Api } from '../kube/api.ts'
import { resourceName } from '../kube/object.ts'
import { type Actor, actorsIn } from './actors.ts'
import type { Change } from './change.ts'
import { displayName } from './object-id.ts'
import { patienceFor } from './patience.ts'
import { canWait, isWaitingFor, type Prospect, type Prospects, withWaiting } from './prospect.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

export interface Wait {
  /** of a changed object; absent for a resource that can't be listed */
  uid?: string
  /** `resource.group/namespace/name` or `resource.group` */
  what: string
  /** milliseconds without progress */
  ms: number
  /** the same once the limit is reached; absent: `ms` */
  atLimitMs?: number
  why: string
  /** how long it has stood still by itself, whatever else moved, in milliseconds */
  stillMs: number
  /** in deletion, and nobody is left who could end it */
  stuck?: true
}

/** Discovery lags behind a CRD that was removed, and heals within seconds (C9): a new failure is given time, then believed. */
const FAILURE_PATIENCE_MS = 10_000

/** What counts as movement: objects that come or go, enter deletion, lose a finalizer; not status updates. */
export function stateOf({ kind, id, after, fields }: Change): string {
  return JSON.stringify([kind, id.uid, after?.deletionTimestamp, after?.finalizers, fields])
}

/** Remembers when it first saw each object in deletion, by our own clock: the server's may differ. */
export class Waits {
  readonly #api: Api
  readonly #baseline: Snapshot
  readonly #prospects: Prospects
  readonly #deletingSince = new Map<string, number>()
  /** of the pods that were seen in a namespace: the longest grace period, seconds; they may be gone before it */
  readonly #podGrace = new Map<string, number>()
  /** by what waits: its state when it last changed, and when that was */
  readonly #standing = new Map<string, { state: string; since: number }>()

  constructor(api: Api, baseline: Snapshot, prospects: Prospects = () => () => undefined) {
    this.#api = api
    this.#baseline = baseline
    this.#prospects = prospects
  }

  /** `now`: milliseconds. */
  async after(look: Snapshot, changes: readonly Change[], now: number, signal: AbortSignal): Promise<Wait[]> {
    const failures = this.#newFailures(look, now)
    if (changes.length === 0) return failures
    this.#noteGrace(changes)
    const actors = await actorsIn(this.#api, look, signal)
    const prospects = this.#prospectsOf(look, changes, actors)
    const waits = changes.map(change => {
      const deletingForMs = now - this.#since(change, now)
      return {
        uid: change.id.uid,
        what: displayName(change.id),
        stillMs: this.#stillMs(change.id.uid, stateOf(change), now),
        ...patienceFor(change, {
          ...{ look, actors, deletingForMs, prospect: prospects.get(change.id.uid) },
          podGraceSeconds: this.#podGrace.get(change.id.name),
        }),
      }
    })
    return [...failures, ...withTheirBlockers(waits, changes)]
  }

  #prospectsOf(after: Snapshot, changes: readonly Change[], actors: readonly Actor[]): Map<string, Prospect> {
    const deleting = changes.filter(change => change.after?.deletionTimestamp !== undefined)
    if (deleting.length === 0) return new Map()
    const prospectOf = this.#prospects({ after, changes, actors })
    const known = deleting.map(change => [change.id.uid, prospectOf(change)] as const)
    return withWaiting(new Map(known.flatMap(([uid, prospect]) => (prospect ? [[uid, prospect]] : []))), after)
  }

  #noteGrace(changes: readonly Change[]): void {
    for (const { id, after } of changes) {
      const seconds = after?.deletionGracePeriodSeconds
      if (seconds === undefined || id.namespace === undefined || resourceName(id) !== 'pods') continue
      this.#podGrace.set(id.namespace, Math.max(seconds, this.#podGrace.get(id.namespace) ?? 0))
    }
  }

  #stillMs(key: string, state: string, now: number): number {
    const known = this.#standing.get(key)
    const since = known?.state === state ? known.since : now
    this.#standing.set(key, { state, since })
    return now - since
  }

  #since({ id, after }: Change, now: number): number {
    if (after?.deletionTimestamp === undefined) return now
    const since = this.#deletingSince.get(id.uid) ?? now
    this.#deletingSince.set(id.uid, since)
    return since
  }

  #newFailures(look: Snapshot, now: number): Wait[] {
    const known = new Set(this.#baseline.failures.map(failure => failure.resource))
    return look.failures
      .filter(({ resource }) => !known.has(resource))
      .map(({ resource, error }) => ({
        what: resource,
        ms: FAILURE_PATIENCE_MS,
        why: `cannot be listed: ${error}`,
        stillMs: this.#stillMs(resource, 'failing', now),
      }))
  }
}

/**
 * A namespace is not still as long as a pod in it is inside its grace period, nor what else is in it, a CRD, or an owner in the
 * foreground: what waits for something that may still go is given as long, at the limit too. `waits` and `changes` are in the same order.
 */
function withTheirBlockers(waits: readonly Wait[], changes: readonly Change[]): Wait[] {
  const result = [...waits]
  const waiting = blockersByIndex(changes)
  // Once more for each step: a Deployment waits for its ReplicaSet, and that for its pod.
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const [index, blockers] of waiting) {
      const wait = result[index] as Wait
      const blocker = blockers.map(other => result[other] as Wait).reduce(longerAtLimit)
      if (wait.stuck || leftAtLimit(blocker) <= leftAtLimit(wait) + ROUNDING) continue
      result[index] = { ...wait, atLimitMs: wait.stillMs + leftAtLimit(blocker), why: `it waits for ${blocker.what}` }
      isMoving = true
    }
  }
  return result
}

/** Sums of milliseconds with decimals are not exact. */
const ROUNDING = 1

/** What waits, and what for; by their places in the list. */
function blockersByIndex(changes: readonly Change[]): [index: number, blockers: number[]][] {
  const ending = new Map(
    changes.flatMap(({ id, after }, index) => (isEndingNamespace(after) ? [[id.name, index] as const] : [])),
  )
  return [...changes.entries()].flatMap(([index, { after }]): [number, number[]][] => {
    if (after === undefined) return []
    const blockers = canWait(after) ? waitedFor(index, after, changes) : itsTurn(after, ending)
    return blockers.length > 0 ? [[index, blockers]] : []
  })
}

function waitedFor(index: number, waiting: SnapshotObject, changes: readonly Change[]): number[] {
  return [...changes.entries()]
    .filter(([other, { after }]) => other !== index && after !== undefined && isWaitingFor(waiting, after))
    .map(([other]) => other)
}

/** The namespace controller deletes what is in a namespace in its turn: since Kubernetes 1.33 when the last pod is gone. */
function itsTurn({ id, deletionTimestamp, finalizers }: SnapshotObject, ending: ReadonlyMap<string, number>): number[] {
  const namespace = ending.get(id.namespace ?? '')
  return namespace === undefined || deletionTimestamp !== undefined || finalizers.length > 0 ? [] : [namespace]
}

function isEndingNamespace(object: SnapshotObject | undefined): boolean {
  return object?.deletionTimestamp !== undefined && resourceName(object.id) === 'namespaces'
}

function longerAtLimit(a: Wait, b: Wait): Wait {
  return leftAtLimit(b) > leftAtLimit(a) ? b : a
}

/** Milliseconds that it may still stand as it does when the limit is reached. */
function leftAtLimit({ ms, atLimitMs = ms, stillMs }: Wait): number {
  return atLimitMs - stillMs
}
