/** Waiting until the cluster is quiet: look, compare, and look again until two looks agree or patience ends. */
import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { infrastructureProblem } from '../problem.ts'
import type { Change, Comparison } from './change.ts'
import { compare } from './compare.ts'
import { isWaitingFor, type Prospects } from './prospect.ts'
import type { Snapshot } from './snapshot.ts'
import { takeSnapshot } from './take-snapshot.ts'
import { stateOf, type Wait, Waits } from './waits.ts'

/** What still moved when the limit ended the wait, or never will. */
export type Moving = Pick<Wait, 'uid' | 'what' | 'why'>

export interface Settled {
  /**
   * clean: two looks found nothing · quiet: something is left and nothing will move it · stuck: the same, and something is in
   * deletion that nobody is left to end · limit: the time was up
   */
  reason: 'clean' | 'quiet' | 'stuck' | 'limit'
  after: Snapshot
  /** at the limit only what two looks in a row have seen */
  comparison: Comparison
  looks: number
  durationMs: number
  /** empty unless the limit ended the wait */
  moving: Moving[]
  /** what is in deletion for good, and why */
  stuck: Moving[]
}

export interface SettleOptions {
  timeoutMs: number
  signal: AbortSignal
  clock: Clock
  /** who could still end a deletion: what nobody can end is not waited for */
  prospects?: Prospects
  /** what is left of the changes when the user's patterns are taken out: nothing else is waited for */
  counted?: (changes: readonly Change[]) => readonly Change[]
  /** told what is waited for, after each look */
  onWait?: (detail: string) => void
}

/** Between the two looks that must agree; also the first step of the growing interval. */
const FIRST_INTERVAL_MS = 200
const LONGEST_INTERVAL_MS = 1_500
/** For the last looks, after the limit; requests that hang longer end the wait. */
const MARGIN_MS = 15_000

/**
 * Looks until the cluster is back at its baseline, nothing moves any more, or `timeoutMs` is over. Throws an infrastructure
 * problem when the API server hangs beyond that.
 */
export async function settle(api: Api, baseline: Snapshot, options: SettleOptions): Promise<Settled> {
  const hanging = AbortSignal.timeout(options.timeoutMs + MARGIN_MS)
  try {
    return await lookUntilQuiet(api, baseline, { ...options, signal: AbortSignal.any([options.signal, hanging]) })
  } catch (error) {
    options.signal.throwIfAborted()
    if (!hanging.aborted) throw error
    throw infrastructureProblem(
      'the API server did not answer while the cluster settled',
      'Is the cluster overloaded?',
      error,
    )
  }
}

async function lookUntilQuiet(api: Api, baseline: Snapshot, options: SettleOptions): Promise<Settled> {
  const { clock, signal, timeoutMs } = options
  const waits = new Waits(api, baseline, options.prospects)
  const startedAt = clock.now()
  let interval = FIRST_INTERVAL_MS
  let progressAt = startedAt
  let previous: { fingerprint: string; changes: Change[] } | undefined

  for (let looks = 1; ; looks++) {
    const after = await takeSnapshot(api, signal)
    const comparison = compare(baseline, after)
    const { changes } = comparison
    const counted = options.counted?.(changes) ?? changes
    const now = clock.now()
    const fingerprint = fingerprintOf(counted, after)
    const agrees = fingerprint === previous?.fingerprint
    if (!agrees) [progressAt, interval] = [now, FIRST_INTERVAL_MS]

    const all = waitsOf(counted, changes, await waits.after(after, changes, now, signal))
    const lateMs = now - startedAt - timeoutMs
    // Before the limit anything that moves may still move the rest; at the limit each is judged by its own standing.
    const due = all.filter(({ ms, atLimitMs = ms, stillMs }) =>
      lateMs < 0 ? now - progressAt < ms : stillMs < atLimitMs,
    )
    const stuck = all.filter(wait => wait.stuck).map(movingOf)
    const seen = { after, looks, durationMs: Math.round(now - startedAt), stuck }
    if (agrees && due.length === 0) return { reason: endOf(changes, all), comparison, moving: [], ...seen }
    if (lateMs >= 0 && (agrees || lateMs > FIRST_INTERVAL_MS)) {
      const confirmed = { ...comparison, changes: seenTwice(changes, previous?.changes ?? []) }
      return { reason: 'limit', comparison: confirmed, moving: allMoving(due, agrees), ...seen }
    }

    options.onWait?.(waitDetail(counted.length, due))
    previous = { fingerprint, changes }
    await clock.sleep(lateMs < 0 ? Math.min(interval, -lateMs) : FIRST_INTERVAL_MS, signal)
    interval = Math.min(interval * 1.5, LONGEST_INTERVAL_MS)
  }
}

function fingerprintOf(changes: readonly Change[], look: Snapshot): string {
  return JSON.stringify([changes.map(stateOf), look.failures.map(failure => failure.resource)])
}

/** Of what does not count only what holds up something that does. */
function waitsOf(counted: readonly Change[], changes: readonly Change[], waits: readonly Wait[]): Wait[] {
  const uids = new Set(counted.map(({ id }) => id.uid))
  const holdsUp = ({ after: held }: Change) =>
    held !== undefined && counted.some(({ after }) => after !== undefined && isWaitingFor(after, held))
  for (const change of changes) if (!uids.has(change.id.uid) && holdsUp(change)) uids.add(change.id.uid)
  return waits.filter(({ uid }) => uid === undefined || uids.has(uid))
}

function endOf(changes: readonly Change[], waits: readonly Wait[]): 'clean' | 'quiet' | 'stuck' {
  if (waits.some(({ stuck }) => stuck)) return 'stuck'
  return changes.length === 0 && waits.length === 0 ? 'clean' : 'quiet'
}

function seenTwice(changes: Change[], before: readonly Change[]): Change[] {
  const known = new Set(before.map(({ id }) => id.uid))
  return changes.filter(({ id }) => known.has(id.uid))
}

function movingOf({ uid, what, why }: Wait): Moving {
  return { ...(uid !== undefined && { uid }), what, why }
}

function allMoving(due: readonly Wait[], agrees: boolean): Moving[] {
  const moving = due.map(movingOf)
  return agrees ? moving : [...moving, { what: 'the cluster', why: 'two looks in a row differed' }]
}

function waitDetail(left: number, due: readonly Wait[]): string {
  const objects = left === 1 ? '1 object differs' : `${left} objects differ`
  const longest = due.reduce<Wait | undefined>((a, b) => (a && a.ms >= b.ms ? a : b), undefined)
  return longest ? `${objects}; ${longest.what}: ${longest.why}` : `${objects}, looking once more`
}
