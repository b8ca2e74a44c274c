/** Hook objects: what Helm runs around install and uninstall, and does not count as part of the release. */
import type { HookObject, SourceLine } from '../../chart/chart.ts'
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import type { Condition } from '../evidence/change-facts.ts'
import { objectOf, trueCondition } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { HOOK, HOOK_DELETE_POLICY, isTestEvent, listAnnotation } from '../origin/helm-marks.ts'
import { hookObjectOf } from '../origin/manifest-match.ts'

/** Helm's default when a hook names no delete policy. */
const DEFAULT_POLICY = 'before-hook-creation'

export interface Hook {
  events: string[]
  /** with Helm's default filled in */
  deletePolicies: string[]
  /** true when the chart names no policy */
  isDefaultPolicy: boolean
  /** `pre-delete hook Job/cleanup (apps)` */
  text: string
  source?: SourceLine
}

/** Hook Jobs and Pods of an event, as rendered. */
export function hooksFor(event: string, evidence: Evidence) {
  const hooks = evidence.release?.hooks ?? []
  return hooks.filter(hook => hook.events.includes(event) && (hook.kind === 'Job' || hook.kind === 'Pod'))
}

/** `pre-delete hook Job/cleanup (apps)` */
export function hookTitle(events: readonly string[], hook: Parameters<typeof shortName>[0]): string {
  return `${events.join(' and ')} hook ${shortName(hook)}`
}

/** `Job/cleanup (apps)`: a hook without a namespace is in that of the release. */
export function hookName(hook: HookObject, evidence: Evidence): string {
  return shortName({ ...hook, namespace: hook.namespace ?? evidence.namespace })
}

/** The hook that an object is, by its annotation or by the release's list of hooks. */
export function hookOf(change: Change, evidence: Evidence): Hook | undefined {
  const { annotations, owners } = objectOf(change)
  const rendered = hookObjectOf(change.id, evidence)
  // A ReplicaSet inherits the annotations of its Deployment: that does not make it a hook.
  const live = owners.length === 0 ? listAnnotation(annotations, HOOK) : []
  const events = live.length > 0 ? live : (rendered?.events ?? [])
  if (events.length === 0) return undefined
  const named = HOOK_DELETE_POLICY in annotations ? listAnnotation(annotations, HOOK_DELETE_POLICY) : undefined
  const policies = named ?? rendered?.deletePolicies ?? []
  return {
    events,
    deletePolicies: policies.length === 0 ? [DEFAULT_POLICY] : policies,
    isDefaultPolicy: policies.length === 0,
    text: hookTitle(events, change.id),
    ...(rendered && { source: rendered.source }),
  }
}

/** True when it is a hook of `helm test` and of nothing else. */
export function isTestHook(hook: Hook): boolean {
  return hook.events.every(isTestEvent)
}

/** True when it runs while the release is deleted. */
export function isDeleteHook(hook: Hook): boolean {
  return hook.events.some(event => event === 'pre-delete' || event === 'post-delete')
}

/** The `Failed` condition of a Job. */
export function jobFailure(change: Change, evidence: Evidence): Condition | undefined {
  return change.id.kind === 'Job' && change.id.group === 'batch' ? trueCondition(change, evidence, 'Failed') : undefined
}

/** Failed hook Jobs that still exist. */
export function failedHookJobs(evidence: Evidence, event?: string): Change[] {
  return evidence.changes.filter(change => {
    const hook = hookOf(change, evidence)
    return hook !== undefined && (event === undefined || hook.events.includes(event)) && jobFailure(change, evidence)
  })
}
