/** Cutting objects down to their metadata. */
import { isSecrets } from './media-types.ts'
import type { ObjectMeta, PartialObject, ResourceType } from './object.ts'
import { apiVersionOf } from './paths.ts'

/** `kubectl apply` keeps the whole object here: of a Secret its data as well. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * The object's metadata under the type's own apiVersion and kind; the server says `PartialObjectMetadata`, or nothing in a list.
 * Objects that are not stored (ComponentStatus, PodMetrics) have no uid and no resourceVersion: '' then.
 * Of a Secret the annotation that repeats its data is left out.
 */
export function keepMetadata(object: { metadata: Partial<ObjectMeta> }, type: ResourceType): PartialObject {
  const { name, uid, resourceVersion, creationTimestamp, annotations, ...rest } = object.metadata
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      ...rest,
      ...(annotations && { annotations: isSecrets(type) ? withoutLastApplied(annotations) : annotations }),
      name: name ?? '',
      uid: uid ?? '',
      resourceVersion: resourceVersion ?? '',
      // null where there is none
      creationTimestamp: creationTimestamp ?? '',
    },
  }
}

function withoutLastApplied({ [LAST_APPLIED]: _, ...annotations }: Record<string, string>): Record<string, string> {
  return annotations
}
