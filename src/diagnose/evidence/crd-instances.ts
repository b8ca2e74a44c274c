/** The instances of a CRD. */
import type { Change } from '../../snapshot/change.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'
import { crdChangeOfType, instancesAfter } from './evidence-index.ts'

/** Objects after the uninstall whose resource this CRD defines. */
export function crdInstances(crd: Pick<Change, 'id'>, evidence: Evidence): readonly SnapshotObject[] {
  return instancesAfter(evidence, crd.id.name)
}

/** The change of the CRD that defines this object's resource. */
export function crdChangeOf({ id }: Pick<Change, 'id'>, evidence: Evidence): Change | undefined {
  return crdChangeOfType(evidence, id)
}
