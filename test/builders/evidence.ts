/** Evidence, releases and changes with complete defaults: a test states only what differs. */
import type { HookObject, ManifestObject, Release } from '../../src/chart/chart.ts'
import type { Evidence } from '../../src/diagnose/evidence/evidence.ts'
import type { ListFailure } from '../../src/kube/api.ts'
import type { KubeObject, ResourceType } from '../../src/kube/object.ts'
import type { InstallResult, UninstallResult } from '../../src/scenario/results.ts'
import { compare } from '../../src/snapshot/compare.ts'
import type { ObjectId } from '../../src/snapshot/object-id.ts'
import type { SnapshotObject, Writer } from '../../src/snapshot/snapshot.ts'
import { NO_TIMELINE } from '../../src/timeline/timeline.ts'
import { snapshot } from './snapshot.ts'

export const INSTALLED_AT = '2026-11-21T10:00:00Z'
export const UNINSTALLED_AT = '2026-11-21T10:05:00Z'
export const DELETED_AT = '2026-11-21T10:05:01Z'
export const LATER = '2026-11-21T10:05:09Z'

const KINDS: Record<string, [group: string, kind: string, namespaced: boolean]> = {
  configmaps: ['', 'ConfigMap', true],
  secrets: ['', 'Secret', true],
  serviceaccounts: ['', 'ServiceAccount', true],
  services: ['', 'Service', true],
  endpoints: ['', 'Endpoints', true],
  pods: ['', 'Pod', true],
  persistentvolumeclaims: ['', 'PersistentVolumeClaim', true],
  persistentvolumes: ['', 'PersistentVolume', false],
  nodes: ['', 'Node', false],
  namespaces: ['', 'Namespace', false],
  deployments: ['apps', 'Deployment', true],
  statefulsets: ['apps', 'StatefulSet', true],
  replicasets: ['apps', 'ReplicaSet', true],
  jobs: ['batch', 'Job', true],
  leases: ['coordination.k8s.io', 'Lease', true],
  endpointslices: ['discovery.k8s.io', 'EndpointSlice', true],
  clusterroles: ['rbac.authorization.k8s.io', 'ClusterRole', false],
  clusterrolebindings: ['rbac.authorization.k8s.io', 'ClusterRoleBinding', false],
  storageclasses: ['storage.k8s.io', 'StorageClass', false],
  flowschemas: ['flowcontrol.apiserver.k8s.io', 'FlowSchema', false],
  apiservices: ['apiregistration.k8s.io', 'APIService', false],
  validatingwebhookconfigurations: ['admissionregistration.k8s.io', 'ValidatingWebhookConfiguration', false],
  validatingadmissionpolicies: ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', false],
  mutatingwebhookconfigurations: ['admissionregistration.k8s.io', 'MutatingWebhookConfiguration', false],
  validatingadmissionpolicybindings: ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicyBinding', false],
  mutatingadmissionpolicies: ['admissionregistration.k8s.io', 'MutatingAdmissionPolicy', false],
  mutatingadmissionpolicybindings: ['admissionregistration.k8s.io', 'MutatingAdmissionPolicyBinding', false],
  csidrivers: ['storage.k8s.io', 'CSIDriver', false],
  ingressclasses: ['networking.k8s.io', 'IngressClass', false],
  priorityclasses: ['scheduling.k8s.io', 'PriorityClass', false],
  runtimeclasses: ['node.k8s.io', 'RuntimeClass', false],
  customresourcedefinitions: ['apiextensions.k8s.io', 'CustomResourceDefinition', false],
  databases: ['db.example.com', 'Database', true],
  applications: ['argoproj.io', 'Application', true],
}

type Over = Partial<Omit<SnapshotObject, 'id'>> & { uid?: string }

let uids = 0

/** `resource/namespace/name`, or `resource/name` for cluster-scoped kinds. */
export function thing(place: string, { uid, ...over }: Over = {}): SnapshotObject {
  const [resource = '', ...names] = place.split('/')
  const [group, kind, namespaced] = KINDS[resource] ?? ['', resource, true]
  const id: ObjectId = {
    group,
    version: 'v1',
    resource,
    kind,
    ...(namespaced && { namespace: names[0] ?? '' }),
    name: names.at(-1) ?? '',
    uid: uid ?? `uid-of-${place}-${++uids}`,
  }
  return {
    id,
    labels: {},
    annotations: {},
    finalizers: [],
    owners: [],
    creationTimestamp: INSTALLED_AT,
    resourceVersion: '1',
    writers: [],
    ...over,
  }
}

export function writer(manager: string, over: Partial<Writer> = {}): Writer {
  return { manager, operation: 'Update', time: INSTALLED_AT, setsFinalizers: false, ...over }
}

