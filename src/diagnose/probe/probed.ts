/** What the teardown probe saw: which deletions were tried, which ended, and what held the others. */
import { isControlPlaneFinalizer } from '../../kube/control-plane.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Condition } from '../evidence/change-facts.ts'

/** An object that was still there when the probe ended. */
export interface ProbedObject {
  id: ObjectId
  finalizers: string[]
  /** what it waits for */
  why: string
}

/** A namespace or CRD whose deletion was tried. */
export interface Probed {
  id: ObjectId
  deleted: boolean
  /** from asking for the deletion until it was gone, or until the probe ended */
  durationMs: number
  /** those that were True when the probe ended and speak of the deletion; none of what is gone */
  conditions: Condition[]
  /** content of the namespace, or instances of the CRD, that was still there */
  remaining: number
  /** of that what has finalizers; when nothing has any, all of it */
  blocking: ProbedObject[]
  /** the server's own words, when it refused the deletion */
  refused?: string
}

/** gone: everything went · blocked: what is left can not go · limit: the time was up */
export type ProbeEnd = 'gone' | 'blocked' | 'limit'

export interface Probe {
  end: ProbeEnd
  durationMs: number
  namespaces: Probed[]
  crds: Probed[]
  /** why it ended before its time, with what was seen until then */
  brokenOff?: string
}

/** All deletions that were tried and did not end. */
export function stillThere({ namespaces, crds }: Pick<Probe, 'namespaces' | 'crds'>): Probed[] {
  return [...namespaces, ...crds].filter(({ deleted }) => !deleted)
}

/** True for an object with a finalizer that Kubernetes does not remove by itself. */
export function holds({ finalizers }: Pick<ProbedObject, 'finalizers'>): boolean {
  return finalizers.some(finalizer => !isControlPlaneFinalizer(finalizer))
}
