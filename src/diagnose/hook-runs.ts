/** Hooks that are gone: what was read of their Jobs and pods while the uninstall ran. */
import { isRecord } from '../kube/object.ts'
import type { HookTrace } from '../scenario/hook-watch.ts'
import { displayName } from '../snapshot/object-id.ts'
import { recordsOf } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import type { Fact } from './finding.ts'
import { hooksFor } from './hooks.ts'

/** More says no more. */
const MOST_LOGS = 3

/** Jobs and pods of the hooks for an event that no longer exist; those that do are in the changes. */
function goneRuns(event: string, evidence: Evidence): HookTrace[] {
  const names = new Set(hooksFor(event, evidence).map(({ kind, name }) => `${kind}/${name}`))
  return [...evidence.hookRuns.values()].filter(({ id, object }) => {
    const owners = object.metadata.ownerReferences ?? []
    const programs = [`${id.kind}/${id.name}`, ...owners.map(({ kind, name }) => `${kind}/${name}`)]
    return !evidence.after.objects.has(id.uid) && programs.some(program => names.has(program))
  })
}

function conditionOf({ object }: HookTrace, type: string): Record<string, unknown> | undefined {
  return recordsOf(object.status?.conditions).find(entry => entry.type === type && entry.status === 'True')
}

/** Pods that are gone and did not succeed, nor did their Job at a later try. */
function failedPods(event: string, evidence: Evidence): HookTrace[] {
  const runs = goneRuns(event, evidence)
  const completed = new Set(runs.filter(run => conditionOf(run, 'Complete')).map(({ id }) => id.uid))
  return runs.filter(({ id, object }) => {
    const isOfCompleted = object.metadata.ownerReferences?.some(({ uid }) => completed.has(uid))
    return id.kind === 'Pod' && object.status?.phase !== 'Succeeded' && !isOfCompleted
  })
}

/** What the pods said last that failed and are gone. */
export function goneLogs(event: string, evidence: Evidence): string[] {
  return failedPods(event, evidence).flatMap(({ log }) => log ?? [])
}

/** How the Jobs failed that are gone, and what their pods said last. */
export function goneHookFacts(event: string, evidence: Evidence): Fact[] {
  const jobs = goneRuns(event, evidence).flatMap(run => {
    const failed = conditionOf(run, 'Failed')
    const fact = `Failed: ${failed?.reason}: ${failed?.message}; its delete policy has removed it since`
    return failed ? [{ fact, source: `status.conditions of ${displayName(run.id)}` }] : []
  })
  const logs = failedPods(event, evidence)
    .filter(({ log }) => log !== undefined)
    .slice(-MOST_LOGS)
    .map(({ id, log = '' }) => ({ fact: log, source: `log of ${displayName(id)}, read while it existed` }))
  return [...jobs, ...logs]
}

/** Why a pod that is gone had not started. */
export function goneStatuses(event: string, evidence: Evidence): { status: Record<string, unknown>; source: string }[] {
  return failedPods(event, evidence).flatMap(({ id, object: { status } }) =>
    isRecord(status) ? [{ status, source: `status of ${displayName(id)}, read while it existed` }] : [],
  )
}
