/** An uninstall that gave up: everything is still there because of one cause, whichever of several it is. */
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import { recordsOf, trueCondition } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { changeOf } from './evidence-index.ts'
import type { Fact } from './finding.ts'
import { goneHookFacts, goneLogs, goneStatuses } from './hook-runs.ts'
import { failedHookJobs, hooksFor, jobFailure } from './hooks.ts'
import { mainOwner, ownerChain } from './owner-chain.ts'
import { counted } from './phrases.ts'
import { uninstallFacts, uninstallOutcome } from './uninstall-outcome.ts'

/** The group that every change belongs to while the release is still there: one finding, not forty. */
export function abortedGroup(evidence: Evidence): string | undefined {
  const outcome = uninstallOutcome(evidence)
  return outcome === 'nothing-deleted' || outcome === 'partly-deleted' ? 'uninstall' : undefined
}

/** Whatever is there or changed may be so because the release still lives; only what is gone is another story. */
export function claimsAborted(change: Change, evidence: Evidence): string | undefined {
  return change.kind === 'lost' ? undefined : abortedGroup(evidence)
}

/** Pods of hooks for an event: hook Pods themselves, and pods that a hook Job made. */
export function hookPods(event: string, evidence: Evidence): Change[] {
  const names = new Set(hooksFor(event, evidence).map(hook => hook.name))
  return evidence.changes.filter(change => {
    if (change.id.kind !== 'Pod' || change.after === undefined) return false
    const owner = mainOwner(change.after)
    const job = owner?.kind === 'Job' ? owner.name : ownerChain(change.after, evidence).at(-1)?.id.name
    return names.has(job ?? change.id.name)
  })
}

/**
 * The logs of the pre-delete hooks that did not succeed: only they can have stopped the uninstall. A Job that completed
 * may have a pod that failed before.
 */
export function failedPreDeleteLogs(evidence: Evidence): string[] {
  const isCompleted = (pod: Change) => {
    const job = changeOf(evidence, (pod.after && mainOwner(pod.after)?.uid) ?? '')
    return job !== undefined && trueCondition(job, evidence, 'Complete') !== undefined
  }
  const pods = hookPods('pre-delete', evidence).filter(pod => !isCompleted(pod))
  const logs = pods.map(pod => evidence.hookLogs.get(pod.id.uid)).filter(log => log !== undefined)
  return [...logs, ...goneLogs('pre-delete', evidence)]
}

/** The failure of hook Jobs, and what their pods said last. */
export function hookFailureFacts(event: string, evidence: Evidence): Fact[] {
  const jobs = failedHookJobs(evidence, event).map(change => {
    const failed = jobFailure(change, evidence)
    return {
      fact: `Failed: ${failed?.reason}: ${failed?.message}`,
      source: `status.conditions of ${displayName(change.id)}`,
    }
  })
  const logs = hookPods(event, evidence).flatMap(pod => {
    const log = evidence.hookLogs.get(pod.id.uid)
    return log ? [{ fact: log, source: `log of ${displayName(pod.id)}` }] : []
  })
  return [...jobs, ...logs, ...goneHookFacts(event, evidence)]
}

/** Why a hook pod does not start: `ImagePullBackOff`, `Unschedulable: 0/1 nodes are available`. */
export function startFailures(event: string, evidence: Evidence): Fact[] {
  const left = hookPods(event, evidence).map(({ id }) => ({
    status: evidence.objects.get(id.uid)?.status ?? {},
    source: `status of ${displayName(id)}`,
  }))
  const fromPods = [...left, ...goneStatuses(event, evidence)].flatMap(({ status, source }) => {
    const conditions = recordsOf(status.conditions).filter(
      condition => condition.type === 'PodScheduled' && condition.status === 'False',
    )
    const waiting = recordsOf(status.containerStatuses)
      .map(container => (container.state as { waiting?: Record<string, unknown> } | undefined)?.waiting)
      .filter(state =>
        /^(ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainer.*)$/.test(
          String(state?.reason),
        ),
      )
    return [...conditions, ...waiting].map(state => ({
      fact: `${state?.reason}: ${state?.message ?? ''}`,
      source,
    }))
  })
  return fromPods.length > 0 ? fromPods : startEvents(event, evidence)
}

/** The same from events, when the pod is gone already. */
function startEvents(event: string, evidence: Evidence): Fact[] {
  const names = hooksFor(event, evidence).map(hook => hook.name)
  return evidence.events
    .filter(({ about }) =>
      names.some(
        name => about === `Pod/${name}` || about.startsWith(`Pod/${name}-`) || about.startsWith(`Pod/${name} `),
      ),
    )
    .filter(
      ({ reason, message }) => reason === 'FailedScheduling' || (reason === 'Failed' && /pull|image/i.test(message)),
    )
    .slice(-2)
    .map(({ reason, message, about }) => ({ fact: `${reason}: ${message}`, source: `event of ${about}` }))
}

/** What Helm said, what the hook that stopped it said, and how much is still there. */
export function abortedFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  return [
    ...uninstallFacts(evidence),
    ...hookFailureFacts('pre-delete', evidence),
    {
      fact: `${counted(changes.length, 'object')} of the release and its hooks are still there`,
      source: 'snapshot after the uninstall',
    },
  ]
}
