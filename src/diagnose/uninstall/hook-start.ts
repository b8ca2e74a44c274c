/** Why a hook never started: its pods could not. */
import type { HookObject } from '../../chart/chart.ts'
import { isRecord } from '../../kube/object.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { ClusterEvent, Evidence } from '../evidence/evidence.ts'
import { objectByUid, oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { failedPods, type HookRun, runsOf, sourceOf } from './hook-runs.ts'
import { hookName } from './hooks.ts'

/** What a container waits for that may never come. */
const WAITS = /^(ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainer.*)$/

/** Why pods of these hooks did not start: `ImagePullBackOff`, `Unschedulable: 0/1 nodes are available`. A hook that ran has none. */
export function startFailures(hooks: readonly HookObject[], evidence: Evidence): Fact[] {
  return hooks.flatMap(hook => {
    const pods = failedPods(runsOf([hook], evidence))
    const events = podEvents(hook, evidence)
    if (pods.some(hasRun) || events.some(({ reason }) => reason === 'Started')) return []
    const facts = pods.flatMap(statusFacts)
    return facts.length > 0 ? facts : eventFacts(events)
  })
}

function statusFacts(pod: HookRun): Fact[] {
  const conditions = recordsOf(pod.status.conditions).filter(
    condition => condition.type === 'PodScheduled' && condition.status === 'False',
  )
  return [...conditions, ...waits(pod)].map(state => ({
    fact: `${state.reason}: ${state.message ?? ''}`,
    source: sourceOf('status', pod),
  }))
}

/** The states of the containers that can't be started; an init container keeps the others from it. */
function waits({ status }: HookRun): Record<string, unknown>[] {
  return [...recordsOf(status.initContainerStatuses), ...recordsOf(status.containerStatuses)]
    .map(({ state }) => (isRecord(state) && isRecord(state.waiting) ? state.waiting : {}))
    .filter(({ reason }) => WAITS.test(String(reason)))
}

/** It said something, ended once, or runs. Of a pod with a container that can't start, those beside it may run: a sidecar. */
function hasRun(pod: HookRun): boolean {
  if (pod.log !== undefined && pod.log !== '') return true
  const isStuck = waits(pod).length > 0
  return recordsOf(pod.status.containerStatuses).some(({ state, lastState }) => {
    const isEnded = [state, lastState].some(hasEnded)
    return isEnded || (!isStuck && isRecord(state) && state.running !== undefined)
  })
}

/** A container that never started has ended, too, once its pod is deleted: without a time at which it started. */
function hasEnded(state: unknown): boolean {
  return isRecord(state) && isRecord(state.terminated) && typeof state.terminated.startedAt === 'string'
}

/** The same from events, when the pod is gone already. */
function eventFacts(events: readonly ClusterEvent[]): Fact[] {
  return (
    events
      .filter(
        ({ reason, message }) => reason === 'FailedScheduling' || (reason === 'Failed' && /pull|image/i.test(message)),
      )
      // The kubelet names the image only in the first of several.
      .toSorted((a, b) => Number(b.message.includes('image "')) - Number(a.message.includes('image "')))
      .slice(0, 3)
      .map(({ reason, message, about }) => ({ fact: `${reason}: ${message}`, source: `event of ${about}` }))
  )
}

/** Events of the pods of a hook. A pod that nobody has seen is known by its name: the Job's, and five characters. */
function podEvents(hook: HookObject, evidence: Evidence): ClusterEvent[] {
  const namespace = hook.namespace ?? evidence.namespace
  const isNamed = ({ about }: ClusterEvent) => {
    const [, name = '', where] = /^Pod\/(\S+)(?: \((\S+)\))?$/.exec(about) ?? []
    return where === namespace && (hook.kind === 'Pod' ? name === hook.name : isPodName(name, hook.name))
  }
  const job = hookName(hook, evidence)
  return evidence.events.filter(event => {
    const owner = podOwners(evidence).get(event.uid)
    return owner === undefined || hook.kind === 'Pod' ? isNamed(event) : owner === job
  })
}

/** Of the pods that the timeline or a snapshot has: what owns them, `Job/cleanup (apps)`, or ''. */
const podOwners = oncePerEvidence((evidence): Map<string, string> => {
  const seen = [
    ...evidence.timeline.events,
    ...evidence.events.flatMap(({ uid }) => objectByUid(evidence, uid) ?? []),
  ].filter(({ id }) => id.kind === 'Pod')
  return new Map(
    seen.map(({ id, owners: [owner] }) => [
      id.uid,
      owner === undefined ? '' : shortName({ kind: owner.kind, name: owner.name, namespace: id.namespace }),
    ]),
  )
})

/** The API server cuts the name that it completes at 58 characters; an indexed Job has the index before them. */
function isPodName(name: string, job: string): boolean {
  const prefix = `${job}-`.slice(0, 58)
  return name.startsWith(prefix) && /^(\d+-)?[a-z0-9]{5}$/.test(name.slice(prefix.length))
}
