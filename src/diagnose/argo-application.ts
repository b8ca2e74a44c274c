/** The Argo CD Applications behind what Argo CD deployed: which of them is to blame, and what became of it. */
import type { ManifestObject } from '../chart/chart.ts'
import { groupOf } from '../kube/object.ts'
import type { ObjectId } from '../snapshot/object-id.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import type { Evidence } from './evidence.ts'
import { oncePerEvidence } from './evidence-index.ts'
import { PRODUCT_FINALIZERS } from './known-finalizers.ts'
import { ARGO_APPLICATION, type Tracker, trackerOf } from './tracking.ts'
import { runningWorkloads } from './workloads.ts'

const GROUP = 'argoproj.io'
const KIND = 'Application'

/** With it, deleting an Application deletes what it deployed: https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/ */
export const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io'

/** Also in the forms that say how to delete: `…/foreground`, `…/background`. */
export function isCascade(finalizer: unknown): boolean {
  return (
    finalizer === CASCADE_FINALIZER || (typeof finalizer === 'string' && finalizer.startsWith(`${CASCADE_FINALIZER}/`))
  )
}

export interface Application {
  name: string
  namespace?: string
  /** as the chart renders it */
  rendered?: ManifestObject
  /** as it is after the uninstall */
  left?: SnapshotObject
  /** whether it had the finalizer; absent: nobody saw it */
  cascades?: boolean
}

/** The Application that a mark of Argo CD names, as far as the release and the snapshots know it. */
export function applicationOf({ name, namespace }: Tracker, evidence: Evidence): Application {
  const isIt = (found: { name: string; namespace?: string }) =>
    found.name === name && (namespace === undefined || found.namespace === namespace)
  const [left, installed, before] = liveApplications(evidence).map(found => found.find(({ id }) => isIt(id)))
  const rendered = renderedApplications(evidence).find(isIt)
  const last = left ?? installed ?? before
  const found = last?.id ?? rendered
  const finalizers = last?.finalizers ?? finalizersOf(rendered?.manifest)
  return {
    name,
    ...(found?.namespace !== undefined && { namespace: found.namespace }),
    ...(rendered && { rendered: rendered.manifest }),
    ...(left && { left }),
    ...(finalizers && { cascades: finalizers.some(isCascade) }),
  }
}

/**
 * The Application at the top: one that was itself deployed by another, and stayed, is that other's leftover, and so is
 * all that it deploys.
 */
export function topTracker(object: SnapshotObject, evidence: Evidence): Tracker | undefined {
  let tracker = trackerOf(object)
  const seen = new Set<SnapshotObject>()
  while (tracker?.tool === ARGO_APPLICATION) {
    const left: SnapshotObject | undefined = applicationOf(tracker, evidence).left
    const above = left && !evidence.before.objects.has(left.id.uid) && !seen.has(left) ? trackerOf(left) : undefined
    if (left === undefined || above === undefined) break
    seen.add(left)
    tracker = above
  }
  return tracker
}

/** After the uninstall, before it, and in the baseline. */
const liveApplications = oncePerEvidence(({ after, installed, before }) =>
  [after, installed, before].map(({ objects }) => [...objects.values()].filter(({ id }) => isApplication(id))),
)

const renderedApplications = oncePerEvidence(({ release }) =>
  (release?.objects ?? [])
    .filter(({ apiVersion, kind }) => groupOf(apiVersion) === GROUP && kind === KIND)
    .map(manifest => ({
      name: manifest.name,
      namespace: manifest.namespace ?? release?.namespace ?? '',
      manifest,
    })),
)

/** True for Argo CD's, not for the kind of that name in other groups. */
export function isApplication({ group, kind }: Pick<ObjectId, 'group' | 'kind'>): boolean {
  return group === GROUP && kind === KIND
}

/** True when what removes the finalizer is there. */
export function argoCdRuns(evidence: Evidence): boolean {
  const product = PRODUCT_FINALIZERS.find(({ finalizer }) => finalizer.test(CASCADE_FINALIZER))
  return runningWorkloads(evidence).some(({ name }) => product?.workload.test(name))
}

function finalizersOf(manifest: ManifestObject | undefined): unknown[] | undefined {
  if (manifest === undefined) return undefined
  const metadata = manifest.body.metadata
  const found = metadata !== null && typeof metadata === 'object' && 'finalizers' in metadata ? metadata.finalizers : []
  return Array.isArray(found) ? found : []
}
