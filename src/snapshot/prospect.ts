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

function waitingFor(object: SnapshotObject, look: Snapshot): SnapshotObject[] {
  return [...look.objects.values()].filter(other => isWaitingFor(other, object))
}

/** True when it is in deletion, and of a sort that Kubernetes keeps as long as certain others are there. */
export function canWait({ id, deletionTimestamp, finalizers }: SnapshotObject): boolean {
  if (deletionTimestamp === undefined) return false
  return resourceName(id) === 'namespaces' || finalizers.includes(CRD_FINALIZER) || finalizers.includes(FOREGROUND)
}

/** True when Kubernetes keeps it as long as the other object is there. */
export function isWaitingFor(waiting: SnapshotObject, { id, owners }: SnapshotObject): boolean {
  if (!canWait(waiting)) return false
  const type = resourceName(waiting.id)
  if (type === 'namespaces') return waiting.id.name === id.namespace
  if (type === 'customresourcedefinitions.apiextensions.k8s.io')
    return waiting.id.name === `${id.resource}.${id.group}` && waiting.finalizers.includes(CRD_FINALIZER)
  return (
    waiting.finalizers.includes(FOREGROUND) &&
    owners.some(({ uid, blockOwnerDeletion }) => blockOwnerDeletion && uid === waiting.id.uid)
  )
}
