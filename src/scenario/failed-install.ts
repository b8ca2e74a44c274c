/** Why an install failed, as the cluster shows it: pod states, warnings, logs (feature 26). */
import type { Api } from '../kube/api.ts'
import { EVENTS, involvedObject } from '../kube/events.ts'
import type { KubeObject } from '../kube/object.ts'
import { PODS } from '../kube/pods.ts'
import { messageOf } from '../problem.ts'
import { hasUnchanged, type Snapshot } from '../snapshot/snapshot.ts'
import { type PodProblem, podProblems } from './pod-problems.ts'
import { byTime, refusals } from './refused-pods.ts'

const MAX_REFUSED = 5
const MAX_PODS = 10
const MAX_EVENTS = 10
const LOG_LINES = 10
const MAX_LINE = 300

/**
 * Lines for the report: what refuses pods of the namespace, what keeps its pods from being ready, the last warnings, and the last lines
 * that failing containers logged. Warnings that `before` has are of earlier runs. About 130 lines of at most 300 characters. Never throws but when it is cancelled.
 */
export async function describeFailedInstall(
  api: Pick<Api, 'list' | 'podLog'>,
  namespace: string,
  signal: AbortSignal,
  before?: Snapshot,
): Promise<string[]> {
  const [pods, warnings] = await Promise.all([
    read('pods', signal, () => api.list(PODS, { namespace, signal })),
    read('events', signal, () => api.list(EVENTS, { namespace, signal, fieldSelector: 'type=Warning' })),
  ])
  const ofThisRun = warnings.items.filter(({ metadata }) => before === undefined || !hasUnchanged(before, metadata))
  const refused = refusals(ofThisRun, pods.items, before)
  const lines = [
    ...refused.slice(-MAX_REFUSED).map(eventLine),
    ...pods.failure,
    ...(await describePods(api, namespace, pods.items, signal)),
    ...warnings.failure,
    ...describeWarnings(ofThisRun.filter(event => !isRepeated(event, refused))),
  ]
  return lines.map(line => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 1)}…` : line))
}

/** `failure`: the line that says why there are none. */
async function read(what: string, signal: AbortSignal, list: () => Promise<{ items: KubeObject[] }>) {
  try {
    return { items: (await list()).items, failure: [] }
  } catch (error) {
    signal.throwIfAborted()
    return { items: [], failure: [unreadable(what, error)] }
  }
}

function unreadable(what: string, error: unknown): string {
  return `${what} could not be read: ${messageOf(error)}`
}

/** True when the refusal of the same workload is told already. */
function isRepeated(event: KubeObject, refused: readonly KubeObject[]): boolean {
  const { uid } = involvedObject(event)
  return event.reason === 'FailedCreate' && refused.some(told => involvedObject(told).uid === uid)
}

async function describePods(
  api: Pick<Api, 'podLog'>,
  namespace: string,
  pods: readonly KubeObject[],
  signal: AbortSignal,
): Promise<string[]> {
  const problems = pods.flatMap(pod => podProblems(pod).map(problem => ({ pod: pod.metadata.name, ...problem })))
  const lines: string[] = []
  for (const problem of problems.slice(0, MAX_PODS)) {
    lines.push(`Pod/${problem.pod}: ${problem.text}`)
    lines.push(...(await logOf(api, namespace, problem, signal)))
  }
  if (problems.length > MAX_PODS) lines.push(`… and ${problems.length - MAX_PODS} more that are not ready`)
  return lines
}

async function logOf(
  api: Pick<Api, 'podLog'>,
  namespace: string,
  { pod, container, hasRun }: PodProblem & { pod: string },
  signal: AbortSignal,
): Promise<string[]> {
  if (container === undefined || !hasRun) return []
  const log = await linesOf(api, namespace, pod, container, signal)
  return log.map(line => `  ${container} | ${line}`)
}

async function linesOf(
  api: Pick<Api, 'podLog'>,
  namespace: string,
  pod: string,
  container: string,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const text = await api.podLog(namespace, pod, { container, tailLines: LOG_LINES, signal })
    return text.trim() === '' ? [] : text.trimEnd().split('\n').slice(-LOG_LINES)
  } catch (error) {
    signal.throwIfAborted()
    return [unreadable(`  log of ${container}`, error)]
  }
}

function describeWarnings(warnings: readonly KubeObject[]): string[] {
  return warnings.toSorted(byTime).slice(-MAX_EVENTS).map(eventLine)
}

function eventLine(event: KubeObject): string {
  const { kind, name } = involvedObject(event)
  const { reason, message, count } = event
  const times = typeof count === 'number' && count > 1 ? ` (${count} times)` : ''
  return `${kind}/${name}: ${reason}: ${String(message).replaceAll('\n', ' ')}${times}`
}
