/** Which object: group, resource, namespace and name say where it is, the UID says which one it is. */
import { type ResourceType, resourceName } from '../kube/object.ts'

export interface ObjectId {
  group: string
  version: string
  resource: string
  kind: string
  namespace?: string
  name: string
  uid: string
}

/** Where an object is; parsed reports say `undefined` where a field is absent. */
type Place = Pick<ObjectId, 'group' | 'resource' | 'name'> & { namespace?: string | undefined }

/** `resource.group/namespace/name`: how reports name an object in text. */
export function displayName(id: Place): string {
  return [resourceName(id), id.namespace, id.name].filter(part => part !== undefined).join('/')
}

/** `Kind/name (namespace)`: the short form for a line of a report. */
export function shortName(id: Pick<ObjectId, 'kind' | 'name'> & { namespace?: string | undefined }): string {
  return id.namespace === undefined ? `${id.kind}/${id.name}` : `${id.kind}/${id.name} (${id.namespace})`
}

/** The place of an object, whatever its UID: equal before and after a delete and create. */
export function placeOf(id: Place): string {
  return `${id.group}|${id.resource}|${id.namespace ?? ''}|${id.name}`
}

/** The type to ask for the object; what else may be done with it is not known. */
export function typeOf({ group, version, resource, kind, namespace }: ObjectId): ResourceType {
  return { group, version, resource, kind, namespaced: namespace !== undefined, verbs: [] }
}

/** The id of an object of a type. */
export function objectId(type: ResourceType, metadata: { name: string; namespace?: string; uid: string }): ObjectId {
  const { group, version, resource, kind } = type
  const { name, namespace, uid } = metadata
  return { group, version, resource, kind, ...(namespace !== undefined && { namespace }), name, uid }
}
