/** URLs of the Kubernetes API. Names are encoded, never changed: a ClusterRole may be called `system:node` or `Foo:Bar`. */
import type { ResourceType } from './object.ts'

type Served = Pick<ResourceType, 'group' | 'version' | 'resource'>

/** `group/version`, or `version` for the core group: the apiVersion of the type's objects. */
export function apiVersionOf(type: Pick<ResourceType, 'group' | 'version'>): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`
}

/** `/api/v1` or `/apis/group/version`. */
export function groupVersionPath(group: string, version: string): string {
  return group === ''
    ? `/api/${encodeURIComponent(version)}`
    : `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`
}

/** All objects of a type, in one namespace or in all. */
export function collectionPath(type: Served, namespace?: string): string {
  const scope = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`
  return `${groupVersionPath(type.group, type.version)}${scope}/${encodeURIComponent(type.resource)}`
}

/** One object. */
export function objectPath(type: Served, name: string, namespace?: string): string {
  return `${collectionPath(type, namespace)}/${encodeURIComponent(name)}`
}

/** Adds a query; undefined values are left out. */
export function withQuery(path: string, query: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return search.size === 0 ? path : `${path}?${search}`
}
