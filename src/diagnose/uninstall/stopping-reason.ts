/** Why a pre-delete hook stopped the uninstall, as far as anything says so, and what to change about that. */
import type { HookObject } from '../../chart/chart.ts'
import { isRecord } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { isDeleting, isPresent } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { finalizerStates } from '../finalizers/finalizers.ts'
import { removerName } from '../finalizers/remover.ts'
import type { Explanation, Fact } from '../finding.ts'
import { counted, listed, unique } from '../words/phrases.ts'
import { endlessHook } from './endless-hook.ts'
import { endlessFacts, endlessFix, endlessWords } from './endless-hook-words.ts'
import { COMPLETE_POLICY } from './hook-leftovers.ts'
import { exitCodes, failedLogs, runsOf } from './hook-runs.ts'
import { isAbout } from './hook-text.ts'
import { jobFailure } from './hooks.ts'
import { changesOfHook, eventsOfHook, stoppingHooks } from './stopping-hook.ts'

interface Reason {
  /** the end of a sentence that starts with the hook */
  why: string
  fix: Explanation['chartFix']
}

/** The first of the known reasons that the evidence has. */
export function stoppingReason(evidence: Evidence): Reason {
  const hooks = stoppingHooks(evidence)
  return (
    notCreated(hooks, evidence) ??
    endless(hooks, evidence) ??
    loggedFailure(hooks, evidence) ??
    waiting(hooks, evidence) ??
    repeatedFailure(hooks, evidence) ??
    failedJob(hooks, evidence) ??
    outOfTime(evidence) ?? { why: 'failed', fix: LOG_FIX }
  )
}

/**
 * Of a hook that has done its work and does not end, its containers; and the warnings that Kubernetes gave of a hook: they are still
 * there when its delete policy has taken the hook away.
 */
export function stoppingFacts(evidence: Evidence): Fact[] {
  const hooks = stoppingHooks(evidence)
  const found = endlessHook(hooks, evidence)
  const warnings = hooks.flatMap(hook => eventsOfHook(hook, evidence)).filter(({ type }) => type === 'Warning')
  const quoted = warnings
    .slice(-3)
    .map(({ reason, message, about }) => ({ fact: `${reason}: ${message}`, source: `event of ${about}` }))
  return [...(found ? endlessFacts(found) : []), ...quoted]
}

const LOG_FIX = {
  what: 'Find out why the hook fails: let Helm print its log, and treat what is already gone as success where it deletes something.',
  patch: 'metadata:\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-output-log-policy: hook-failed',
}

/** The Job controller was refused the pod: no ServiceAccount, a quota, a policy. */
function notCreated(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  const events = hooks.flatMap(hook => eventsOfHook(hook, evidence))
  const refused = events.findLast(({ reason }) => reason === 'FailedCreate')
  if (refused === undefined || events.some(({ reason }) => reason === 'SuccessfulCreate')) return undefined
  const account = /serviceaccount "([^"]+)" not found/.exec(refused.message)?.[1]
  if (account === undefined) {
    return {
      why: `could not run: its pod was refused (${refused.message.replace(/^Error creating: /, '')})`,
      fix: {
        what: 'Change the pod of the hook so that the namespace admits it; the evidence quotes what was refused.',
      },
    }
  }
  return {
    why: `could not run: its pod was refused, because ServiceAccount ${account} does not exist`,
    fix: {
      what: `Add ServiceAccount ${account}, with its role and binding, as pre-delete hooks of a lower weight than the hook that uses it.`,
      patch: COMPLETE_POLICY.replace(
        'annotations:',
        'annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-weight: "-1"',
      ),
    },
  }
}

/** Its work is done, and its pod does not end. */
function endless(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  const found = endlessHook(hooks, evidence)
  return found && { why: endlessWords(found, limitOf(evidence)), fix: endlessFix(found) }
}

