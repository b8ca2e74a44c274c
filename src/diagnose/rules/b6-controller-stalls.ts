import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../change-facts.ts'
import { DOCS } from '../documentation.ts'
import type { ClusterEvent, Evidence } from '../evidence.ts'
import { objectAt } from '../evidence-index.ts'
import { type FinalizerState, finalizerStates } from '../finalizers.ts'
import type { CleanUp, Fact } from '../finding.ts'
import { logsCommand, waitCommands } from '../kubectl.ts'
import { forCount, listed, objectsListed, unique } from '../phrases.ts'
import { isAttended, removerName } from '../remover.ts'
import type { Rule } from '../rule.ts'
import { hasPod, type Workload, workloadName } from '../workloads.ts'

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
    const who = listed(unique(states.map(state => removerName(state.remover))))
    const isIdle = states.every(
      ({ remover }) => remover.kind === 'workload' && !someHavePod(remover.workloads, evidence),
    )
    const uids = new Set(changes.map(change => change.id.uid))
    const events = evidence.events.filter(event => event.type === 'Warning' && uids.has(event.uid))
    return {
      ...(isIdle && { title: 'The controller is there, but has no pod that could finish the deletion' }),
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion and ${forCount(changes, 'waits', 'wait')} for ${who}, which ${isIdle ? 'is there but has no pod: nothing does its clean-up' : 'still runs but has not finished its clean-up'}.`,
      evidence: [
        ...changes.slice(0, 5).map(change => ({
          fact: `in deletion since ${objectOf(change).deletionTimestamp}, finalizers ${listed(waiting(change, evidence).map(state => `\`${state.finalizer}\``))}`,
          source: `metadata of ${displayName(change.id)}`,
        })),
        ...eventFacts(events),
      ],
      attribution: { controller: who },
      chartFix: {
        what: isIdle
          ? `Let ${who} run until what it has to clean up is gone: it is scaled to zero, or its pods cannot start.`
          : `Find out from the log of ${who} why it does not finish: what it needs may be deleted at the same time.`,
      },
      // Nobody but the controller may take the finalizer off while it runs.
      cleanUp: [
        ...logs(states, evidence),
        ...waitCommands(
          changes,
          `waits until ${who} has finished; ${isIdle ? 'let it run' : 'give it what it needs'} first`,
        ),
      ],
    }
  },
}

function someHavePod(workloads: readonly Workload[], evidence: Evidence): boolean {
  return workloads.some(workload => hasPod(workload, evidence))
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

/** Where it can't be told which of many workloads it is, more logs say no more. */
const MOST_LOGS = 3

function logs(states: readonly FinalizerState[], evidence: Evidence): CleanUp[] {
  const workloads = states.flatMap(({ remover }) => (remover.kind === 'workload' ? remover.workloads : []))
  const living = new Map<string, Workload>(
    workloads
      .filter(workload => objectAt(evidence, 'after', workload) && hasPod(workload, evidence))
      .map(workload => [workloadName(workload), workload]),
  )
  return [...living]
    .slice(0, MOST_LOGS)
    .map(([name, workload]) => logsCommand(workload, `says why ${name} does not finish`))
}

function waiting(change: Change, evidence: Evidence): FinalizerState[] {
  if (!isDeleting(change)) return []
  return finalizerStates(change, evidence).filter(isAttended)
}
