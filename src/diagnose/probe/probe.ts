/**
 * The teardown probe: deletes what the plan names, all at once, and watches what keeps it from going. The only part of
 * diagnosis that changes the cluster; it never touches a finalizer.
 */
import type { Clock } from '../../clock.ts'
import type { Api } from '../../kube/api.ts'
import { messageOf } from '../../problem.ts'
import { type Actor, actorsIn } from '../../snapshot/actors.ts'
import { shortName } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { counted } from '../words/phrases.ts'
import { lookAt } from './look.ts'
import { ProbeWaits } from './patience.ts'
import type { ProbePlan } from './plan.ts'
import type { Probe, Probed, ProbeEnd } from './probed.ts'
import { askToGo, fingerprintOf, isThere, NOT_LOOKED_AT, type Target } from './target.ts'

export interface ProbeOptions {
  timeoutMs: number
  signal: AbortSignal
  clock: Clock
  /** told what is waited for, after each look */
  onWait?: (detail: string) => void
}

const FIRST_INTERVAL_MS = 200
const LONGEST_INTERVAL_MS = 1_000
/** For the last looks, after the limit; requests that hang longer end the probe. */
const MARGIN_MS = 10_000
/** Of more objects that hold one deletion only the number is told. */
const MOST_BLOCKING = 100

/** What a probe knows while it runs. */
interface Running {
  targets: readonly Target[]
  waits: ProbeWaits
  startedAt: number
  standing: Standing
  /** when something moved last, and how things stood */
  progress: { at: number; fingerprint: string }
}

/**
 * Ends when everything is gone, when what is left can not go, or at the limit. An API server that stops answering ends it as well: with what
 * was seen, and `brokenOff`. Throws when nothing was seen.
 */
export async function probe(api: Api, evidence: Evidence, plan: ProbePlan, options: ProbeOptions): Promise<Probe> {
  const hanging = AbortSignal.timeout(options.timeoutMs + MARGIN_MS)
  const limited = { ...options, signal: AbortSignal.any([options.signal, hanging]) }
  const startedAt = options.clock.now()
  const ids = [...plan.namespaces, ...plan.crds]
  const targets = await Promise.all(ids.map(id => askToGo(api, id, evidence, limited.signal)))
  const running: Running = {
    targets,
    waits: new ProbeWaits(evidence),
    startedAt,
    standing: { forMs: 0, sinceStartMs: 0, actors: [], now: startedAt },
    progress: { at: startedAt, fingerprint: '' },
  }
  try {
    return resultOf(await lookUntilEnd(api, evidence, running, limited), plan, running)
  } catch (error) {
    options.signal.throwIfAborted()
    if (running.targets.some(({ look }) => look === NOT_LOOKED_AT)) throw error
    return { ...resultOf('limit', plan, running), brokenOff: messageOf(error) }
  }
}

async function lookUntilEnd(api: Api, evidence: Evidence, running: Running, options: ProbeOptions): Promise<ProbeEnd> {
  const { clock, signal, timeoutMs } = options
  for (let interval = FIRST_INTERVAL_MS; ; interval = Math.min(interval * 1.5, LONGEST_INTERVAL_MS)) {
    if (await looksDifferent(api, evidence, running, options)) interval = FIRST_INTERVAL_MS
    const { targets, waits, standing } = running
    const left = targets.filter(isThere)
    if (left.length === 0) return 'gone'
    const moving = left.filter(target => mayMove(target, waits, standing))
    if (moving.length === 0) return 'blocked'
    if (standing.sinceStartMs >= timeoutMs) return 'limit'
    const names = moving.map(({ id }) => shortName(id)).join(', ')
    options.onWait?.(`${counted(left.length, 'deletion')} under way, ${names}`)
    await clock.sleep(Math.min(interval, timeoutMs - standing.sinceStartMs), signal)
  }
}

/** Looks at all that is still there, and says whether anything moved since the last look. */
async function looksDifferent(
  api: Api,
  evidence: Evidence,
  running: Running,
  { clock, signal }: ProbeOptions,
): Promise<boolean> {
  const { targets, startedAt } = running
  const lookAgain = async (target: Target) => {
    target.look = await lookAt(api, target.id, evidence, signal)
    if (target.look.isGone) target.goneAfterMs = clock.now() - startedAt
  }
  await Promise.all(targets.filter(isThere).map(lookAgain))
  const left = targets.filter(isThere)
  const actors = left.length === 0 ? [] : await actorsIn(api, evidence.after, signal)
  const now = clock.now()
  const fingerprint = fingerprintOf(left)
  const differs = fingerprint !== running.progress.fingerprint
  if (differs) running.progress = { at: now, fingerprint }
  running.standing = { forMs: now - running.progress.at, sinceStartMs: now - startedAt, actors, now }
  return differs
}

interface Standing {
  /** milliseconds since anything moved */
  forMs: number
  sinceStartMs: number
  actors: readonly Actor[]
  /** milliseconds since the epoch */
  now: number
}

function mayMove({ refused, look }: Target, waits: ProbeWaits, { forMs, actors, now }: Standing): boolean {
  return refused === undefined && forMs < waits.forTarget(look, actors, now).ms
}

function resultOf(end: ProbeEnd, plan: ProbePlan, { targets, waits, standing }: Running): Probe {
  const probed = targets.map(target => probedOf(target, waits, standing))
  return {
    end,
    durationMs: Math.round(standing.sinceStartMs),
    namespaces: probed.slice(0, plan.namespaces.length),
    crds: probed.slice(plan.namespaces.length),
  }
}

function probedOf({ id, refused, look, goneAfterMs }: Target, waits: ProbeWaits, standing: Standing): Probed {
  const { conditions, content } = look
  const held = content.filter(({ after }) => after !== undefined && after.finalizers.length > 0)
  return {
    id,
    deleted: look.isGone,
    durationMs: Math.round(goneAfterMs ?? standing.sinceStartMs),
    conditions,
    remaining: content.length,
    blocking: (held.length > 0 ? held : content).slice(0, MOST_BLOCKING).map(change => ({
      id: change.id,
      finalizers: change.after?.finalizers ?? [],
      why: waits.forContent(change, standing.actors, standing.now).why,
    })),
    ...(refused !== undefined && { refused }),
  }
}
