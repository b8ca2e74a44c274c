/** The shapes that every Kubernetes object shares, as the API server sends them (meta/v1). */

/** metadata.ownerReferences[] */
export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

/** metadata.managedFields[]: who wrote which fields, when. */
export interface ManagedFieldsEntry {
  manager?: string
  operation?: 'Apply' | 'Update'
  apiVersion?: string
  time?: string
  subresource?: string
  fieldsV1?: Record<string, unknown>
}

/** metadata of any object; times are RFC 3339 strings. */
export interface ObjectMeta {
  name: string
  namespace?: string
  uid: string
  resourceVersion: string
  generation?: number
  creationTimestamp: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  finalizers?: string[]
  ownerReferences?: OwnerReference[]
  managedFields?: ManagedFieldsEntry[]
}

/** PartialObjectMetadata: what a metadata-only list returns for each item. */
export interface PartialObject {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta
}

/** A full object; everything besides metadata is the kind's own. */
export interface KubeObject extends PartialObject {
  spec?: Record<string, unknown>
  status?: Record<string, unknown>
  [field: string]: unknown
}

/** One resource type as discovery names it, at the one version we talk to it in. The core group is ''. */
export interface ResourceType {
  group: string
  version: string
  /** plural, lower case: what stands in the path */
  resource: string
  kind: string
  namespaced: boolean
  verbs: readonly string[]
}

/** `resource.group`, or `resource` for the core group: the name that kubectl understands. */
export function resourceName(type: Pick<ResourceType, 'group' | 'resource'>): string {
  return type.group === '' ? type.resource : `${type.resource}.${type.group}`
}

/** Group of an apiVersion such as `apps/v1`; '' for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

/** What stands at a path of keys; undefined where there is nothing, or the way leads through something else than objects. */
export function valueAt(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
}

/** True for an object in JSON's sense. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
