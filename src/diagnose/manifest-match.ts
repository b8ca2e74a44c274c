/** Finds a live object in what Helm rendered: the release manifest, the hooks, the chart's `crds/`. */
import type { CrdFile, HookObject, ManifestObject } from '../chart/chart.ts'
import { groupOf } from '../kube/object.ts'
import type { ObjectId } from '../snapshot/object-id.ts'
import type { Evidence } from './evidence.ts'
import { isCrd } from './evidence-index.ts'

/** The object of the release manifest that this live object is. */
export function manifestObjectOf(id: ObjectId, evidence: Evidence): ManifestObject | undefined {
  return evidence.release?.objects.find(object => isSameObject(object, id, evidence.namespace))
}

/** The hook of the release that this live object is. */
export function hookObjectOf(id: ObjectId, evidence: Evidence): HookObject | undefined {
  return evidence.release?.hooks.find(object => isSameObject(object, id, evidence.namespace))
}

/** The file in `crds/` that this live CRD comes from. */
export function crdFileOf(id: ObjectId, evidence: Evidence): CrdFile | undefined {
  if (!isCrd(id)) return undefined
  return (evidence.chart?.crds ?? evidence.release?.crds ?? []).find(crd => crd.name === id.name)
}

/** Versions may differ: the API server serves an object in several. A namespace that is not rendered is the release's. */
function isSameObject(object: ManifestObject, id: ObjectId, releaseNamespace: string): boolean {
  if (object.kind !== id.kind || object.name !== id.name || groupOf(object.apiVersion) !== id.group) return false
  return id.namespace === undefined || (object.namespace ?? releaseNamespace) === id.namespace
}
