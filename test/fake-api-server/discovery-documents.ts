/** The discovery documents of a fake API server, aggregated and one by one. */
import type { ResourceType } from '../../src/kube/object.ts'
import { apiVersionOf } from '../../src/kube/paths.ts'

/** Versions of a group in the order of their first type: the preferred one first. */
function versionsOf(types: readonly ResourceType[], group: string): string[] {
  return [...new Set(types.filter(type => type.group === group).map(({ version }) => version))]
}

function groupsOf(types: readonly ResourceType[]): string[] {
  return [...new Set(types.map(({ group }) => group))].filter(group => group !== '')
}

const STATUS = { subresource: 'status', verbs: ['get', 'patch', 'update'] }

/** APIGroupDiscoveryList for /api or /apis; `stale` has group versions. */
export function aggregatedDocument(root: '/api' | '/apis', types: readonly ResourceType[], stale: ReadonlySet<string>) {
  const groups = root === '/api' ? [''] : groupsOf(types)
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(group => ({
      metadata: group === '' ? { creationTimestamp: null } : { name: group, creationTimestamp: null },
      versions: versionsOf(types, group).map(version => {
        const isStale = stale.has(apiVersionOf({ group, version }))
        return {
          version,
          freshness: isStale ? 'Stale' : 'Current',
          ...(!isStale && { resources: resourcesOf(types, group, version).map(aggregatedResource) }),
        }
      }),
    })),
  }
}

function resourcesOf(types: readonly ResourceType[], group: string, version: string): ResourceType[] {
  return types.filter(type => type.group === group && type.version === version)
}

function aggregatedResource({ resource, group, version, kind, namespaced, verbs }: ResourceType) {
  const responseKind = { group, version, kind }
  return {
    resource,
    responseKind,
    scope: namespaced ? 'Namespaced' : 'Cluster',
    verbs,
    subresources: [{ ...STATUS, responseKind }],
  }
}

/** APIVersions for /api, APIGroupList for /apis. The preferred version stands last to show that order does not matter here. */
export function rootDocument(root: '/api' | '/apis', types: readonly ResourceType[]) {
  if (root === '/api') return { kind: 'APIVersions', versions: versionsOf(types, '') }
  const groups = groupsOf(types).map(name => {
    const versions = versionsOf(types, name).map(version => ({ groupVersion: `${name}/${version}`, version }))
    return { name, versions: versions.toReversed(), preferredVersion: versions[0] }
  })
  return { kind: 'APIGroupList', apiVersion: 'v1', groups }
}

/** APIResourceList of one group version; undefined when there is none. */
export function resourceListDocument(group: string, version: string, types: readonly ResourceType[]) {
  const own = resourcesOf(types, group, version)
  if (own.length === 0) return undefined
  return {
    kind: 'APIResourceList',
    groupVersion: apiVersionOf({ group, version }),
    resources: own.flatMap(({ resource, kind, namespaced, verbs }) => [
      { name: resource, singularName: '', namespaced, kind, verbs },
      { name: `${resource}/status`, singularName: '', namespaced, kind, verbs: ['get', 'list'] },
    ]),
  }
}
