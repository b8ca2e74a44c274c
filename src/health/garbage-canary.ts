/** A canary in the garbage collector: an object whose owner is deleted must go. On a healthy cluster that takes 0.1 s. */
import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import type { ResourceType } from '../kube/object.ts'

const CONFIG_MAPS: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'configmaps',
  kind: 'ConfigMap',
  namespaced: true,
  verbs: [],
}
const OWNER = 'clean-uninstall-canary-owner'
const OWNED = 'clean-uninstall-canary'
const INTERVAL_MS = 50

export interface Canary {
  /** of the two objects that were made: no part of any baseline */
  uids: string[]
  /** true: the garbage collector works; false: it had not collected when the signal came */
  collected: boolean
}

/** Makes two ConfigMaps, deletes the owner, and looks until the owned one is gone or `until` aborts. Leaves neither. */
export async function garbageCanary(
  api: Pick<Api, 'apply' | 'delete' | 'get'>,
  namespace: string,
  { clock, until, signal }: { clock: Clock; until: AbortSignal; signal: AbortSignal },
): Promise<Canary> {
  const make = async (name: string, ownerReferences: object[] = []) => {
    const object = { metadata: { name, namespace, ownerReferences } }
    return (await api.apply(CONFIG_MAPS, object, { signal })).metadata.uid
  }
  const owner = await make(OWNER)
  const owned = await make(OWNED, [{ apiVersion: 'v1', kind: 'ConfigMap', name: OWNER, uid: owner }])
  let collected = false
  try {
    await api.delete(CONFIG_MAPS, OWNER, namespace, { signal, uid: owner })
    for (;;) {
      const object = await api.get(CONFIG_MAPS, OWNED, namespace, { signal })
      collected = object?.metadata.uid !== owned
      if (collected || until.aborted) return { uids: [owner, owned], collected }
      await clock.sleep(INTERVAL_MS, signal)
    }
  } finally {
    if (!collected) await removeBoth(api, namespace)
  }
}

/** Also when the run was cancelled meanwhile. */
async function removeBoth(api: Pick<Api, 'delete'>, namespace: string): Promise<void> {
  const signal = AbortSignal.timeout(5_000)
  await Promise.allSettled([OWNED, OWNER].map(name => api.delete(CONFIG_MAPS, name, namespace, { signal })))
}
