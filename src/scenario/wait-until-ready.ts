/** Waiting for the workloads among applied objects, as `helm install --wait` does for those of a chart. */
import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { isRecord, type KubeObject } from '../kube/object.ts'
import { type ObjectId, shortName, typeOf } from '../snapshot/object-id.ts'

const INTERVAL_MS = 300

/** Undefined when all are ready; else the one that was not in time, in words. */
export async function waitUntilReady(
  api: Pick<Api, 'get'>,
  ids: readonly ObjectId[],
  { clock, signal, timeoutMs }: { clock: Clock; signal: AbortSignal; timeoutMs: number },
): Promise<string | undefined> {
  const deadline = clock.now() + timeoutMs
  for (const id of ids.filter(({ kind }) => kind in READY)) {
    const type = typeOf(id)
    for (;;) {
      const object = await api.get(type, id.name, id.namespace, { signal })
      if (object !== undefined && isReady(object, id)) break
      if (clock.now() >= deadline) return shortName(id)
      await clock.sleep(INTERVAL_MS, signal)
    }
  }
  return undefined
}

type Fields = Record<string, unknown>

/** By kind, from `spec` and `status`. */
const READY: Record<string, (status: Fields, spec: Fields) => boolean> = {
  Deployment: (status, spec) => count(status.availableReplicas) >= wanted(spec),
  StatefulSet: (status, spec) => count(status.readyReplicas) >= wanted(spec),
  DaemonSet: status =>
    status.desiredNumberScheduled !== undefined && count(status.numberReady) >= count(status.desiredNumberScheduled),
  CustomResourceDefinition: status =>
    Array.isArray(status.conditions) &&
    status.conditions.some(entry => isRecord(entry) && entry.type === 'Established' && entry.status === 'True'),
}

function isReady({ metadata, spec = {}, status = {} }: KubeObject, { kind }: ObjectId): boolean {
  // A status of before the last change says nothing.
  if (typeof status.observedGeneration === 'number' && status.observedGeneration < (metadata.generation ?? 0))
    return false
  return READY[kind]?.(status, spec) ?? true
}

function wanted({ replicas }: Fields): number {
  return replicas === undefined ? 1 : count(replicas)
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
