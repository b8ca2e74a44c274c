/** Whether a workload, or a pod of it, is still there and may act. */
import { PODS } from '../../kube/pods.ts'
import { isUnseen, type SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt, oncePerEvidence } from '../evidence/evidence-index.ts'
import { ownerChain } from './owner-chain.ts'
import { containersOfPod, releaseWorkloads, type Workload } from './workloads.ts'

/**
 * True when neither the workload nor one of its pods is there any more: nothing of it can act again. Not when its kind or the pods
 * could not be listed: nobody knows then.
 */
export function isGone(workload: Workload, evidence: Evidence): boolean {
  const { installed } = evidence
  const now = objectAt(evidence, 'after', workload)
  if (now !== undefined && now.deletionTimestamp === undefined) return false
  if (isHidden(workload, evidence)) return false
  const former = objectAt(evidence, 'installed', workload) ?? now
  if (former === undefined) return !isUnseen(installed, typeOf(workload))
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
export function isHidden(workload: Workload, { after }: Evidence): boolean {
  return isUnseen(after, typeOf(workload)) || isUnseen(after, PODS)
}

/** All workloads of Kubernetes have a regular plural. */
function typeOf({ group, kind }: Workload): { group: string; resource: string } {
  return { group, resource: `${kind.toLowerCase()}s` }
}

/** True when it, or a pod of it, is seen to be there. */
export function isThere(workload: Workload, evidence: Evidence): boolean {
  const now = objectAt(evidence, 'after', workload)
  return (now !== undefined && now.deletionTimestamp === undefined) || hasPod(workload, evidence)
}
