/** Waiting until the cluster is quiet: look, compare, and look again until two looks agree or patience ends. */

import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { liveActors } from './actors.ts'
import type { Change, Comparison } from './change.ts'
import { compare } from './compare.ts'
import { displayName } from './object-id.ts'
import { patienceFor } from './patience.ts'
import type { Snapshot } from './snapshot.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface Settled {
  /** clean: two looks found nothing · quiet: something is left and nothing will move it · limit: the time was up */
  reason: 'clean' | 'quiet' | 'limit'
  after: Snapshot
  comparison: Comparison
  looks: number
  durationMs: number
  /** what the wait was for when the limit ended it: `pods/ns/name: why` */
  moving: string[]
}

export interface SettleOptions {
  timeoutMs: number
  signal: AbortSignal
  clock: Clock
  /** told what is waited for, after each look */
  onWait?: (detail: string) => void
}

/** Between the two looks that must agree; also the first step of the growing interval. */
const FIRST_INTERVAL_MS = 200
const LONGEST_INTERVAL_MS = 1_500

/** Looks until the cluster is back at its baseline, nothing moves any more, or `timeoutMs` is over. */
export async function settle(api: Api, baseline: Snapshot, options: SettleOptions): Promise<Settled> {
  const { clock, signal, timeoutMs } = options
  const startedAt = clock.now()
  const firstDeleting = new Map<string, number>()
  let interval = FIRST_INTERVAL_MS
  let progressAt = startedAt
  let last: string | undefined

  for (let looks = 1; ; looks++) {
    const after = await takeSnapshot(api, signal)
    const comparison = compare(baseline, after)
    const now = clock.now()
    const seen = fingerprint(comparison.changes, after)
    const agrees = seen === last
    if (!agrees) {
      progressAt = now
      interval = FIRST_INTERVAL_MS
    }
    last = seen
    const done = (reason: Settled['reason'], moving: string[] = []): Settled => ({
      reason,
      after,
      comparison,
      looks,
      durationMs: Math.round(now - startedAt),
      moving,
    })

    const failing = newFailures(baseline, after)
    if (comparison.changes.length === 0 && failing.length === 0 && agrees) return done('clean')
    const waits = [...failing, ...(await waitsFor(api, comparison.changes, after, { now, firstDeleting, signal }))]
    const due = waits.filter(wait => now - progressAt < wait.ms)
    if (due.length === 0 && agrees && comparison.changes.length + failing.length > 0) return done('quiet')
    if (now - startedAt >= timeoutMs)
      return done(
        'limit',
        due.map(wait => `${wait.what}: ${wait.why}`),
      )

    options.onWait?.(waitDetail(comparison.changes.length, due))
    await clock.sleep(Math.min(interval, Math.max(0, timeoutMs - (now - startedAt))), signal)
    interval = Math.min(interval * 1.5, LONGEST_INTERVAL_MS)
  }
}

interface Wait {
  what: string
  ms: number
  why: string
}

interface WaitContext {
  now: number
  firstDeleting: Map<string, number>
  signal: AbortSignal
}

async function waitsFor(
  api: Api,
  changes: Change[],
  look: Snapshot,
  { now, firstDeleting, signal }: WaitContext,
): Promise<Wait[]> {
  if (changes.length === 0) return []
  const actors = await liveActors(api, signal)
  return changes.map(change => {
    if (change.after?.deletionTimestamp !== undefined && !firstDeleting.has(change.id.uid))
      firstDeleting.set(change.id.uid, now)
    const deletingForMs = now - (firstDeleting.get(change.id.uid) ?? now)
    return { what: displayName(change.id), ...patienceFor(change, { look, actors, deletingForMs }) }
  })
}

/** Discovery lags behind a CRD that was removed, and heals within seconds (C9): a new failure is given time, then believed. */
const FAILURE_PATIENCE_MS = 10_000

function newFailures(baseline: Snapshot, after: Snapshot): Wait[] {
  const known = new Set(baseline.failures.map(failure => failure.resource))
  return after.failures
    .filter(failure => !known.has(failure.resource))
    .map(failure => ({ what: failure.resource, ms: FAILURE_PATIENCE_MS, why: `cannot be listed: ${failure.error}` }))
}

/** What counts as movement: objects that come or go, enter deletion, lose a finalizer; not status updates. */
function fingerprint(changes: readonly Change[], after: Snapshot): string {
  const objects = changes.map(({ kind, id, after, fields }) => [
    kind,
    id.uid,
    after?.deletionTimestamp,
    after?.finalizers,
    fields,
  ])
  return JSON.stringify([objects, after.failures.map(failure => failure.resource)])
}

function waitDetail(left: number, due: readonly Wait[]): string {
  const longest = due.reduce<Wait | undefined>((a, b) => (a && a.ms >= b.ms ? a : b), undefined)
  if (!longest) return `${left} objects left, looking once more`
  return `${left} ${left === 1 ? 'object' : 'objects'} left; ${longest.what}: ${longest.why}`
}
