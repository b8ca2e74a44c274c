/** From an object up through its ownerReferences. */
import type { OwnerReference } from '../../kube/object.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectByUid } from '../evidence/evidence-index.ts'

/** Longer chains are loops. */
const LONGEST_CHAIN = 10

/** The owner that counts: the controller, else the first. */
export function mainOwner(object: Pick<SnapshotObject, 'owners'>): OwnerReference | undefined {
  return object.owners.find(owner => owner.controller === true) ?? object.owners[0]
}

/**
 * The owners that an object has, or had while the chart was installed: `--cascade=orphan` strips the references from
 * what it leaves behind.
 */
export function ownersOf(object: SnapshotObject, evidence: Evidence): OwnerReference[] {
  if (object.owners.length > 0) return object.owners
  return evidence.installed.objects.get(object.id.uid)?.owners ?? []
}

/** The owners of an object, nearest first, as far as any snapshot knows them. */
export function ownerChain(object: SnapshotObject, evidence: Evidence): SnapshotObject[] {
  const chain: SnapshotObject[] = []
  let owner = mainOwner({ owners: ownersOf(object, evidence) })
  while (owner !== undefined && chain.length < LONGEST_CHAIN) {
    const found = objectByUid(evidence, owner.uid)
    if (found === undefined || chain.includes(found)) break
    chain.push(found)
    owner = mainOwner({ owners: ownersOf(found, evidence) })
  }
  return chain
}
