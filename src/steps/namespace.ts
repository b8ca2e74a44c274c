import { type Clock, systemClock } from '../clock.ts'
import type { Evidence } from '../diagnose/evidence/evidence.ts'
import type { Api } from '../kube/api.ts'
import type { KubeObject, ResourceType } from '../kube/object.ts'
import { formatDuration } from '../options/duration.ts'
import { infrastructureProblem, messageOf } from '../problem.ts'
import type { Settled } from '../snapshot/settle.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

export const NAMESPACES: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
  verbs: ['get'],
}

export interface ReleaseNamespace {
  namespaceMadeBy: Evidence['namespaceMadeBy']
  /** takes away the namespace that we made on a cluster which is not ours, when nothing of the chart is left in it */
  remove(settled: Settled): Promise<void>
}

/** Makes the release namespace before the baseline, so that it is no leak; with create-namespace it is left to Helm. */
export async function prepareNamespace(
  life: Life,
  { api, existing }: Connection,
  clock: Clock = systemClock,
): Promise<ReleaseNamespace> {
  const { namespace, createNamespace } = life.options
  const keep = async () => {}
  const found = await whatStays(api, namespace, life.signal, clock)
  if (found !== undefined) return { namespaceMadeBy: 'baseline', remove: keep }
  if (createNamespace) return { namespaceMadeBy: 'helm', remove: keep }
  // Noted before it is asked for: an answer that never comes may still have made it.
  if (existing) life.record.facts.namespaceToRemove = { name: namespace }
  const { metadata } = await api.apply(NAMESPACES, { metadata: { name: namespace } }, { signal: life.signal })
  if (!existing) return { namespaceMadeBy: 'us', remove: keep }
  const made = { name: namespace, uid: metadata.uid }
  life.record.facts.namespaceToRemove = made
  return { namespaceMadeBy: 'us', remove: settled => removeNamespace(life, api, made, settled) }
}

/** An empty one takes Kubernetes five seconds; the one before us may have been the check's own. */
const GOES_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 500

/** The namespace, when it is there and not about to go: into one in deletion nothing can be installed. */
async function whatStays(
  api: Pick<Api, 'get'>,
  name: string,
  signal: AbortSignal,
  clock: Clock,
): Promise<KubeObject | undefined> {
  for (const deadline = clock.now() + GOES_WITHIN_MS; ; await clock.sleep(LOOK_EVERY_MS, signal)) {
    const found = await api.get(NAMESPACES, name, undefined, { signal })
    if (found?.metadata.deletionTimestamp === undefined) return found
    if (clock.now() < deadline) continue
    throw infrastructureProblem(
      `namespace ${name} is in deletion, and still there after ${formatDuration(GOES_WITHIN_MS)}`,
      `Perhaps an earlier check deleted it. \`kubectl get namespace ${name} -o yaml\` shows what keeps it (status.conditions); wait until it is gone, or take another one with --namespace.`,
    )
  }
}

/**
 * Takes away the namespace that we made when the run broke off before anything was installed into it; otherwise, says that
 * it is still there. Never throws.
 */
export async function leaveNamespace(
  { record }: Pick<Life, 'record'>,
  api: Pick<Api, 'delete'>,
  signal: AbortSignal,
): Promise<void> {
  const { installStarted, namespaceToRemove } = record.facts
  if (namespaceToRemove === undefined) return
  const { name, uid } = namespaceToRemove
  if (installStarted) return record.warn(`namespace ${name}, made for this run, was kept`)
  if (uid === undefined) return record.warn(`namespace ${name} may have been made for this run`)
  const problem = await api.delete(NAMESPACES, name, undefined, { uid, signal }).then(() => undefined, messageOf)
  if (problem !== undefined) record.warn(`namespace ${name}, made for this run, was not removed: ${problem}`)
}

/** What was ignored, or could not be seen, is no less there: the namespace goes only when it is surely empty. */
async function removeNamespace(
  { record, signal }: Life,
  api: Api,
  { name, uid }: { name: string; uid: string },
  settled: Settled,
): Promise<void> {
  delete record.facts.namespaceToRemove
  // The probe has deleted it; what keeps it is in the report.
  if (record.facts.probe?.namespaces.some(({ id }) => id.name === name)) return
  const left = settled.comparison.changes.some(({ id }) => id.namespace === name)
  if (left || settled.after.failures.length > 0) {
    return record.warn(`namespace ${name}, made for this run, was kept with what was left in it`)
  }
  const problem = await api.delete(NAMESPACES, name, undefined, { uid, signal }).then(() => undefined, messageOf)
  if (problem !== undefined) record.warn(`namespace ${name} was not removed: ${problem}`)
}
