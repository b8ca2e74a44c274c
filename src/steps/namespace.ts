import type { Evidence } from '../diagnose/evidence.ts'
import type { Api } from '../kube/api.ts'
import type { ResourceType } from '../kube/object.ts'
import { messageOf } from '../problem.ts'
import type { Settled } from '../snapshot/settle.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

const NAMESPACES: ResourceType = {
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
export async function prepareNamespace(life: Life, { api, existing }: Connection): Promise<ReleaseNamespace> {
  const { namespace, createNamespace } = life.options
  const keep = async () => {}
  const found = await api.get(NAMESPACES, namespace, undefined, { signal: life.signal })
  if (found !== undefined) return { namespaceMadeBy: 'baseline', remove: keep }
  if (createNamespace) return { namespaceMadeBy: 'helm', remove: keep }
  await api.apply(NAMESPACES, { metadata: { name: namespace } }, { signal: life.signal })
  if (!existing) return { namespaceMadeBy: 'us', remove: keep }
  life.record.facts.namespaceToRemove = namespace
  return { namespaceMadeBy: 'us', remove: settled => removeNamespace(life, api, settled) }
}

/** What was ignored, or could not be seen, is no less there: the namespace goes only when it is surely empty. */
async function removeNamespace(
  { options: { namespace }, record, signal }: Life,
  api: Api,
  settled: Settled,
): Promise<void> {
  delete record.facts.namespaceToRemove
  // The probe has deleted it; what keeps it is in the report.
  if (record.facts.probe?.namespaces.some(({ id }) => id.name === namespace)) return
  const left = settled.comparison.changes.some(({ id }) => id.namespace === namespace)
  if (left || settled.after.failures.length > 0) {
    return record.warn(`namespace ${namespace}, made for this run, was kept with what was left in it`)
  }
  const problem = await api.delete(NAMESPACES, namespace, undefined, { signal }).then(() => undefined, messageOf)
  if (problem !== undefined) record.warn(`namespace ${namespace} was not removed: ${problem}`)
}
