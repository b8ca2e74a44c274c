/** A namespace or CRD whose deletion the probe has asked for. */
import type { Api } from '../../kube/api.ts'
import { ApiError } from '../../kube/errors.ts'
import { type ObjectId, typeOf } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { TargetLook } from './look.ts'

export interface Target {
  id: ObjectId
  /** the server's own words */
  refused?: string
  look: TargetLook
  /** milliseconds from the start */
  goneAfterMs?: number
}

/** Before the first look. */
export const NOT_LOOKED_AT: TargetLook = { isGone: false, conditions: [], content: [] }

/** What is in deletion already is not asked again: the answer for a namespace would be a conflict. */
export async function askToGo(api: Api, id: ObjectId, evidence: Evidence, signal: AbortSignal): Promise<Target> {
  const target = { id, look: NOT_LOOKED_AT }
  if (evidence.after.objects.get(id.uid)?.deletionTimestamp !== undefined) return target
  try {
    await api.delete(typeOf(id), id.name, undefined, { uid: id.uid, signal })
    return target
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === undefined) throw error
    return { ...target, refused: error.message }
  }
}

/** False: it is gone. */
export function isThere({ look }: Target): boolean {
  return !look.isGone
}

/** What counts as movement: what goes, enters deletion or loses a finalizer, and what the conditions say of it. */
export function fingerprintOf(left: readonly Target[]): string {
  return JSON.stringify(
    left.map(({ id, look: { conditions, content } }) => [
      id.uid,
      conditions.map(({ type, message }) => [type, message]),
      content.map(({ id: { uid }, after }) => [uid, after?.deletionTimestamp, after?.finalizers]),
    ]),
  )
}
