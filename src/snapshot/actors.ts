/** Who might still clean something up: the pods that are alive, and the CronJobs that will make some. */
import type { Api } from '../kube/api.ts'
import { type KubeObject, resourceName } from '../kube/object.ts'
import { PODS } from '../kube/pods.ts'
import type { Snapshot } from './snapshot.ts'

/** A pod that runs or is about to, or a CronJob, and is not part of the control plane: it may still clean up. */
export interface Actor {
  uid: string
  /** `namespace/name` */
  name: string
  controller?: { kind: string; uid: string }
  running: boolean
  /** its `spec` */
  spec: Record<string, unknown>
}

/** Labels `k8s-app` of pods in kube-system that never touch a finalizer; a controller in that namespace may. */
const NODE_SERVICES = new Set(['kube-dns', 'kube-proxy', 'kindnet'])

/** Everybody who may still clean up: the pods of now, and the CronJobs of a look. */
export async function actorsIn(api: Api, look: Snapshot, signal: AbortSignal): Promise<Actor[]> {
  return [...(await liveActors(api, signal)), ...cronJobs(look)]
}

/**
 * Pods that are neither finished nor the control plane's. Those of the baseline count as well: an operator that was there
 * before the chart (Argo CD, a CSI driver) may be the one who cleans up.
 */
export async function liveActors(api: Api, signal: AbortSignal): Promise<Actor[]> {
  const { items } = await api.list(PODS, { signal, fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' })
  return items.filter(pod => !isControlPlane(pod)).map(actorOf)
}

/** Static pods (their controller is the node), the node's network and DNS, and kind's volume provisioner. */
function isControlPlane({ metadata: { namespace, labels, ownerReferences } }: KubeObject): boolean {
  if (namespace === 'local-path-storage') return true
  if (namespace !== 'kube-system') return false
  return NODE_SERVICES.has(labels?.['k8s-app'] ?? '') || Boolean(ownerReferences?.some(({ kind }) => kind === 'Node'))
}

/** A CronJob has a pod only now and then. Its spec is not read: a suspended one costs time, never truth. */
export function cronJobs(look: Snapshot): Actor[] {
  return [...look.objects.values()]
    .filter(({ id, deletionTimestamp }) => resourceName(id) === 'cronjobs.batch' && deletionTimestamp === undefined)
    .map(({ id }) => ({ uid: id.uid, name: `${id.namespace}/${id.name}`, running: false, spec: {} }))
}

function actorOf(pod: KubeObject): Actor {
  const controller = pod.metadata.ownerReferences?.find(owner => owner.controller === true)
  return {
    uid: pod.metadata.uid,
    name: `${pod.metadata.namespace}/${pod.metadata.name}`,
    ...(controller && { controller: { kind: controller.kind, uid: controller.uid } }),
    running: pod.status?.phase === 'Running',
    spec: pod.spec ?? {},
  }
}
