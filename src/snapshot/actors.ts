/** The pods that are alive and might still clean something up. */
import type { Api } from '../kube/api.ts'
import type { KubeObject, ResourceType } from '../kube/object.ts'
import type { Actor } from './patience.ts'

const PODS: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'pods',
  kind: 'Pod',
  namespaced: true,
  verbs: ['list'],
}

/** Namespaces whose pods are the cluster's own. */
const CONTROL_PLANE_NAMESPACES = new Set(['kube-system', 'local-path-storage'])

/**
 * Pods that are neither finished nor the control plane's. Those of the baseline count as well: an operator that was there
 * before the chart (Argo CD, a CSI driver) may be the one who cleans up.
 */
export async function liveActors(api: Api, signal: AbortSignal): Promise<Actor[]> {
  const { items } = await api.list(PODS, { signal, fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' })
  return items.filter(pod => !CONTROL_PLANE_NAMESPACES.has(pod.metadata.namespace ?? '')).map(actorOf)
}

function actorOf(pod: KubeObject): Actor {
  const controller = pod.metadata.ownerReferences?.find(owner => owner.controller === true)
  return {
    uid: pod.metadata.uid,
    name: `${pod.metadata.namespace}/${pod.metadata.name}`,
    ...(controller && { controller: { kind: controller.kind, uid: controller.uid } }),
    running: pod.status?.phase === 'Running',
  }
}
