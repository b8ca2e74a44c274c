/** A picture of everything an API server holds. */
import type { ListFailure } from '../kube/api.ts'
import { type OwnerReference, type ResourceType, resourceName } from '../kube/object.ts'
import type { ObjectId } from './object-id.ts'

/** One writer of an object, from managedFields. */
export interface Writer {
  manager: string
  operation: 'Apply' | 'Update'
  subresource?: string
  /** RFC 3339 */
  time?: string
  /** true when this entry owns metadata.finalizers or a single finalizer: it set one */
  setsFinalizers: boolean
  /** the single finalizers that it set, where the entry names them */
  finalizers?: string[]
}

/** What a snapshot keeps of one object. Data of Secrets and ConfigMaps outside kube-system is never read. */
export interface SnapshotObject {
  id: ObjectId
  labels: Record<string, string>
  annotations: Record<string, string>
  finalizers: string[]
  owners: OwnerReference[]
  creationTimestamp: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  generation?: number
  resourceVersion: string
  writers: Writer[]
  /** normalised content, for the kinds whose content is compared (content.ts) */
  content?: Record<string, unknown>
}

export interface Snapshot {
  /** RFC 3339 */
  takenAt: string
  types: ResourceType[]
  /** by UID: an object served by several groups or versions is there once */
  objects: Map<string, SnapshotObject>
  /** resources that could not be listed: their objects are unknown, not gone */
  failures: ListFailure[]
  /** list resourceVersion by `resource.group`: where a watch goes on */
  resourceVersions: Map<string, string>
}

/** True when objects of this type could not be listed: what is not in the snapshot may be there all the same. */
export function isUnseen(
  { failures }: Pick<Snapshot, 'failures'>,
  type: Pick<ObjectId, 'group' | 'resource'>,
): boolean {
  return failures.some(({ resource }) => resource === resourceName(type) || resource.startsWith(`${type.group}/`))
}

/** True when the snapshot has the object just as it is: nothing was written to it since. */
export function hasUnchanged(
  { objects }: Snapshot,
  { uid, resourceVersion }: { uid: string; resourceVersion: string },
): boolean {
  const known = objects.get(uid)
  return known !== undefined && known.resourceVersion === resourceVersion
}
