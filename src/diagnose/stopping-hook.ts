/** Which pre-delete hook stopped the uninstall. */
import type { HookObject } from '../chart/chart.ts'
import type { Change } from '../snapshot/change.ts'
import { shortName } from '../snapshot/object-id.ts'
import { templateOf } from './attribution.ts'
import { trueCondition } from './change-facts.ts'
import type { ClusterEvent, Evidence } from './evidence.ts'
import { oncePerEvidence } from './evidence-index.ts'
import type { Attribution } from './finding.ts'
import { hooksFor, jobFailure } from './hooks.ts'
import { hookObjectOf } from './manifest-match.ts'
import { unique } from './phrases.ts'

/** `Job/cleanup (apps)`, each once. */
export function stoppingHookNames(evidence: Evidence): string[] {
  return unique(stoppingHooks(evidence).map(hook => nameOf(hook, evidence)))
}

/**
 * The hooks to blame: those that Helm names, else those whose Job failed. Helm runs hooks one after another and stops at the
 * first that fails, so one that completed is none of them.
 */
export const stoppingHooks = oncePerEvidence((evidence): readonly HookObject[] => {
  const hooks = hooksFor('pre-delete', evidence)
  const named = hooks.filter(hook => isNamed(hook, evidence))
  if (named.length > 0) return named
  const failed = hooks.filter(hook => changesOfHook(hook, evidence).some(change => jobFailure(change, evidence)))
  if (failed.length > 0) return failed
  const unfinished = hooks.filter(hook => !isCompleted(hook, evidence))
  const begun = unfinished.filter(hook => hasBegun(hook, evidence))
  return begun.length > 0 ? begun : unfinished
})

/** Where the report points: the template of the hook that stopped the uninstall. */
export function stoppingAttribution(evidence: Evidence): Attribution {
  const [hook] = stoppingHooks(evidence)
  if (hook === undefined) return {}
  return { ...templateOf(hook.source, evidence), hook: `${shortName(hook)}, pre-delete hook` }
}

/** Helm 4: `resource Job/apps/cleanup not ready`; Helm 3: `job cleanup failed`. */
function isNamed({ kind, name, namespace }: HookObject, evidence: Evidence): boolean {
  const said = evidence.uninstall?.stderr ?? ''
  const resources = [...said.matchAll(/resource (\S+) not ready/g)].map(match => match[1])
  const jobs = [...said.matchAll(/\b(job|pod) (\S+) failed/gi)].map(match => `${match[1]} ${match[2]}`.toLowerCase())
  return (
    resources.includes(`${kind}/${namespace ?? evidence.namespace}/${name}`) ||
    jobs.includes(`${kind} ${name}`.toLowerCase())
  )
}

function nameOf(hook: HookObject, evidence: Evidence): string {
  return shortName({ ...hook, namespace: hook.namespace ?? evidence.namespace })
}

/** The objects of a hook that are there, or were before the install. */
export function changesOfHook(hook: HookObject, evidence: Evidence): Change[] {
  return evidence.changes.filter(change => hookObjectOf(change.id, evidence) === hook)
}

/** Events about a hook's Job or Pod itself, oldest first. */
export function eventsOfHook(hook: HookObject, evidence: Evidence): ClusterEvent[] {
  return evidence.events.filter(({ about }) => about === nameOf(hook, evidence))
}

function isCompleted(hook: HookObject, evidence: Evidence): boolean {
  return (
    changesOfHook(hook, evidence).some(change => trueCondition(change, evidence, 'Complete')) ||
    eventsOfHook(hook, evidence).some(({ reason }) => reason === 'Completed')
  )
}

function hasBegun(hook: HookObject, evidence: Evidence): boolean {
  return changesOfHook(hook, evidence).length > 0 || eventsOfHook(hook, evidence).length > 0
}
