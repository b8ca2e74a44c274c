/** Finds a live object in what Helm rendered: the release manifest, the hooks, the chart's `crds/`. */
import type { CrdFile, HookObject, ManifestObject } from '../../chart/chart.ts'
import { groupOf } from '../../kube/object.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd, oncePerEvidence } from '../evidence/evidence-index.ts'

/** The object of the release manifest that this live object is. */
export function manifestObjectOf(id: ObjectId, evidence: Evidence): ManifestObject | undefined {
  return objectsByName(evidence)
    .get(keyOf(id))
    ?.find(object => isInNamespace(object, id, evidence))
}

/** The hook of the release that this live object is. */
export function hookObjectOf(id: ObjectId, evidence: Evidence): HookObject | undefined {
  return hooksByName(evidence)
    .get(keyOf(id))
    ?.find(object => isInNamespace(object, id, evidence))
}

/** The file in `crds/` that this live CRD comes from. */
export function crdFileOf(id: ObjectId, evidence: Evidence): CrdFile | undefined {
  return isCrd(id) ? crdFiles(evidence).get(id.name) : undefined
}

/** Where these CRDs lie, quoted: `crds/` of the chart, or of the subchart of the first that has one. */
export function crdsDirectory(ids: readonly ObjectId[], evidence: Evidence): string {
  const subchart = ids.map(id => crdFileOf(id, evidence)?.subchart).find(name => name !== undefined)
  return subchart === undefined ? '`crds/`' : `\`crds/\` of subchart ${subchart}`
}

const objectsByName = oncePerEvidence(({ release }) => Map.groupBy(release?.objects ?? [], renderedKey))
const hooksByName = oncePerEvidence(({ release }) => Map.groupBy(release?.hooks ?? [], renderedKey))
const crdFiles = oncePerEvidence(({ chart, release }) => {
  // The first file of a name counts: Helm skips a CRD that exists.
  const files = (chart?.crds ?? release?.crds ?? []).toReversed()
  return new Map(files.map(file => [file.name, file]))
})

/** Versions may differ: the API server serves an object in several. */
function keyOf({ group, kind, name }: Pick<ObjectId, 'group' | 'kind' | 'name'>): string {
  return `${group}|${kind}|${name}`
}

function renderedKey({ apiVersion, kind, name }: ManifestObject): string {
  return keyOf({ group: groupOf(apiVersion), kind, name })
}

/** A namespace that is not rendered is the release's; cluster-scoped objects have none. */
function isInNamespace(object: ManifestObject, { namespace }: ObjectId, evidence: Evidence): boolean {
  return namespace === undefined || (object.namespace ?? evidence.namespace) === namespace
}
