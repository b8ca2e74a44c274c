/** What the Jobs and pods of hooks did: those that are there, and those that were read before a delete policy took them away. */
import type { HookObject } from '../../chart/chart.ts'
import { isRecord, type OwnerReference } from '../../kube/object.ts'
import { displayName, type ObjectId } from '../../snapshot/object-id.ts'
import { type Condition, conditionsIn, recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { changeOf, oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { failedHookJobs, hooksFor, jobFailure } from './hooks.ts'

/** A Job or pod of a hook as it was last seen. */
export interface HookRun {
  id: ObjectId
  hook: HookObject
  /** UID of the Job that made the pod */
  job?: string
  status: Record<string, unknown>
  /** the last lines of a pod's log */
  log?: string
  isGone: boolean
}

/** More says no more. */
const MOST_LOGS = 3

/** The runs of some of the release's hooks. */
export function runsOf(hooks: readonly HookObject[], evidence: Evidence): HookRun[] {
  const keys = new Set(hooks.map(hook => placeOf(hook, evidence.namespace)))
  return allRuns(evidence).filter(({ hook }) => keys.has(placeOf(hook, evidence.namespace)))
}

const allRuns = oncePerEvidence((evidence): readonly HookRun[] => {
  const hooks = (evidence.release?.hooks ?? []).filter(({ kind }) => kind === 'Job' || kind === 'Pod')
  const byPlace = new Map(hooks.map(hook => [placeOf(hook, evidence.namespace), hook]))
  return [...presentPrograms(evidence), ...readPrograms(evidence)].flatMap(({ owners, ...program }): HookRun[] => {
    const { id } = program
    const job = owners.find(owner => owner.kind === 'Job')
    const isOfJob = id.kind === 'Pod' && job !== undefined
    const hook = byPlace.get(placeOf(isOfJob ? { ...id, kind: job.kind, name: job.name } : id, evidence.namespace))
    return hook === undefined ? [] : [{ ...program, hook, ...(isOfJob && { job: job.uid }) }]
  })
})

type Program = Omit<HookRun, 'hook' | 'job'> & { owners: readonly OwnerReference[] }

/** Jobs and pods that are there; what was read of them last counts, and their log may have been read earlier. */
function presentPrograms({ changes, objects, hookLogs, hookRuns }: Evidence): Program[] {
  const isProgram = ({ kind }: ObjectId) => kind === 'Job' || kind === 'Pod'
  return changes.flatMap(({ id, after }) => {
    if (after === undefined || !isProgram(id)) return []
    const earlier = hookRuns.get(id.uid)
    const log = hookLogs.get(id.uid) ?? earlier?.log
    const status = statusOf(objects.get(id.uid) ?? earlier?.object)
    return [{ id, owners: after.owners, status, isGone: false, ...(log !== undefined && { log }) }]
  })
}

/** Those that are in no change: most are gone. */
function readPrograms(evidence: Evidence): Program[] {
  const read = [...evidence.hookRuns.values()].filter(({ id }) => changeOf(evidence, id.uid)?.after === undefined)
  return read.map(({ id, object, log }) => ({
    id,
    owners: object.metadata.ownerReferences ?? [],
    status: statusOf(object),
    isGone: !evidence.after.objects.has(id.uid),
    ...(log !== undefined && { log }),
  }))
}

function statusOf(object: { status?: unknown } | undefined): Record<string, unknown> {
  return isRecord(object?.status) ? object.status : {}
}

function placeOf({ kind, namespace, name }: Pick<HookObject, 'kind' | 'namespace' | 'name'>, own: string): string {
  return `${kind}/${namespace ?? own}/${name}`
}

/** The condition of this type that is True. */
export function conditionOf({ status }: HookRun, type: string): Condition | undefined {
  return conditionsIn(status.conditions).find(condition => condition.type === type && condition.status === 'True')
}

/** Pods that did not succeed, nor did their Job at a later try. */
export function failedPods(runs: readonly HookRun[]): HookRun[] {
  const completed = new Set(runs.filter(run => conditionOf(run, 'Complete')).map(({ id }) => id.uid))
  return runs.filter(
    ({ id, job, status }) => id.kind === 'Pod' && status.phase !== 'Succeeded' && !completed.has(job ?? ''),
  )
}

/** What the pods that failed said last; those that are gone after those that are there. */
export function failedLogs(runs: readonly HookRun[]): string[] {
  return failedPods(runs).flatMap(({ log }) => log ?? [])
}

/** What pre-delete hooks said last that failed. */
export const failedPreDeleteLogs = oncePerEvidence((evidence): readonly string[] =>
  failedLogs(allRuns(evidence).filter(({ hook }) => hook.events.includes('pre-delete'))),
)

/** Of the containers of pods that failed. */
export function exitCodes(runs: readonly HookRun[]): number[] {
  const statuses = failedPods(runs).flatMap(({ status }) => [
    ...recordsOf(status.initContainerStatuses),
    ...recordsOf(status.containerStatuses),
  ])
  return statuses.flatMap(({ state }) => {
    const ended = isRecord(state) && isRecord(state.terminated) ? Number(state.terminated.exitCode) : 0
    return ended === 0 ? [] : [ended]
  })
}

/** How the Jobs of an event's hooks failed, and what their pods said last; `hooks`: of those alone. */
export function hookFailureFacts(event: string, evidence: Evidence, hooks?: readonly HookObject[]): Fact[] {
  const runs = runsOf(hooks ?? hooksFor(event, evidence), evidence)
  const left = failedHookJobs(evidence, event).map(change => failureFact(change.id, jobFailure(change, evidence)))
  const gone = runs.flatMap(run => {
    const failed = run.isGone ? conditionOf(run, 'Failed') : undefined
    return failed ? [failureFact(run.id, failed, '; its delete policy has removed it since')] : []
  })
  const pods = failedPods(runs).filter(({ log }) => log !== undefined)
  const logs = [...pods.filter(({ isGone }) => !isGone), ...pods.filter(({ isGone }) => isGone).slice(-MOST_LOGS)]
  return [...left, ...gone, ...logs.map(run => ({ fact: run.log ?? '', source: sourceOf('log', run) }))]
}

function failureFact(id: ObjectId, failed: Condition | undefined, since = ''): Fact {
  return {
    fact: `Failed: ${failed?.reason}: ${failed?.message}${since}`,
    source: `status.conditions of ${displayName(id)}`,
  }
}

/** `log of pods/apps/cleanup-x7f2k`, and that it was read earlier. */
export function sourceOf(what: string, { id, isGone }: HookRun): string {
  return `${what} of ${displayName(id)}${isGone ? ', read while it existed' : ''}`
}
