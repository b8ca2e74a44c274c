/** The programs that a release runs: which one stands behind a field manager, and whether it is still there. */
import type { ManifestObject, SourceLine } from '../../chart/chart.ts'
import { groupOf, isRecord } from '../../kube/object.ts'
import { PODS } from '../../kube/pods.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { isUnseen, type SnapshotObject } from '../../snapshot/snapshot.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt, oncePerEvidence } from '../evidence/evidence-index.ts'
import { isKubectl } from './managers.ts'
import { ownerChain } from './owner-chain.ts'

interface Container {
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
    longRunning: LONG_RUNNING.has(object.kind) && !isHook,
  }
}

function containersOf({ kind, body }: ManifestObject): Container[] {
  const spec = isRecord(body.spec) ? body.spec : {}
  const template = kind === 'CronJob' ? at(spec, 'jobTemplate', 'spec', 'template') : spec.template
  return containersOfPod(kind === 'Pod' ? spec : at(template, 'spec'))
}

/** The containers of a pod's `spec`. */
function containersOfPod(spec: unknown): Container[] {
  return recordsOf(at(spec, 'containers')).map(container => ({
    name: String(container.name ?? ''),
    image: imageName(String(container.image ?? '')),
    command: [container.command, container.args].flatMap(list => (Array.isArray(list) ? list.map(String) : [])),
  }))
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
}

/** `quay.io/team/my-operator:v1@sha256:…` → `my-operator` */
function imageName(image: string): string {
  return (image.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0] ?? ''
}

/** Names that say nothing about which program it is: they only count when they are equal. */
const GENERIC = new Set(['manager', 'controller', 'operator', 'main', 'server', 'agent', 'app', 'webhook'])

/** True for a name that many programs have. */
export function isGenericName(manager: string): boolean {
  return GENERIC.has(manager.toLowerCase())
}

/**
 * How surely a field manager is this workload: 3 it has the name of the workload, a container, an image or a program;
 * 2 it is kubectl and the workload runs kubectl; 1 one name contains the other; 0 not at all. Programs that do not choose
 * a field manager write under the name of their executable.
 */
function matchStrength(manager: string, workload: Pick<Workload, 'name' | 'containers'>): 0 | 1 | 2 | 3 {
  const name = manager.toLowerCase()
  const programs = workload.containers.flatMap(container => [
    container.name,
    container.image,
    ...container.command.slice(0, 1).map(path => path.split('/').at(-1) ?? ''),
  ])
  if ([workload.name, ...programs].some(known => known.toLowerCase() === name)) return 3
  if (isKubectl(name)) return workload.containers.some(runsKubectl) ? 2 : 0
  if (name.length < 4 || isGenericName(name)) return 0
  return workload.name.includes(name) || (workload.name.length >= 4 && name.includes(workload.name)) ? 1 : 0
}

function runsKubectl({ image, command }: Container): boolean {
  return image === 'kubectl' || command.some(part => /(^|[\s/;&|(])kubectl(\s|$)/.test(part))
}

/** The workloads that a manager's name fits best; more than one when it can't be told. */
export function workloadsOfManager<W extends Pick<Workload, 'name' | 'containers'>>(
  manager: string,
  workloads: readonly W[],
): W[] {
  const rated = workloads.map(workload => ({ workload, strength: matchStrength(manager, workload) }))
  const best = Math.max(0, ...rated.map(({ strength }) => strength))
  return best === 0 ? [] : rated.filter(({ strength }) => strength === best).map(({ workload }) => workload)
}

/** Workloads that are in the cluster now; their containers are not known from metadata. */
export const runningWorkloads = oncePerEvidence(({ after }): readonly Workload[] =>
  [...after.objects.values()]
    .filter(({ id, deletionTimestamp }) => id.group === 'apps' && LONG_RUNNING.has(id.kind) && !deletionTimestamp)
    .filter(object => object.owners.length === 0)
    .map(({ id }) => ({ ...id, namespace: id.namespace ?? '', containers: [], longRunning: true })),
)

/**
 * True when neither the workload nor one of its pods is there any more: nothing of it can act again. Not when its kind or the pods
 * could not be listed: nobody knows then.
 */
export function isGone(workload: Workload, evidence: Evidence): boolean {
  const { after, installed } = evidence
  const now = objectAt(evidence, 'after', workload)
  if (now !== undefined && now.deletionTimestamp === undefined) return false
  // All workloads of Kubernetes have a regular plural.
  const type = { group: workload.group, resource: `${workload.kind.toLowerCase()}s` }
  if (isUnseen(after, type) || isUnseen(after, PODS)) return false
  const former = objectAt(evidence, 'installed', workload) ?? now
  if (former === undefined) return !isUnseen(installed, type)
  return !aliveUids(evidence).has(former.id.uid)
}

/** True when a pod of the workload is there that may act. A workload that is scaled to zero, or can't start, has none. */
export function hasPod(workload: Workload, evidence: Evidence): boolean {
  const found = objectAt(evidence, 'after', workload) ?? objectAt(evidence, 'installed', workload)
  return found !== undefined && aliveUids(evidence).has(found.id.uid)
}

/** UIDs of the pods that may still act, and of everything that owns one of them. */
const aliveUids = oncePerEvidence(evidence => {
  const pods = [...evidence.after.objects.values()].filter(({ id }) => id.kind === 'Pod')
  return new Set(pods.filter(pod => isAlive(pod, evidence)).flatMap(pod => uidsAbove(pod, evidence)))
})

/** The pods and CronJobs that are alive and not of the release, as far as they were asked for. */
export const livingPods = oncePerEvidence((evidence): readonly Pick<Workload, 'name' | 'containers'>[] => {
  const own = new Set(
    releaseWorkloads(evidence).flatMap(
      workload => (objectAt(evidence, 'after', workload) ?? objectAt(evidence, 'installed', workload))?.id.uid ?? [],
    ),
  )
  const isOwn = ({ uid }: Evidence['actors'][number]) => {
    const object = evidence.after.objects.get(uid)
    return object !== undefined && uidsAbove(object, evidence).some(above => own.has(above))
  }
  return evidence.actors
    .filter(actor => !isOwn(actor))
    .map(({ name, spec }) => ({ name: name.split('/').at(-1) ?? '', containers: containersOfPod(spec) }))
})

function uidsAbove(pod: SnapshotObject, evidence: Evidence): string[] {
  const chain = [pod, ...ownerChain(pod, evidence)]
  return chain.flatMap(({ id, owners }) => [id.uid, ...owners.map(({ uid }) => uid)])
}

function isAlive(pod: SnapshotObject, evidence: Evidence): boolean {
  const phase = evidence.objects.get(pod.id.uid)?.status?.phase
  return phase !== 'Succeeded' && phase !== 'Failed'
}

/** True when it can't be told whether the workload is there: its kind, or the pods, could not be listed. */
export function isHidden({ group, kind }: Workload, { after }: Evidence): boolean {
  const plural = `${kind.toLowerCase()}s`
  const resources = ['pods', group === '' ? plural : `${plural}.${group}`]
  return after.failures.some(({ resource }) => resources.includes(resource))
}

/** True when it, or a pod of it, is seen to be there. */
export function isThere(workload: Workload, evidence: Evidence): boolean {
  const now = objectAt(evidence, 'after', workload)
  return (now !== undefined && now.deletionTimestamp === undefined) || hasPod(workload, evidence)
}

/** `Deployment/my-operator (apps)` */
export function workloadName(workload: Pick<Workload, 'kind' | 'name' | 'namespace'>): string {
  return shortName(workload)
}
