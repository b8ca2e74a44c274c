/** Objects that programs made while the chart ran: neither Helm's nor the user's, and without an owner. */
import type { Change } from '../../snapshot/change.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { owningRelease } from './helm-marks.ts'
import { makerOf } from './maker.ts'
import { creatorOf, isController, isKubectl, isMadeByUser } from './managers.ts'
import { crdFileOf, manifestObjectOf } from './manifest-match.ts'
import { workloadName } from './workloads.ts'

/**
 * Who made an object at run time: a workload of the release, or else the field manager. Undefined for objects with an
 * owner, of Helm, of the user's own steps, and for those that no writer but the control plane is known of.
 */
export function runtimeMaker(change: Change, evidence: Evidence): string | undefined {
  const object = objectOf(change)
  if (!isPresent(change) || isDeleting(change) || object.owners.length > 0) return undefined
  if (owningRelease(object) || hookOf(change, evidence) || isRendered(change, evidence)) return undefined
  const creator = creatorOf(object)
  if (creator === undefined || isMadeByUser(object, evidence)) return undefined
  if (!isController(creator.manager) && !isKubectl(creator.manager)) return undefined
  const workload = makerOf(change, evidence)
  return workload ? workloadName(workload) : creator.manager
}

/** True when the chart itself contains the object: then another program did not make it up. */
function isRendered(change: Change, evidence: Evidence): boolean {
  return manifestObjectOf(change.id, evidence) !== undefined || crdFileOf(change.id, evidence) !== undefined
}
