/** Whether anybody is left who could end a deletion. Who runs what is not known in this room: the caller says it. */
import { resourceName } from '../kube/object.ts'
import type { Actor } from './actors.ts'
import type { Change } from './change.ts'
import { displayName } from './object-id.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

export interface Prospect {
  /** false: whoever could remove what holds it is gone for good */
  anybody: boolean
  /** `finalizer db.example.com/cleanup: Deployment/my-operator (apps), which removes it, is gone` */
  why: string
}

/** Says it of an object that is in deletion; undefined: it can't be told. Asked once a look. */
export type Prospects = (look: {
  after: Snapshot
  changes: readonly Change[]
  actors: readonly Actor[]
}) => (change: Change) => Prospect | undefined

/** What waits for something that is itself stuck is stuck as well: a CRD for its instances, a namespace for its content. */
export function withWaiting(direct: ReadonlyMap<string, Prospect>, look: Snapshot): Map<string, Prospect> {
  const prospects = new Map(direct)
  const stuck = [...direct].filter(([, { anybody }]) => !anybody).map(([uid]) => uid)
  for (const uid of stuck) {
    const object = look.objects.get(uid)
    if (object === undefined) continue
    for (const { id } of waitingFor(object, look)) {
      if (prospects.get(id.uid)?.anybody === false) continue
      prospects.set(id.uid, { anybody: false, why: `it waits for ${displayName(object.id)}, which is stuck` })
      stuck.push(id.uid)
    }
  }
  return prospects
}

const CRD_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io'
const FOREGROUND = 'foregroundDeletion'

/** What Kubernetes does not delete as long as this object is there. */
function waitingFor({ id, owners }: SnapshotObject, look: Snapshot): SnapshotObject[] {
  const blocked = new Set(owners.filter(owner => owner.blockOwnerDeletion).map(owner => owner.uid))
  return [...look.objects.values()].filter(other => {
    if (other.deletionTimestamp === undefined) return false
    const type = resourceName(other.id)
    if (type === 'namespaces') return other.id.name === id.namespace
    if (type === 'customresourcedefinitions.apiextensions.k8s.io')
      return other.id.name === `${id.resource}.${id.group}` && other.finalizers.includes(CRD_FINALIZER)
    return blocked.has(other.id.uid) && other.finalizers.includes(FOREGROUND)
  })
}