/** Marks of an object that Helm made for our release (or another). */
export function ofRelease(
  name = 'app',
  namespace = 'apps',
): Pick<SnapshotObject, 'annotations' | 'labels' | 'writers'> {
  return {
    annotations: { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace },
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    writers: [writer('helm', { operation: 'Apply' })],
  }
}

export function manifest(place: string, over: Partial<ManifestObject> = {}): ManifestObject {
  const { id } = thing(place)
  return {
    apiVersion: id.group === '' ? 'v1' : `${id.group}/v1`,
    kind: id.kind,
    name: id.name,
    ...(id.namespace && { namespace: id.namespace }),
    labels: {},
    annotations: {},
    source: { file: `templates/${id.resource}.yaml`, line: 1 },
    body: {},
    ...over,
  }
}

export function hook(place: string, over: Partial<HookObject> = {}): HookObject {
  return { ...manifest(place), events: ['pre-delete'], weight: 0, deletePolicies: [], ...over }
}

export function operator(over: Partial<ManifestObject> = {}): ManifestObject {
  const containers = [{ name: 'manager', image: 'registry.example.com/my-operator:1.0' }]
  return manifest('deployments/apps/my-operator', { body: { spec: { template: { spec: { containers } } } }, ...over })
}

export function release(over: Partial<Release> = {}): Release {
  return {
    name: 'app',
    namespace: 'apps',
    chart: { name: 'app', version: '1.0.0' },
    helmVersion: '4.3.1',
    objects: [],
    hooks: [],
    crds: [],
    ...over,
  }
}

export function chart(over: Partial<NonNullable<Evidence['chart']>> = {}): NonNullable<Evidence['chart']> {
  return { name: 'app', version: '1.0.0', crds: [], ...over }
}

const COMMAND = { exitCode: 0, stdout: '', stderr: '', durationMs: 1, timedOut: false }

export function uninstall(over: Partial<UninstallResult> = {}): UninstallResult {
  return { ...COMMAND, argv: ['helm', 'uninstall', 'app'], startedAt: UNINSTALLED_AT, kept: [], ...over }
}

export function install(over: Partial<InstallResult> = {}): InstallResult {
  return { ...COMMAND, argv: ['helm', 'install', 'app', 'charts/app'], ok: true, ...over }
}

export interface Scene extends Partial<Omit<Evidence, 'before' | 'installed' | 'after' | 'objects'>> {
  before?: SnapshotObject[]
  /** besides what is there after the uninstall and was before the install; the same UID replaces it */
  installed?: SnapshotObject[]
  after?: SnapshotObject[]
  /** resources that could not be listed after the uninstall */
  failures?: ListFailure[]
  /** what the API server serves after the uninstall */
  types?: ResourceType[]
  /** full objects: spec, status and the like */
  full?: [object: SnapshotObject, fields: Partial<KubeObject>][]
}

/** Evidence whose changes are those that the real comparison of the snapshots finds. */
export function evidence(scene: Scene = {}): Evidence {
  const { before = [], after = [], installed = [], full = [], failures = [], types = [], ...over } = scene
  const snapshots = {
    before: snapshot(before),
    installed: snapshot([...before, ...after.filter(object => isOlder(object, over)), ...installed]),
    after: { ...snapshot(after, failures), types },
  }
  return {
    ...snapshots,
    changes: compare(snapshots.before, snapshots.after).changes,
    release: release(),
    namespace: 'apps',
    releaseName: 'app',
    namespaceMadeBy: 'us',
    install: install(),
    uninstall: uninstall(),
    events: [],
    allEvents: [],
    backends: new Map(),
    hookLogs: new Map(),
    actors: [],
    timeline: NO_TIMELINE,
    hookRuns: new Map(),
    ...over,
    objects: new Map(full.map(([object, fields]) => [object.id.uid, fullObject(object, fields)])),
  }
}

/** Older than the uninstall, by the timeline where the scene has one. */
function isOlder({ id, creationTimestamp }: SnapshotObject, { timeline, uninstall: run }: Scene): boolean {
  const seen = timeline?.events.find(({ event, id: { uid } }) => event === 'created' && uid === id.uid)
  return Date.parse(seen?.at ?? creationTimestamp) <= Date.parse(run?.startedAt ?? UNINSTALLED_AT)
}

function fullObject({ id }: SnapshotObject, fields: Partial<KubeObject>): KubeObject {
  const { name, namespace, uid } = id
  const metadata = { name, ...(namespace && { namespace }), uid, resourceVersion: '1', creationTimestamp: INSTALLED_AT }
  return { apiVersion: `${id.group}/v1`, kind: id.kind, metadata, ...fields }
}
