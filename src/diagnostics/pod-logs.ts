/** The logs of the chart's pods, read while the pods are there: the uninstall takes them away. */
import type { Api } from '../kube/api.ts'
import type { KubeObject } from '../kube/object.ts'
import { PODS } from '../kube/pods.ts'
import { Slots } from '../kube/slots.ts'
import { containerNames } from '../scenario/pod-containers.ts'
import { podProblems } from '../scenario/pod-problems.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** What one container said. */
export interface PodLog {
  namespace: string
  pod: string
  container: string
  text: string
}

/** Every run pays for it, so it is little: of a chart with more pods, those that are not ready tell most. */
export const MOST_PODS = 20
export const MOST_LINES = 1_000
export const MOST_BYTES = 512 * 1024
const MOST_CONTAINERS = 40
/** A kubelet that does not answer holds up the uninstall no longer than this. */
const LIMIT_MS = 3_000
/** At once: the snapshot that is taken meanwhile needs the connection more. */
const AT_ONCE = 4

/**
 * Reads what each container of the pods that are new since `before` said last. What can't be read, or not in time, is not
 * there: a log explains, it decides nothing. Only a cancelled run throws.
 */
export async function readPodLogs(
  api: Pick<Api, 'list' | 'podLog'>,
  before: Snapshot,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
): Promise<PodLog[]> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
  const slots = new Slots(AT_ONCE)
  const pods = await api.list(PODS, { signal: inTime }).catch(() => ({ items: [] }))
  const containers = worstFirst(pods.items.filter(({ metadata }) => !before.objects.has(metadata.uid)))
    .slice(0, MOST_PODS)
    .flatMap(containersOf)
    .slice(0, MOST_CONTAINERS)
  const logs = await Promise.all(
    containers.map(async ({ namespace, pod, container }) => {
      const options = { container, tailLines: MOST_LINES, limitBytes: MOST_BYTES, signal: inTime }
      const text = await slots.run(() => api.podLog(namespace, pod, options), inTime).catch(() => '')
      return { namespace, pod, container, text }
    }),
  )
  signal.throwIfAborted()
  return logs.filter(({ text }) => text.trim() !== '')
}

function worstFirst(pods: readonly KubeObject[]): KubeObject[] {
  const isReady = new Map(pods.map(pod => [pod, podProblems(pod).length === 0]))
  return pods.toSorted((one, other) => Number(isReady.get(one)) - Number(isReady.get(other)))
}

function containersOf(pod: KubeObject): Omit<PodLog, 'text'>[] {
  const { namespace = '', name } = pod.metadata
  return containerNames(pod).map(container => ({ namespace, pod: name, container }))
}
