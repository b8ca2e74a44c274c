/** The garbage collector of a fake API server: what has lost its owner goes, a moment later. */
import { resourceName } from '../../src/kube/object.ts'
import type { ClusterState } from './routes.ts'

const DELAY_MS = 5

/** Collects while `state.collectsGarbage` is set. */
export function collectGarbage(state: ClusterState): void {
  state.store.subscribe(({ type, object }) => {
    if (type !== 'DELETED') return
    setTimeout(() => state.collectsGarbage && removeOwnedBy(object.metadata.uid, state), DELAY_MS)
  })
}

function removeOwnedBy(uid: string, { store, types }: ClusterState): void {
  for (const type of types) {
    const resource = resourceName(type)
    for (const { metadata } of store.list(resource)) {
      const isOwned = metadata.ownerReferences?.some(owner => owner.uid === uid)
      if (isOwned) store.delete(resource, type, metadata.name, metadata.namespace)
    }
  }
}
