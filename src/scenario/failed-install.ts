/** Why an install failed, as the cluster shows it: pod states, warnings, logs (feature 26). */
import type { Api } from '../kube/api.ts'
import type { KubeObject, ResourceType } from '../kube/object.ts'
import { messageOf } from '../problem.ts'
import { hasUnchanged, type Snapshot } from '../snapshot/snapshot.ts'
import { type PodProblem, podProblems } from './pod-problems.ts'

const MAX_PODS = 10
const MAX_EVENTS = 10
const LOG_LINES = 10
const MAX_LINE = 300

const core = (resource: string, kind: string): ResourceType => ({
  ...{ group: '', version: 'v1', resource, kind, namespaced: true, verbs: ['list'] },
})

/**
 * Lines for the report: what keeps pods of the namespace from being ready, the last warnings, and the last lines that
 * failing containers logged. Warnings that `before` has are of earlier runs. About 130 lines of at most 300 characters. Never throws but when it is cancelled.
 */
export async function describeFailedInstall(
  api: Pick<Api, 'list' | 'podLog'>,
  namespace: string,
  signal: AbortSignal,
  before?: Snapshot,
): Promise<string[]> {
  const sections = await Promise.all([
    said('pods', signal, () => describePods(api, namespace, signal)),
    said('events', signal, () => describeWarnings(api, namespace, signal, before)),
  ])
  return sections.flat().map(line => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 1)}…` : line))
}

async function said(what: string, signal: AbortSignal, describe: () => Promise<string[]>): Promise<string[]> {
  try {
    return await describe()
  } catch (error) {
    signal.throwIfAborted()
    return [`${what} could not be read: ${messageOf(error)}`]
  }
}

async function describePods(api: Pick<Api, 'list' | 'podLog'>, namespace: string, signal: AbortSignal) {
  const { items } = await api.list(core('pods', 'Pod'), { namespace, signal })
  const problems = items.flatMap(pod => podProblems(pod).map(problem => ({ pod: pod.metadata.name, ...problem })))
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
  const log = await said(`  log of ${container}`, signal, async () => {
    const text = await api.podLog(namespace, pod, { container, tailLines: LOG_LINES, signal })
    return text.trim() === '' ? [] : text.trimEnd().split('\n').slice(-LOG_LINES)
  })
  return log.map(line => `  ${container} | ${line}`)
}

async function describeWarnings(
  api: Pick<Api, 'list'>,
  namespace: string,
  signal: AbortSignal,
  before: Snapshot | undefined,
): Promise<string[]> {
  const { items } = await api.list(core('events', 'Event'), { namespace, signal, fieldSelector: 'type=Warning' })
  const ofThisRun = items.filter(({ metadata }) => before === undefined || !hasUnchanged(before, metadata))
  const byTime = ofThisRun.toSorted((one, other) => timeOf(one).localeCompare(timeOf(other)))
  return byTime.slice(-MAX_EVENTS).map(eventLine)
}

function timeOf(event: KubeObject): string {
  const { lastTimestamp, eventTime } = event
  return String(lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp)
}

function eventLine({ involvedObject, reason, message, count }: KubeObject): string {
  const { kind, name } = (involvedObject ?? {}) as { kind?: string; name?: string }
  const times = typeof count === 'number' && count > 1 ? ` (${count} times)` : ''
  return `${kind}/${name}: ${reason}: ${String(message).replaceAll('\n', ' ')}${times}`
}
