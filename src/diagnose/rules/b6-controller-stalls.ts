import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import type { ClusterEvent, Evidence } from '../evidence/evidence.ts'
import type { FinalizerState } from '../finalizers/finalizers.ts'
import { removerName } from '../finalizers/remover.ts'
import { attendedFinalizers, stallLogs, stallOf, waitReason } from '../finalizers/stalled.ts'
import type { Fact } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { waitCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed } from '../words/phrases.ts'

/** In deletion, and the controller of the finalizer is alive: it tries and fails, or has not come to it. */
export const b6: Rule = {
  id: 'B6',
  title: 'The controller is alive, but does not finish the deletion',
  severity: 'stuck',
  docs: [DOCS.finalizers],
  page: {
    what: 'An object in deletion waits for a controller that still runs, but does not finish its clean-up; or that is there, but has no pod.',
    looks:
      'An old deletionTimestamp, a finalizer, and the controller, mostly with a running pod; often warning events about the object.',
    why: 'The controller tries and fails: a service that it needs was deleted at the same time, credentials are gone, or it waits ever longer between its tries. Scaled to zero, it does not try at all.',
    fix: 'Delete in an order in which the controller has what it needs until the end, and let it give up after a limit with a clear condition.',
    cleanUp:
      'Read the log of the controller, give it what it needs, and wait. Do not take the finalizer off while the controller runs.',
  },
  claims(change, evidence) {
    const [state] = waiting(change, evidence)
    return state && removerName(state.remover)
  },
  explain(changes, evidence) {
    const states = changes.flatMap(change => waiting(change, evidence))
    const stall = stallOf(states, evidence)
    const uids = new Set(changes.map(change => change.id.uid))
    const events = evidence.events.filter(event => event.type === 'Warning' && uids.has(event.uid))
    return {
      ...(stall.isIdle && { title: 'The controller is there, but has no pod that could finish the deletion' }),
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion and ${forCount(changes, 'waits', 'wait')} for ${stall.waitingFor}.`,
      evidence: [
        ...changes.slice(0, 5).map(change => ({
          fact: `in deletion since ${objectOf(change).deletionTimestamp}, finalizers ${listed(waiting(change, evidence).map(state => `\`${state.finalizer}\``))}`,
          source: `metadata of ${displayName(change.id)}`,
        })),
        ...eventFacts(events),
      ],
      attribution: { controller: stall.who },
      chartFix: { what: stall.fix },
      // Nobody but the controller may take the finalizer off while it runs.
      cleanUp: [...stallLogs(states, evidence), ...waitCommands(changes, waitReason(stall))],
    }
  },
}

/** Each thing that was said once, with how often: a controller says the same at every try. */
function eventFacts(events: readonly ClusterEvent[]): Fact[] {
  const same = Map.groupBy(events, event => `${event.about}|${event.reason}: ${event.message}`)
  return [...same.values()].slice(-5).flatMap(([event, ...more]) => {
    if (event === undefined) return []
    const often = more.length > 0 ? ` (${more.length + 1} times)` : ''
    return [{ fact: `${event.reason}: ${event.message}${often}`, source: `event of ${event.about}` }]
  })
}

function waiting(change: Change, evidence: Evidence): FinalizerState[] {
  return isDeleting(change) ? attendedFinalizers(change, evidence) : []
}
