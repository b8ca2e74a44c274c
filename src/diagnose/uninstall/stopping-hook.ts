/** Which hook stopped the uninstall, or failed after it. */
import type { HookObject } from '../../chart/chart.ts'
import type { Change } from '../../snapshot/change.ts'
import type { ClusterEvent, Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Attribution } from '../finding.ts'
import { templateOf } from '../origin/attribution.ts'
import { hookObjectOf } from '../origin/manifest-match.ts'
import { unique } from '../words/phrases.ts'
import { conditionOf, type HookRun, runsOf } from './hook-runs.ts'
import { startFailures } from './hook-start.ts'
import { hookName, hooksFor, hookTitle } from './hooks.ts'
import { waitsForDeletion } from './uninstall-arguments.ts'
import { uninstallOutcome } from './uninstall-outcome.ts'

/** `Job/cleanup (apps)`, each once. */
export function hookNames(hooks: readonly HookObject[], evidence: Evidence): string[] {
  return unique(hooks.map(hook => hookName(hook, evidence)))
}

/** The names of the hooks to blame. */
export function stoppingHookNames(evidence: Evidence): string[] {
  return hookNames(stoppingHooks(evidence), evidence)
}

/**
 * The pre-delete hooks to blame: those that failed, else those that did not come to their end. Helm runs hooks one after another
 * and stops at the first that fails, so one that completed is none of them.
 */
export const stoppingHooks = oncePerEvidence((evidence): readonly HookObject[] => {
  // Helm has deleted something, or tried to: all of them had succeeded.
  if (/failed to delete release/.test(evidence.uninstall?.stderr ?? '')) return []
  const failed = failedHooks('pre-delete', evidence)
  if (failed.length > 0) return failed
  const unfinished = unfinishedHooks('pre-delete', evidence)
  const begun = unfinished.filter(hook => hasBegun(hook, evidence))
  return begun.length > 0 ? begun : unfinished
})

/**
 * The post-delete hooks that failed. Helm's error alone accuses none: with `--wait` it may come from the wait for the objects of
 * the release, which is before these hooks, and then they run all the same.
 */
export const failedPostDeleteHooks = oncePerEvidence((evidence): readonly HookObject[] => {
  const { stderr = '', argv = [] } = evidence.uninstall ?? {}
  if (uninstallOutcome(evidence) !== 'purged') return []
  const failed = failedHooks('post-delete', evidence)
  if (failed.length > 0) return failed
  const unfinished = unfinishedHooks('post-delete', evidence)
  const shown = unfinished.filter(hook => isPending(hook, evidence))
  return shown.length > 0 || (waitsForDeletion(argv) && !/post-delete/.test(stderr)) ? shown : unfinished
})

/** Where the report points: the template of the hook that failed. */
export function hookAttribution(hooks: readonly HookObject[], event: string, evidence: Evidence): Attribution {
  const [hook] = hooks
  if (hook === undefined) return {}
  return { ...templateOf(hook.source, evidence), hook: hookTitle([event], hook) }
}

/** The template of the hook that stopped the uninstall. */
export function stoppingAttribution(evidence: Evidence): Attribution {
  return hookAttribution(stoppingHooks(evidence), 'pre-delete', evidence)
}

/** The hooks that Helm names, else those whose Job or pod says that it failed. */
function failedHooks(event: string, evidence: Evidence): HookObject[] {
  const hooks = hooksFor(event, evidence)
  const named = hooks.filter(hook => isNamed(hook, evidence))
  return named.length > 0 ? named : hooks.filter(hook => hasFailed(hook, evidence))
}

/**
 * Helm 4: `resource Job/apps/cleanup not ready`; Helm 3: `job cleanup failed`; of one that could not be made or removed both name
 * its template: `Hook post-delete app/templates/job.yaml failed`.
 */
function isNamed({ kind, name, namespace, source }: HookObject, evidence: Evidence): boolean {
  const said = evidence.uninstall?.stderr ?? ''
  const resources = [...said.matchAll(/resource (\S+) (?:not ready|still exists)/g)].map(match => match[1])
  const jobs = [...said.matchAll(/\b(job|pod) (\S+) failed/gi)].map(match => `${match[1]} ${match[2]}`.toLowerCase())
  const templates = [...said.matchAll(/\b(?:Hook \S+|for \S+ hook) (\S+?)(?: failed)?: /g)].map(match => match[1])
  return (
    resources.includes(`${kind}/${namespace ?? evidence.namespace}/${name}`) ||
    jobs.includes(`${kind} ${name}`.toLowerCase()) ||
    templates.some(template => template?.endsWith(`/${source.file}`))
  )
}

/** Of a Job its condition or an event, which outlives it; of a pod that is itself the hook its phase. */
function hasFailed(hook: HookObject, evidence: Evidence): boolean {
  const isFailed = (run: HookRun) => conditionOf(run, 'Failed') !== undefined || run.status.phase === 'Failed'
  return (
    ownRuns(hook, evidence).some(isFailed) ||
    eventsOfHook(hook, evidence).some(({ reason }) => /^(BackoffLimitExceeded|DeadlineExceeded)$/.test(reason))
  )
}

/** Still there, or not started, when Helm had long given up on it. */
function isPending(hook: HookObject, evidence: Evidence): boolean {
  const isLeft = ({ id, isGone }: HookRun) => !isGone && evidence.objects.has(id.uid)
  return ownRuns(hook, evidence).some(isLeft) || startFailures([hook], evidence).length > 0
}

function unfinishedHooks(event: string, evidence: Evidence): HookObject[] {
  return hooksFor(event, evidence).filter(hook => !isCompleted(hook, evidence))
}

/** The runs that are the hook itself, and not a pod that its Job made. */
function ownRuns(hook: HookObject, evidence: Evidence): HookRun[] {
  return runsOf([hook], evidence).filter(({ job }) => job === undefined)
}

/** The objects of a hook that are there, or were before the install. */
export function changesOfHook(hook: HookObject, evidence: Evidence): Change[] {
  return evidence.changes.filter(change => hookObjectOf(change.id, evidence) === hook)
}

/** Events about a hook's Job or Pod itself, oldest first. */
export function eventsOfHook(hook: HookObject, evidence: Evidence): ClusterEvent[] {
  return evidence.events.filter(({ about }) => about === hookName(hook, evidence))
}

/** A hook that is a pod says so by its phase, a Job by its condition, an event or a pod. */
export function isCompleted(hook: HookObject, evidence: Evidence): boolean {
  const isDone = (run: HookRun) => conditionOf(run, 'Complete') !== undefined || run.status.phase === 'Succeeded'
  return (
    runsOf([hook], evidence).some(isDone) || eventsOfHook(hook, evidence).some(({ reason }) => reason === 'Completed')
  )
}

function hasBegun(hook: HookObject, evidence: Evidence): boolean {
  return runsOf([hook], evidence).length > 0 || eventsOfHook(hook, evidence).length > 0
}
