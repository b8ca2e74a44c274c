/**
 * Which kinds are read in full, and what of them is compared. Everything else is metadata only: a grown `generation`
 * or a new writer says that it changed, without reading it. Secrets are never read.
 */
import type { KubeObject, ResourceType } from '../kube/object.ts'
import { resourceName } from '../kube/object.ts'

type Normalise = (object: KubeObject) => Record<string, unknown>

/** Fields of an object that are the object's content, without what the API server writes by itself. */
function withoutMetadata(object: KubeObject): Record<string, unknown> {
  const { apiVersion: _a, kind: _k, metadata: _m, status: _s, ...content } = object
  return content
}

/** By `resource.group`: the kinds whose content breaks clusters or tenants when it is changed. */
const NORMALISERS: Record<string, Normalise> = {
  'customresourcedefinitions.apiextensions.k8s.io': crd,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': withoutMetadata,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': withoutMetadata,
  'validatingadmissionpolicies.admissionregistration.k8s.io': withoutMetadata,
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': withoutMetadata,
  'mutatingadmissionpolicies.admissionregistration.k8s.io': withoutMetadata,
  'mutatingadmissionpolicybindings.admissionregistration.k8s.io': withoutMetadata,
  'apiservices.apiregistration.k8s.io': withoutMetadata,
  'clusterroles.rbac.authorization.k8s.io': withoutMetadata,
  'clusterrolebindings.rbac.authorization.k8s.io': withoutMetadata,
  'roles.rbac.authorization.k8s.io': withoutMetadata,
  'rolebindings.rbac.authorization.k8s.io': withoutMetadata,
  'storageclasses.storage.k8s.io': withoutMetadata,
  // Its generation never grows.
  'priorityclasses.scheduling.k8s.io': withoutMetadata,
  'ingressclasses.networking.k8s.io': withoutMetadata,
  'csinodes.storage.k8s.io': withoutMetadata,
  namespaces: namespace,
  nodes: node,
  configmaps: object => ({ data: object.data, binaryData: object.binaryData }),
}

/** The one namespace whose ConfigMaps are read: CoreDNS', kube-proxy's, kubeadm's (F4). */
export const CONFIGMAP_NAMESPACE = 'kube-system'

/** How the content of a type is read: not at all, of all its objects, or of those of one namespace. */
export function contentScope(type: Pick<ResourceType, 'group' | 'resource'>): 'none' | 'all' | { namespace: string } {
  const name = resourceName(type)
  if (name === 'configmaps') return { namespace: CONFIGMAP_NAMESPACE }
  return name in NORMALISERS ? 'all' : 'none'
}

/** The comparable content of an object of a type that `contentScope` names. */
export function contentOf(type: Pick<ResourceType, 'group' | 'resource'>, object: KubeObject): Record<string, unknown> {
  return (NORMALISERS[resourceName(type)] ?? withoutMetadata)(object)
}

/** `status.storedVersions` counts as content: a version that was ever stored blocks its removal (F9). */
function crd(object: KubeObject): Record<string, unknown> {
  return { spec: object.spec, storedVersions: object.status?.storedVersions }
}

/** An emptied `spec.finalizers` makes the next deletion hang for ever (C10). */
function namespace(object: KubeObject): Record<string, unknown> {
  return { finalizers: object.spec?.finalizers ?? [] }
}

interface Taint {
  key: string
  value?: string
  effect: string
}

/**
 * Taints, cordons and extended resources; heartbeats, images and sizes are the kubelet's (N8). Taints under
 * `node.kubernetes.io/` are conditions which the node controller sets and clears by itself.
 */
function node(object: KubeObject): Record<string, unknown> {
  const taints = ((object.spec?.taints ?? []) as Taint[])
    .filter(taint => !taint.key.startsWith('node.kubernetes.io/'))
    .map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`)
    .sort()
  const capacity = Object.entries((object.status?.capacity ?? {}) as Record<string, string>)
  return {
    taints,
    unschedulable: object.spec?.unschedulable ?? false,
    extendedResources: Object.fromEntries(capacity.filter(([name]) => name.includes('/'))),
  }
}
