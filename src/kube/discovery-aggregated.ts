/** APIGroupDiscoveryList of apidiscovery.k8s.io/v2 and v2beta1: all groups, versions and resources in one document. */
import type { ResourceType } from './object.ts'
import { apiVersionOf } from './paths.ts'

/** One version of a group: its listable resources, or why they are not known. */
export type VersionDiscovery =
  | { groupVersion: string; types: ResourceType[] }
  | { groupVersion: string; error: unknown }

/** One group; the versions in the server's order, the preferred one first. */
export interface GroupDiscovery {
  group: string
  versions: VersionDiscovery[]
}

interface Document {
  items?:
    | {
        /** absent for the core group */
        metadata?: { name?: string }
        versions?: Version[] | null
      }[]
    | null
}

interface Version {
  version: string
  /** Stale: the aggregated API server behind it did not answer lately */
  freshness?: 'Current' | 'Stale'
  resources?: Resource[] | null
}

interface Resource {
  resource: string
  /** absent or with empty fields for a resource that only has subresources */
  responseKind?: { kind?: string }
  scope: 'Namespaced' | 'Cluster'
  verbs?: string[] | null
}

/** True for an answer in the aggregated form: an API server before 1.26 answers with a list of groups instead. */
export function isAggregated(document: unknown): document is Document {
  return (
    typeof document === 'object' && document !== null && 'kind' in document && document.kind === 'APIGroupDiscoveryList'
  )
}

/** The groups of an aggregated answer; a version that is stale becomes an error, not an empty list of kinds. */
export function readAggregated(document: Document): GroupDiscovery[] {
  return (document.items ?? []).map(item => {
    const group = item.metadata?.name ?? ''
    return { group, versions: (item.versions ?? []).map(version => readVersion(group, version)) }
  })
}

function readVersion(group: string, { version, freshness, resources }: Version): VersionDiscovery {
  const groupVersion = apiVersionOf({ group, version })
  if (freshness === 'Stale') {
    const error = new Error('discovery is stale: the API server behind this group does not answer (see its APIService)')
    return { groupVersion, error }
  }
  const types = (resources ?? []).map(({ resource, responseKind, scope, verbs }) => ({
    group,
    version,
    resource,
    kind: responseKind?.kind ?? '',
    namespaced: scope === 'Namespaced',
    verbs: verbs ?? [],
  }))
  return { groupVersion, types: types.filter(isListable) }
}

/** True for what can be listed as objects of its own; `deployments/scale` can't. */
export function isListable(type: ResourceType): boolean {
  return type.verbs.includes('list') && !type.resource.includes('/')
}
