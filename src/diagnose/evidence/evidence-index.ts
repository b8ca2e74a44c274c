/** Look-ups over the evidence, computed once for each evidence and kept as long as it lives. */

import type { Change } from '../../snapshot/change.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'

interface EvidenceIndex {
  changes: Map<string, Change>
  /** `group|kind|namespace|name` → object */
  before: Map<string, SnapshotObject>
  installed: Map<string, SnapshotObject>
  after: Map<string, SnapshotObject>
  /** names of all CRDs that any snapshot holds: `plural.group` */
  crdNames: Set<string>
  /** the first change of each CRD, by its name */
  crdChanges: Map<string, Change>
  /** what is there after the uninstall, by the CRD name of its type: `plural.group` */
  afterByType: Map<string, SnapshotObject[]>
  /** what is there after the uninstall, by namespace; cluster-scoped objects under undefined */
  afterByNamespace: Map<string | undefined, SnapshotObject[]>
}

/** Computes something of the evidence at the first call, and keeps it as long as the evidence lives. */
export function oncePerEvidence<V extends object>(compute: (evidence: Evidence) => V): (evidence: Evidence) => V {
  const known = new WeakMap<Evidence, V>()
  return evidence => {
    const found = known.get(evidence) ?? compute(evidence)
    known.set(evidence, found)
    return found
  }
}

/** What identifies an object in a manifest: the group and kind, not the resource. */
interface KindAndName {
  group: string
  kind: string
  namespace?: string
  name: string
}

function keyOf({ group, kind, namespace, name }: KindAndName): string {
  return `${group}|${kind}|${namespace ?? ''}|${name}`
}

const indexOf = oncePerEvidence((evidence): EvidenceIndex => {
  const snapshots = [evidence.before, evidence.installed, evidence.after]
  const byKey = (objects: Iterable<SnapshotObject>) => new Map([...objects].map(object => [keyOf(object.id), object]))
  const crds = snapshots.flatMap(snapshot => [...snapshot.objects.values()].filter(({ id }) => isCrd(id)))
  const crdChanges = evidence.changes.filter(({ id }) => isCrd(id)).toReversed()
  return {
    changes: new Map(evidence.changes.map(change => [change.id.uid, change])),
    before: byKey(evidence.before.objects.values()),
    installed: byKey(evidence.installed.objects.values()),
    after: byKey(evidence.after.objects.values()),
    crdNames: new Set(crds.map(({ id }) => id.name)),
    crdChanges: new Map(crdChanges.map(change => [change.id.name, change])),
    afterByType: Map.groupBy(evidence.after.objects.values(), ({ id }) => typeKey(id)),
    afterByNamespace: Map.groupBy(evidence.after.objects.values(), ({ id }) => id.namespace),
  }
})

function typeKey(id: { group: string; resource: string }): string {
  return `${id.resource}.${id.group}`
}

/** The change of the object with this UID. */
export function changeOf(evidence: Evidence, uid: string): Change | undefined {
  return indexOf(evidence).changes.get(uid)
}

type Moment = 'before' | 'installed' | 'after'

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
  return indexOf(evidence).crdNames.has(typeKey(id))
}

/** What the CRD of this name defines and is there after the uninstall. */
export function instancesAfter(evidence: Evidence, crdName: string): readonly SnapshotObject[] {
  return indexOf(evidence).afterByType.get(crdName) ?? []
}

/** The change of the CRD that defines this type. */
export function crdChangeOfType(evidence: Evidence, id: { group: string; resource: string }): Change | undefined {
  return indexOf(evidence).crdChanges.get(typeKey(id))
}

/** What is in a namespace after the uninstall. */
export function namespaceContent(evidence: Evidence, namespace: string): readonly SnapshotObject[] {
  return indexOf(evidence).afterByNamespace.get(namespace) ?? []
}

/** True for a CustomResourceDefinition. */
export function isCrd(id: { group: string; resource: string }): boolean {
  return id.group === 'apiextensions.k8s.io' && id.resource === 'customresourcedefinitions'
}
