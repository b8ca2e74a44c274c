/** Look-ups over the evidence, computed once for each evidence and kept as long as it lives. */

import type { Change } from '../snapshot/change.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'

interface EvidenceIndex {
  changes: Map<string, Change>
  /** `group|kind|namespace|name` → object */
  before: Map<string, SnapshotObject>
  installed: Map<string, SnapshotObject>
  after: Map<string, SnapshotObject>
  /** names of all CRDs that any snapshot holds: `plural.group` */
  crdNames: Set<string>
  /** `group|kind` of namespaced types */
  namespacedKinds: Set<string>
}

const indexes = new WeakMap<Evidence, EvidenceIndex>()

/** What identifies an object in a manifest: the group and kind, not the resource. */
export interface KindAndName {
  group: string
  kind: string
  namespace?: string
  name: string
}

function keyOf({ group, kind, namespace, name }: KindAndName): string {
  return `${group}|${kind}|${namespace ?? ''}|${name}`
}

function indexOf(evidence: Evidence): EvidenceIndex {
  const known = indexes.get(evidence)
  if (known) return known
  const snapshots = [evidence.before, evidence.installed, evidence.after]
  const byKey = (objects: Iterable<SnapshotObject>) => new Map([...objects].map(object => [keyOf(object.id), object]))
  const crds = snapshots.flatMap(snapshot => [...snapshot.objects.values()].filter(({ id }) => isCrd(id)))
  const index: EvidenceIndex = {
    changes: new Map(evidence.changes.map(change => [change.id.uid, change])),
    before: byKey(evidence.before.objects.values()),
    installed: byKey(evidence.installed.objects.values()),
    after: byKey(evidence.after.objects.values()),
    crdNames: new Set(crds.map(({ id }) => id.name)),
    namespacedKinds: new Set(
      snapshots.flatMap(({ types }) =>
        types.filter(type => type.namespaced).map(({ group, kind }) => `${group}|${kind}`),
      ),
    ),
  }
  indexes.set(evidence, index)
  return index
}

/** The change of the object with this UID. */
export function changeOf(evidence: Evidence, uid: string): Change | undefined {
  return indexOf(evidence).changes.get(uid)
}

export type Moment = 'before' | 'installed' | 'after'

/** The object at this place in one of the snapshots, whatever its UID. */
export function objectAt(evidence: Evidence, moment: Moment, place: KindAndName): SnapshotObject | undefined {
  return indexOf(evidence)[moment].get(keyOf(place))
}

/** The object with this UID in the latest snapshot that holds it. */
export function objectByUid(evidence: Evidence, uid: string): SnapshotObject | undefined {
  return evidence.after.objects.get(uid) ?? evidence.installed.objects.get(uid) ?? evidence.before.objects.get(uid)
}

/** True for an instance of a CRD; everything else is built in (or served by an aggregated API). */
export function isCustomResource(evidence: Evidence, id: { group: string; resource: string }): boolean {
  return indexOf(evidence).crdNames.has(`${id.resource}.${id.group}`)
}

/** True when discovery said that the kind lives in namespaces; undefined when no snapshot knows it. */
export function isNamespaced(evidence: Evidence, group: string, kind: string): boolean {
  return indexOf(evidence).namespacedKinds.has(`${group}|${kind}`)
}

/** True for a CustomResourceDefinition. */
export function isCrd(id: { group: string; resource: string }): boolean {
  return id.group === 'apiextensions.k8s.io' && id.resource === 'customresourcedefinitions'
}
