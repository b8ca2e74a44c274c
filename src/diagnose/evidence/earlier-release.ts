/** What an earlier release of the same name has left: it is part of the baseline, so that this run reports nothing of it. */
import type { HookObject } from '../../chart/chart.ts'
import type { ReleaseName } from '../../chart/helm.ts'
import { groupOf } from '../../kube/object.ts'
import { shortName } from '../../snapshot/object-id.ts'
import type { Snapshot, SnapshotObject } from '../../snapshot/snapshot.ts'
import { owningRelease } from '../origin/helm-marks.ts'

/** Objects that Helm marked as this release's, before it was installed. */
export function ownedBefore(before: Snapshot, { releaseName, namespace }: ReleaseName): string[] {
  const isOwned = (object: SnapshotObject) => {
    const owner = owningRelease(object)
    return owner?.name === releaseName && owner.namespace === namespace
  }
  return namesOf(before, isOwned)
}

/** Objects that have the place of one of the release's hooks: they carry no mark of a release. */
export function hooksBefore(before: Snapshot, hooks: readonly HookObject[], { namespace }: ReleaseName): string[] {
  const placeOf = (group: string, kind: string, name: string, where = '') => `${group}|${kind}|${where}|${name}`
  const places = new Set(
    hooks.flatMap(hook => [
      placeOf(groupOf(hook.apiVersion), hook.kind, hook.name, hook.namespace ?? namespace),
      placeOf(groupOf(hook.apiVersion), hook.kind, hook.name),
    ]),
  )
  return namesOf(before, ({ id }) => places.has(placeOf(id.group, id.kind, id.name, id.namespace)))
}

function namesOf({ objects }: Snapshot, isWanted: (object: SnapshotObject) => boolean): string[] {
  return [...objects.values()].filter(isWanted).map(({ id }) => shortName(id))
}
