import type { Evidence } from '../diagnose/evidence.ts'
import type { Finding } from '../diagnose/finding.ts'
import type { Api } from '../kube/api.ts'
import type { ResourceType } from '../kube/object.ts'
import { messageOf } from '../problem.ts'
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
  /** takes away the namespace that we made on a cluster which is not ours, unless something was left in it */
  remove(findings: readonly Finding[]): Promise<void>
}

/** Makes the release namespace before the baseline, so that it is no leak; with create-namespace it is left to Helm. */
export async function prepareNamespace(
  { options, record, signal }: Life,
  api: Api,
  { existing }: { existing: boolean },
): Promise<ReleaseNamespace> {
  const { namespace, createNamespace } = options
  const remove = async () => {}
  if ((await api.get(NAMESPACES, namespace, undefined, { signal })) !== undefined)
    return { namespaceMadeBy: 'baseline', remove }
  if (createNamespace) return { namespaceMadeBy: 'helm', remove }
  await api.apply(NAMESPACES, { metadata: { name: namespace } }, { signal })
  const removeOurs = async (findings: readonly Finding[]) => {
    if (findings.some(({ changes }) => changes.some(({ id }) => id.namespace === namespace))) {
      return record.warn(`namespace ${namespace}, made for this run, was kept with what was left in it`)
    }
    const problem = await api.delete(NAMESPACES, namespace, undefined, { signal }).then(() => undefined, messageOf)
    if (problem !== undefined) record.warn(`namespace ${namespace} was not removed: ${problem}`)
  }
  return { namespaceMadeBy: 'us', remove: existing ? removeOurs : remove }
}
