/** Two snapshots in, changes out. Pure: identity is the UID, a place only pairs what was deleted and made again. */
import type { ListFailure } from '../kube/api.ts'
import { resourceName } from '../kube/object.ts'
import type { Change, Comparison, Ignored } from './change.ts'
import { fieldChanges } from './field-changes.ts'
import { NOISE_RULES } from './noise.ts'
import type { NoiseContext, NoiseRule } from './noise-rule.ts'
import { displayName, placeOf } from './object-id.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'
import { compareText } from './text-order.ts'

/** How `after` differs from `before`, without noise. Resources that either side could not list are left out on both. */
export function compare(before: Snapshot, after: Snapshot, rules: readonly NoiseRule[] = NOISE_RULES): Comparison {
  const unseen = unseenResources([...before.failures, ...after.failures])
  const changes = [...changedObjects(before, after)].filter(({ id }) => !unseen(id))
  return withoutNoise(changes, before, after, rules)
}

function* changedObjects(before: Snapshot, after: Snapshot): Generator<Change> {
  const gone = new Map<string, SnapshotObject>()
  for (const [uid, object] of before.objects) {
    const now = after.objects.get(uid)
    if (now === undefined) gone.set(placeOf(object.id), object)
    else yield* survivorChange(object, now)
  }
  for (const [uid, object] of after.objects) {
    if (before.objects.has(uid)) continue
    const former = gone.get(placeOf(object.id))
    if (former === undefined) {
      yield { kind: isHeld(object) ? 'stuck' : 'left', id: object.id, after: object, fields: [] }
      continue
    }
    gone.delete(placeOf(object.id))
    yield { kind: 'recreated', id: object.id, before: former, after: object, fields: fieldChanges(former, object) }
  }
  for (const object of gone.values()) {
    // What was in deletion before anything was installed is no loss.
    if (object.deletionTimestamp === undefined) yield { kind: 'lost', id: object.id, before: object, fields: [] }
  }
}

function* survivorChange(before: SnapshotObject, after: SnapshotObject): Generator<Change> {
  const fields = fieldChanges(before, after)
  const nowHeld = isHeld(after) && before.deletionTimestamp === undefined
  if (nowHeld) yield { kind: 'stuck', id: after.id, before, after, fields }
  else if (fields.length > 0) yield { kind: 'modified', id: after.id, before, after, fields }
}

/** In deletion, and finalizers hold it; a namespace is held by `spec.finalizers`. */
function isHeld(object: SnapshotObject): boolean {
  return (
    object.deletionTimestamp !== undefined && (object.finalizers.length > 0 || resourceName(object.id) === 'namespaces')
  )
}

/** Says of an object's id whether its resource, or its whole group, could not be seen. */
function unseenResources(failures: readonly ListFailure[]): (id: Change['id']) => boolean {
  const names = new Set(failures.map(failure => failure.resource))
  return id => names.has(resourceName(id)) || names.has(`${id.group}/${id.version}`)
}

function withoutNoise(all: Change[], before: Snapshot, after: Snapshot, rules: readonly NoiseRule[]): Comparison {
  const baselinePlaces = new Map([...before.objects.values()].map(object => [placeOf(object.id), object]))
  const context: NoiseContext = { before, after, baselinePlaces }
  const counts = new Map<string, Ignored>()
  const changes = all.filter(change => {
    const rule = rules.find(rule => rule.matches(change, context))
    if (rule === undefined) return true
    const entry = counts.get(rule.id) ?? { rule: rule.id, why: rule.why, count: 0 }
    counts.set(rule.id, { ...entry, count: entry.count + 1 })
    return false
  })
  return { changes: changes.sort(byName), ignored: [...counts.values()].sort((a, b) => compareText(a.rule, b.rule)) }
}

function byName(a: Change, b: Change): number {
  return compareText(displayName(a.id), displayName(b.id))
}
