/**
 * How long something must stay as it is before we believe that it stays for good. Pure: the settle loop asks after each
 * look. The times are those healthy things take: grace periods, the garbage collector, the CRD finalizer's 5 s poll.
 */
import { isControlPlaneFinalizer } from '../kube/control-plane.ts'
import { resourceName } from '../kube/object.ts'
import type { Actor } from './actors.ts'
import type { Change } from './change.ts'
import type { Prospect } from './prospect.ts'
import type { Snapshot } from './snapshot.ts'

export interface Patience {
  /** milliseconds without progress after which the change is taken as final; Infinity: only the limit ends the wait */
  ms: number
  /** the same once the limit is reached; absent: `ms` */
  atLimitMs?: number
  why: string
  /** nobody is left who could end its deletion: the words of `why` are the reason */
  stuck?: true
}

export interface PatienceContext {
  look: Snapshot
  actors: readonly Actor[]
  /** milliseconds since we first saw the object in deletion, by our own clock */
  deletingForMs: number
  /** of a namespace: the longest grace period of its pods, seconds */
  podGraceSeconds?: number | undefined
  /** who could still end its deletion; undefined: that can't be told */
  prospect?: Prospect | undefined
}

const SECOND = 1_000
/** nothing acts on it: a CRD of `crds/`, a kept ConfigMap */
const STATIC = 2 * SECOND
/** the garbage collector and the namespace, CRD and volume controllers retry within this */
const CONTROL_PLANE = 12 * SECOND
/**
 * After it has started anew, the garbage collector waits half a minute for kinds that can't be listed, and then goes on without them;
 * before Kubernetes 1.32 it never did (https://github.com/kubernetes/kubernetes/pull/125796)
 */
const COLLECTOR_STARTS = 40 * SECOND
/** from when the namespace controller comes back until the namespace is gone */
const COMES_BACK = 5 * SECOND
/** what pods have when nobody says anything else, in seconds */
const DEFAULT_GRACE = 30
/** a provisioner deletes what is behind a volume before it deletes the volume (N10) */
const VOLUME_RECLAIM = 20 * SECOND
/** a finalizer of the chart's own, and no pod left that could remove it */
const NO_ACTOR = 5 * SECOND
/** a Job's pod that has not started: its image is pulled, or it can't be scheduled */
const PENDING_JOB = 30 * SECOND
/** something alive may remove the finalizer: it gets all the time there is, and is then believed to stall */
const WHOLE_TIME = { ms: Number.POSITIVE_INFINITY, atLimitMs: 30 * SECOND }
/**
 * After its grace period a pod is killed, whatever its process does: one that is still there waits for its kubelet, which now and then
 * needs most of a minute (seen twice in 300 runs on a busy machine). It is no leak of the chart.
 */
const POD_STOPS = 60 * SECOND

/** How long to wait for one change while nothing moves. */
export function patienceFor(change: Change, context: PatienceContext): Patience {
  const object = change.after
  if (object === undefined || change.kind === 'modified') return { ms: STATIC, why: 'nothing acts on it' }
  if (object.deletionTimestamp !== undefined)
    return deletionPatience(change, object.deletionGracePeriodSeconds ?? 0, context)
  const job = context.actors.find(
    ({ uid, controller }) => controller?.kind === 'Job' && [uid, controller.uid].includes(change.id.uid),
  )
  if (job?.running) return { ms: Number.POSITIVE_INFINITY, why: `Job pod ${job.name} is still working` }
  if (job) return { ms: PENDING_JOB, why: `Job pod ${job.name} has not started` }
  const orphan = object.owners.some(owner => !context.look.objects.has(owner.uid))
  if (orphan) {
    const ms = context.look.failures.length > 0 ? COLLECTOR_STARTS : CONTROL_PLANE
    return { ms, why: 'its owner is gone: the garbage collector should remove it' }
  }
  if (isReleasedVolume(change, context.look))
    return { ms: VOLUME_RECLAIM, why: 'its claim is gone: the provisioner may still be at work' }
  return { ms: STATIC, why: 'nothing acts on it' }
}

/** A provisioned volume is named `pvc-` and the UID of its claim. */
function isReleasedVolume({ id }: Change, look: Snapshot): boolean {
  if (resourceName(id) !== 'persistentvolumes') return false
  const claim = /^pvc-([0-9a-f-]{36})$/.exec(id.name)?.[1]
  return claim !== undefined && !look.objects.has(claim)
}

function deletionPatience(change: Change, graceSeconds: number, context: PatienceContext): Patience {
  const { deletingForMs } = context
  const allowance = afterGrace(change, context)
  const graceLeftMs = graceSeconds * SECOND - deletingForMs
  if (graceLeftMs > 0) return { ms: Number.POSITIVE_INFINITY, why: `inside its grace period of ${graceSeconds} s` }
  // Nothing that happened inside the grace period counts as standing still.
  return deletingForMs < graceSeconds * SECOND + allowance.ms
    ? { ...allowance, ms: Number.POSITIVE_INFINITY }
    : allowance
}

function afterGrace(change: Change, { actors, podGraceSeconds, prospect }: PatienceContext): Patience {
  if (prospect?.anybody === false) return { ms: NO_ACTOR, why: prospect.why, stuck: true }
  const own = change.after?.finalizers.find(finalizer => !isControlPlaneFinalizer(finalizer))
  if (own === undefined) {
    return { ms: underWay(change, podGraceSeconds), why: 'its deletion is under way' }
  }
  if (prospect?.anybody) return { ...WHOLE_TIME, why: prospect.why }
  if (actors.length > 0) return { ...WHOLE_TIME, why: `finalizer ${own}: ${whoMight(actors)} might remove it` }
  return { ms: NO_ACTOR, why: `finalizer ${own}: no pod is alive that could remove it` }
}

/**
 * The namespace controller comes back half a pod's whole grace period and a second after each look, however long the pod is gone by
 * then: https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/namespace/namespace_controller.go
 */
function underWay({ id }: Change, podGraceSeconds = DEFAULT_GRACE): number {
  if (resourceName(id) === 'pods') return POD_STOPS
  if (resourceName(id) !== 'namespaces') return CONTROL_PLANE
  return Math.max(CONTROL_PLANE, (podGraceSeconds / 2 + 1) * SECOND + COMES_BACK)
}

function whoMight([first, ...others]: readonly Actor[]): string {
  return others.length === 0 ? `${first?.name}` : `${first?.name} or one of ${others.length} other pods and CronJobs`
}
