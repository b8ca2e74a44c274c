/** Marks by which other tools know what they deployed. */
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'
import { owningRelease, releaseRecord } from './helm-marks.ts'

interface Tracker {
  /** `Argo CD Application`, `Flux Kustomization`, … */
  tool: string
  /** name of the tracker's own object */
  name: string
  /** the mark, quoted */
  mark: string
}

const ARGO_TRACKING = 'argocd.argoproj.io/tracking-id'

const LABELS: Record<string, string> = {
  'kustomize.toolkit.fluxcd.io/name': 'Flux Kustomization',
  'helm.toolkit.fluxcd.io/name': 'Flux HelmRelease',
  'olm.owner': 'ClusterServiceVersion',
}

/** The other tool that deployed an object, as its marks say. */
export function trackerOf({ annotations, labels }: SnapshotObject): Tracker | undefined {
  const argo = annotations[ARGO_TRACKING]
  if (argo !== undefined) {
    return { tool: 'Argo CD Application', name: argo.split(':')[0] ?? argo, mark: `${ARGO_TRACKING}: ${argo}` }
  }
  const found = Object.entries(LABELS).find(([label]) => labels[label] !== undefined)
  if (found === undefined) return undefined
  const [label, tool] = found
  return { tool, name: labels[label] ?? '', mark: `${label}: ${labels[label]}` }
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
