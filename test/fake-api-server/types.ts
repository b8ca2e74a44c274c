/** The resource types that a fake API server starts with. */
import type { KubeObject, ResourceType } from '../../src/kube/object.ts'

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'watch']

/** `resource.version.group`, or `resource.version` for the core group. */
export function fakeType(
  kind: string,
  name: string,
  options: { namespaced?: boolean; verbs?: string[] } = {},
): ResourceType {
  const [resource = '', version = '', ...group] = name.split('.')
  const { namespaced = true, verbs = VERBS } = options
  return { group: group.join('.'), version, resource, kind, namespaced, verbs }
}

export const CONFIG_MAPS = fakeType('ConfigMap', 'configmaps.v1')
export const SECRETS = fakeType('Secret', 'secrets.v1')
export const PODS = fakeType('Pod', 'pods.v1')
export const NAMESPACES = fakeType('Namespace', 'namespaces.v1', { namespaced: false })
export const SERVICES = fakeType('Service', 'services.v1')
export const WEBHOOKS = fakeType(
  'ValidatingWebhookConfiguration',
  'validatingwebhookconfigurations.v1.admissionregistration.k8s.io',
  { namespaced: false },
)
export const API_SERVICES = fakeType('APIService', 'apiservices.v1.apiregistration.k8s.io', { namespaced: false })
export const DEPLOYMENTS = fakeType('Deployment', 'deployments.v1.apps')
export const CLUSTER_ROLES = fakeType('ClusterRole', 'clusterroles.v1.rbac.authorization.k8s.io', { namespaced: false })
export const CRDS = fakeType('CustomResourceDefinition', 'customresourcedefinitions.v1.apiextensions.k8s.io', {
  namespaced: false,
})

export const DEFAULT_TYPES: readonly ResourceType[] = [
  CONFIG_MAPS,
  SECRETS,
  PODS,
  NAMESPACES,
  DEPLOYMENTS,
  CLUSTER_ROLES,
  CRDS,
  fakeType('TokenReview', 'tokenreviews.v1.authentication.k8s.io', { namespaced: false, verbs: ['create'] }),
]

/** The types that a CustomResourceDefinition makes the server serve. */
export function typesOfCrd({ spec }: KubeObject): ResourceType[] {
  const { group, names, scope, versions } = spec as {
    group: string
    names: { plural: string; kind: string }
    scope: string
    versions: { name: string }[]
  }
  const common = { group, resource: names.plural, kind: names.kind, namespaced: scope === 'Namespaced', verbs: VERBS }
  return versions.map(({ name }) => ({ ...common, version: name }))
}
