/** What is there only because of something else: it is ignored along with that. */
import type { Change } from '../snapshot/change.ts'

/** What keeps an object there. All of one group must be ignored, so that it is as well. */
export type Reasons = readonly Change[][]

/** Looks up, for a change, the changes without which it would not be there. */
export function reasonsAmong(changes: readonly Change[]): (change: Change) => Reasons {
  const byUid = new Map(changes.map(change => [change.id.uid, change]))
  return change => {
    const owners = (change.after ?? change.before)?.owners ?? []
    const controller = owners.flatMap(owner => (owner.controller === true ? (byUid.get(owner.uid) ?? []) : []))
    const all = owners.map(owner => byUid.get(owner.uid))
    const claim = claimOf(change, byUid)
    return [
      controller,
      // An owner that is not ignored keeps it, and so may one that did not change.
      all.every(owner => owner !== undefined) ? all : [],
      claim === undefined ? [] : [claim],
    ].filter(group => group.length > 0)
  }
}

/** A provisioner names a volume after the UID of its claim, `pvc-<uid>`: nothing else of a volume is known from metadata. */
function claimOf({ id }: Change, byUid: ReadonlyMap<string, Change>): Change | undefined {
  if (id.group !== '' || id.kind !== 'PersistentVolume') return undefined
  const uid = /^[a-z0-9]+-(.+)$/.exec(id.name)?.[1]
  const claim = byUid.get(uid ?? '')
  return claim?.id.kind === 'PersistentVolumeClaim' ? claim : undefined
}
