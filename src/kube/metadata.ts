/** Cutting objects down to their metadata. */
import type { ObjectMeta, PartialObject, ResourceType } from './object.ts'
import { apiVersionOf } from './paths.ts'

/**
 * The object's metadata under the type's own apiVersion and kind; the server says `PartialObjectMetadata`, or nothing in a list.
 * Objects that are not stored (ComponentStatus, PodMetrics) have no uid and no resourceVersion: '' then.
 */
export function keepMetadata(object: { metadata: Partial<ObjectMeta> }, type: ResourceType): PartialObject {
  const { name, uid, resourceVersion, creationTimestamp, ...rest } = object.metadata
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      ...rest,
      name: name ?? '',
      uid: uid ?? '',
      resourceVersion: resourceVersion ?? '',
      // null where there is none
      creationTimestamp: creationTimestamp ?? '',
    },
  }
}
