/** Why a hook's pod did not start. */
import type { HookObject } from '../chart/chart.ts'
import { isRecord } from '../kube/object.ts'
import { recordsOf } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import type { Fact } from './finding.ts'
import { failedPods, runsOf, sourceOf } from './hook-runs.ts'

const WAITS = /^(ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainer.*)$/

/** Why a hook pod does not start: `ImagePullBackOff`, `Unschedulable: 0/1 nodes are available`. */
export function startFailures(hooks: readonly HookObject[], evidence: Evidence): Fact[] {
  const fromPods = failedPods(runsOf(hooks, evidence)).flatMap(run => {
    const conditions = recordsOf(run.status.conditions).filter(
      condition => condition.type === 'PodScheduled' && condition.status === 'False',
    )
    const waiting = recordsOf(run.status.containerStatuses)
      .map(({ state }) => (isRecord(state) && isRecord(state.waiting) ? state.waiting : {}))
      .filter(({ reason }) => WAITS.test(String(reason)))
    return [...conditions, ...waiting].map(state => ({
      fact: `${state.reason}: ${state.message ?? ''}`,
      source: sourceOf('status', run),
    }))
  })
  return fromPods.length > 0 ? fromPods : startEvents(hooks, evidence)
}

/** The same from events, when the pod is gone already. */
function startEvents(hooks: readonly HookObject[], evidence: Evidence): Fact[] {
  const names = hooks.map(hook => hook.name)
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
