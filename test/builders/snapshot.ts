/** Snapshots, objects and changes with complete defaults: a test states only what differs. */
import type { ListFailure } from '../../src/kube/api.ts'
import type { ResourceType } from '../../src/kube/object.ts'
import type { Snapshot, SnapshotObject } from '../../src/snapshot/snapshot.ts'

const KINDS: Record<string, Pick<ResourceType, 'group' | 'version' | 'kind' | 'namespaced'>> = {
  configmaps: { group: '', version: 'v1', kind: 'ConfigMap', namespaced: true },
  secrets: { group: '', version: 'v1', kind: 'Secret', namespaced: true },
  serviceaccounts: { group: '', version: 'v1', kind: 'ServiceAccount', namespaced: true },
  services: { group: '', version: 'v1', kind: 'Service', namespaced: true },
  endpoints: { group: '', version: 'v1', kind: 'Endpoints', namespaced: true },
  events: { group: '', version: 'v1', kind: 'Event', namespaced: true },
  pods: { group: '', version: 'v1', kind: 'Pod', namespaced: true },
  nodes: { group: '', version: 'v1', kind: 'Node', namespaced: false },
  namespaces: { group: '', version: 'v1', kind: 'Namespace', namespaced: false },
  persistentvolumeclaims: { group: '', version: 'v1', kind: 'PersistentVolumeClaim', namespaced: true },
  persistentvolumes: { group: '', version: 'v1', kind: 'PersistentVolume', namespaced: false },
  deployments: { group: 'apps', version: 'v1', kind: 'Deployment', namespaced: true },
  daemonsets: { group: 'apps', version: 'v1', kind: 'DaemonSet', namespaced: true },
  statefulsets: { group: 'apps', version: 'v1', kind: 'StatefulSet', namespaced: true },
  horizontalpodautoscalers: {
    group: 'autoscaling',
    version: 'v2',
    kind: 'HorizontalPodAutoscaler',
    namespaced: true,
  },
  poddisruptionbudgets: { group: 'policy', version: 'v1', kind: 'PodDisruptionBudget', namespaced: true },
  replicasets: { group: 'apps', version: 'v1', kind: 'ReplicaSet', namespaced: true },
  controllerrevisions: { group: 'apps', version: 'v1', kind: 'ControllerRevision', namespaced: true },
  cronjobs: { group: 'batch', version: 'v1', kind: 'CronJob', namespaced: true },
  jobs: { group: 'batch', version: 'v1', kind: 'Job', namespaced: true },
  leases: { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease', namespaced: true },
  endpointslices: { group: 'discovery.k8s.io', version: 'v1', kind: 'EndpointSlice', namespaced: true },
  ipaddresses: { group: 'networking.k8s.io', version: 'v1', kind: 'IPAddress', namespaced: false },
  flowschemas: { group: 'flowcontrol.apiserver.k8s.io', version: 'v1', kind: 'FlowSchema', namespaced: false },
  certificatesigningrequests: {
    group: 'certificates.k8s.io',
    version: 'v1',
    kind: 'CertificateSigningRequest',
    namespaced: false,
  },
  apiservices: { group: 'apiregistration.k8s.io', version: 'v1', kind: 'APIService', namespaced: false },
  customresourcedefinitions: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    namespaced: false,
  },
  databases: { group: 'db.example.com', version: 'v1', kind: 'Database', namespaced: true },
}

let uids = 0

/** `resource/namespace/name`, or `resource/name` for cluster-scoped kinds. */
export function object(
  place: string,
  over: Partial<Omit<SnapshotObject, 'id'>> & { uid?: string } = {},
): SnapshotObject {
  const [resource = '', ...rest] = place.split('/')
  const kind = KINDS[resource]
  if (kind === undefined) throw new Error(`test builder: no kind for ${resource}`)
  const { uid, ...fields } = over
  const { namespaced, ...type } = kind
  const [namespace, name] = namespaced ? rest : [undefined, rest[0]]
  return {
    id: { ...type, resource, ...(namespace && { namespace }), name: name ?? '', uid: uid ?? `uid-${++uids}` },
    labels: {},
    annotations: {},
    finalizers: [],
    owners: [],
    creationTimestamp: '2026-11-21T10:00:00Z',
    resourceVersion: '1',
    writers: [],
    ...fields,
  }
}

export function snapshot(objects: SnapshotObject[] = [], failures: ListFailure[] = []): Snapshot {
  return {
    takenAt: '2026-11-21T10:00:00Z',
    types: [],
    objects: new Map(objects.map(object => [object.id.uid, object])),
    failures,
    resourceVersions: new Map(),
  }
}

/** The owner reference of a controller. */
export function controlledBy(owner: SnapshotObject) {
  const { kind, name, uid, group, version } = owner.id
  return [{ apiVersion: group === '' ? version : `${group}/${version}`, kind, name, uid, controller: true }]
}
