/** Marks by which other tools know what they deployed. */
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { owningRelease, releaseRecord } from './helm-marks.ts'

export interface Tracker {
  /** `Argo CD Application`, `Flux Kustomization`, … */
  tool: string
  /** name of the tracker's own object */
  name: string
  /** its namespace, where the mark says it */
  namespace?: string
  /** the mark, quoted */
  mark: string
}

export const ARGO_APPLICATION = 'Argo CD Application'

const ARGO_TRACKING = 'argocd.argoproj.io/tracking-id'

/** Argo CD marks by this label alone when it is set up to (it did by default before its version 3); others write the label as well. */
const INSTANCE = 'app.kubernetes.io/instance'

/** The field manager under which Argo CD deploys: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply */
export const ARGO_WRITER = 'argocd-controller'

const LABELS: Record<string, string> = {
  'kustomize.toolkit.fluxcd.io/name': 'Flux Kustomization',
  'helm.toolkit.fluxcd.io/name': 'Flux HelmRelease',
  'olm.owner': 'ClusterServiceVersion',
}

/** The other tool that deployed an object, as its marks say. */
export function trackerOf(object: SnapshotObject): Tracker | undefined {
  const { labels } = object
  const argo = argoApplication(object)
  if (argo !== undefined) return argo
  const found = Object.entries(LABELS).find(([label]) => labels[label] !== undefined)
  if (found === undefined) return undefined
  const [label, tool] = found
  return { tool, name: labels[label] ?? '', mark: `${label}: ${labels[label]}` }
}

/** Of an Application outside of Argo CD's own namespace the mark is `namespace_name`; a name has no underscore. */
function argoApplication({ annotations, labels, writers }: SnapshotObject): Tracker | undefined {
  const id = annotations[ARGO_TRACKING]
  const instance = writers.some(({ manager }) => manager === ARGO_WRITER) ? labels[INSTANCE] : undefined
  const mark = id === undefined ? `${INSTANCE}: ${instance}` : `${ARGO_TRACKING}: ${id}`
  const application = id === undefined ? instance : id.split(':')[0]
  if (application === undefined) return undefined
  const [, namespace, name = application] = /^([^_]+)_(.+)$/.exec(application) ?? []
  return { tool: ARGO_APPLICATION, name, ...(namespace !== undefined && { namespace }), mark }
}

/** Another Helm release that the object belongs to, or is the record of: `name (namespace)`. */
export function otherRelease(object: SnapshotObject, evidence: Evidence): string | undefined {
  const record = releaseRecord(object)
  const owner = record
    ? { name: record.release, namespace: object.id.namespace ?? '' }
    : (owningRelease(object) ?? undefined)
  if (owner === undefined) return undefined
  const isOurs = owner.name === evidence.releaseName && owner.namespace === evidence.namespace
  return isOurs ? undefined : `${owner.name} (${owner.namespace})`
}