/** Its pods ran and said something; what they wait for says more than their last word. */
function loggedFailure(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  const runs = runsOf(hooks, evidence)
  const said = failedLogs(runs).at(-1)?.trim().split('\n').at(-1)
  if (said === undefined || said === '') return undefined
  const code = exitCodes(runs).at(-1)
  const waits = waiting(hooks, evidence)
  if (waits !== undefined) return { ...waits, why: `${waits.why}; the last line of its log: ${said}` }
  const ended =
    code !== undefined
      ? `failed with exit code ${code}`
      : ranOut(evidence)
        ? `did not end within ${limitOf(evidence)}`
        : 'failed'
  const isGone = /not ?found/i.test(said)
  return {
    why: `${ended}; the last line of its log: ${said}`,
    fix: isGone
      ? { what: 'Treat what is already gone as success: `--ignore-not-found` for kubectl.' }
      : { what: 'Change what the hook runs so that it succeeds: the evidence quotes its log.' },
  }
}

/** It ran until Helm's limit, and something that it is about is to go and held by a finalizer that is not Kubernetes' own. */
function waiting(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  if (!ranOut(evidence) || exitCodes(runsOf(hooks, evidence)).length > 0) return undefined
  const held = evidence.changes.filter(
    change =>
      isPresent(change) &&
      isDeleting(change) &&
      foreignFinalizers(change, evidence).length > 0 &&
      hooks.some(hook => isAbout(hook, change.id, evidence)),
  )
  const [first] = held
  if (first === undefined) return undefined
  const states = foreignFinalizers(first, evidence)
  const finalizers = listed(states.map(({ finalizer }) => `\`${finalizer}\``))
  const who = unique(states.flatMap(({ remover }) => (remover.kind === 'unknown' ? [] : [removerName(remover)])))
  const by = who.length === 0 ? 'nobody took' : `${listed(who)} did not take`
  const others = held.length === 1 ? '' : ` (and ${counted(held.length - 1, 'other object')})`
  return {
    why: `did not end within ${limitOf(evidence)}: ${shortName(first.id)}${others} is in deletion, and ${by} off its finalizer ${finalizers}`,
    fix: {
      what: `Let ${who.length === 0 ? 'the controller' : listed(who)} take the finalizer off when an object is deleted, and let the hook wait with a limit of its own.`,
    },
  }
}

/** Kubernetes takes its own off when their condition is met: they say nothing of a hook. */
function foreignFinalizers(change: Change, evidence: Evidence) {
  return finalizerStates(change, evidence).filter(({ remover }) => remover.kind !== 'kubernetes')
}

/** Its pods are gone, but there were several: each but the last had failed. */
function repeatedFailure(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  for (const hook of hooks) {
    const pods = eventsOfHook(hook, evidence).filter(({ reason }) => reason === 'SuccessfulCreate').length
    const { completions = 1, parallelism = 1 } = isRecord(hook.body.spec) ? hook.body.spec : {}
    if (pods > 1 && completions === 1 && parallelism === 1) {
      const why = `failed: each pod that ended did so without success, and another was made, ${counted(pods, 'pod')} in all`
      return { why, fix: LOG_FIX }
    }
  }
  return undefined
}

/** What the Job says of itself, in a condition or an event. */
function failedJob(hooks: readonly HookObject[], evidence: Evidence): Reason | undefined {
  const condition = hooks
    .flatMap(hook => changesOfHook(hook, evidence))
    .map(change => jobFailure(change, evidence))
    .find(found => found !== undefined)
  const event = hooks
    .flatMap(hook => eventsOfHook(hook, evidence))
    .findLast(({ reason }) => reason === 'BackoffLimitExceeded' || reason === 'DeadlineExceeded')
  const said = condition ?? event
  return said && { why: `failed (${said.reason}: ${said.message})`, fix: LOG_FIX }
}

function outOfTime(evidence: Evidence): Reason | undefined {
  if (!ranOut(evidence)) return undefined
  return {
    why: `did not end within ${limitOf(evidence)}`,
    fix: {
      what: 'Let the hook end by itself (`activeDeadlineSeconds`, a limit for what it waits for), and let Helm print its log.',
      patch: LOG_FIX.patch,
    },
  }
}

/** Helm 4 and 3. */
function ranOut({ uninstall }: Evidence): boolean {
  return /context deadline exceeded|timed out waiting/.test(uninstall?.stderr ?? '') || uninstall?.timedOut === true
}

/** How long Helm waited for it. */
export function limitOf({ uninstall }: Evidence): string {
  const at = uninstall?.argv.lastIndexOf('--timeout') ?? -1
  const limit = at === -1 ? undefined : uninstall?.argv[at + 1]
  return limit === undefined ? "Helm's limit" : `Helm's limit of ${limit}`
}
