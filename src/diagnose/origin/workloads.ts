/** The programs that a release runs, and those that are in the cluster. */
import type { ManifestObject, SourceLine } from '../../chart/chart.ts'
import { groupOf, valueAt } from '../../kube/object.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'

export interface Container {
  name: string
  /** last part of the image's repository: `registry.k8s.io/kubectl:v1` → `kubectl` */
  image: string
  command: string[]
}

export interface Workload {
  group: string
  kind: string
  name: string
  namespace: string
  containers: Container[]
  /** absent for workloads that are not in the release manifest */
  source?: SourceLine
  /** the object in the release manifest or in a hook */
  rendered?: ManifestObject
  /** true for what runs until it is deleted: a controller can be nothing else */
  longRunning: boolean
  /** of hooks only. true: it runs at the uninstall and made nothing before */
  onlyAtUninstall?: boolean
}

const LONG_RUNNING = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Pod'])
const SHORT_RUNNING = new Set(['Job', 'CronJob'])

/** The workloads of the release and of its hooks, as rendered. */
export const releaseWorkloads = oncePerEvidence(({ release }): readonly Workload[] => {
  if (release === undefined) return []
  const isWorkload = ({ kind }: ManifestObject) => LONG_RUNNING.has(kind) || SHORT_RUNNING.has(kind)
  return [
    ...release.objects.filter(isWorkload).map(object => workloadOf(object, release.namespace, false)),
    ...release.hooks.filter(isWorkload).map(hook => ({
      ...workloadOf(hook, release.namespace, true),
      onlyAtUninstall: hook.events.every(event => event.endsWith('-delete')),
    })),
  ]
})

function workloadOf(object: ManifestObject, namespace: string, isHook: boolean): Workload {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    name: object.name,
    namespace: object.namespace ?? namespace,
    containers: containersOf(object),
    source: object.source,
    rendered: object,
    longRunning: LONG_RUNNING.has(object.kind) && !isHook,
  }
}

function containersOf({ kind, body }: ManifestObject): Container[] {
  if (kind === 'Pod') return containersOfPod(body.spec)
  const job = kind === 'CronJob' ? valueAt(body, 'spec', 'jobTemplate') : body
  return containersOfPod(valueAt(job, 'spec', 'template', 'spec'))
}

/** The containers of a pod's `spec`. */
export function containersOfPod(spec: unknown): Container[] {
  return recordsOf(valueAt(spec, 'containers')).map(container => ({
    name: String(container.name ?? ''),
    image: imageName(String(container.image ?? '')),
    command: argumentsOf(container),
  }))
}

/** What a container runs: its command and the arguments of that. */
export function argumentsOf({ command, args }: Record<string, unknown>): string[] {
  return [command, args].flatMap(list => (Array.isArray(list) ? list.map(String) : []))
}

/** `quay.io/team/my-operator:v1@sha256:…` → `my-operator` */
function imageName(image: string): string {
  return (image.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0] ?? ''
}

/** Workloads that are in the cluster now; their containers are not known from metadata. */
export const runningWorkloads = oncePerEvidence(({ after }): readonly Workload[] =>
  [...after.objects.values()]
    .filter(({ id, deletionTimestamp }) => id.group === 'apps' && LONG_RUNNING.has(id.kind) && !deletionTimestamp)
    .filter(object => object.owners.length === 0)
    .map(({ id }) => ({ ...id, namespace: id.namespace ?? '', containers: [], longRunning: true })),
)

/** `Deployment/my-operator (apps)` */
export function workloadName(workload: Pick<Workload, 'kind' | 'name' | 'namespace'>): string {
  return shortName(workload)
}
