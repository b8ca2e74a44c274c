/** The Argo CD Applications behind what Argo CD deployed: which of them is to blame, and what became of it. */
import type { ManifestObject } from '../../chart/chart.ts'
import { groupOf, valueAt } from '../../kube/object.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import { PRODUCT_FINALIZERS } from '../finalizers/known-finalizers.ts'
import { ARGO_APPLICATION, ARGO_WRITER, type Tracker, trackerOf } from '../origin/tracking.ts'
import { runningWorkloads } from '../origin/workloads.ts'

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

const CREATE_NAMESPACE = 'CreateNamespace=true'

/** Who deployed an object, by its mark; of a namespace that Argo CD makes for an Application it has none. */
export function deployerOf(object: SnapshotObject, evidence: Evidence): Tracker | undefined {
  return trackerOf(object) ?? askedForNamespace(object, evidence)
}

/** The Application for which Argo CD made the namespace that it deploys into: it never deletes such a one. */
function askedForNamespace({ id, writers }: SnapshotObject, evidence: Evidence): Tracker | undefined {
  if (id.group !== '' || id.kind !== 'Namespace') return undefined
  if (!writers.some(({ manager }) => manager === ARGO_WRITER)) return undefined
  const wants = ({ body }: WithBody) =>
    valueAt(body, 'spec', 'destination', 'namespace') === id.name && syncOptions(body).includes(CREATE_NAMESPACE)
  const found = [...renderedApplications(evidence), ...leftApplications(evidence)].find(wants)
  if (found === undefined) return undefined
  const { name, namespace } = found
  return { tool: ARGO_APPLICATION, name, namespace, mark: CREATE_NAMESPACE }
}

interface WithBody {
  name: string
  namespace: string
  body: Record<string, unknown>
}

/** Those that were deployed by others have no template, but were read. */
const leftApplications = oncePerEvidence(({ objects }): WithBody[] =>
  [...objects.values()]
    .filter(({ apiVersion = '', kind }) => groupOf(apiVersion) === GROUP && kind === KIND)
    .map(body => ({ name: body.metadata.name, namespace: body.metadata.namespace ?? '', body: { ...body } })),
)

function syncOptions(body: unknown): unknown[] {
  const options = valueAt(body, 'spec', 'syncPolicy', 'syncOptions')
  return Array.isArray(options) ? options : []
}

/**
 * The Application at the top: one that was itself deployed by another, and stayed, is that other's leftover, and so is
 * all that it deploys.
 */
export function topTracker(object: SnapshotObject, evidence: Evidence): Tracker | undefined {
  let tracker = deployerOf(object, evidence)
  const seen = new Set<SnapshotObject>()
  while (tracker?.tool === ARGO_APPLICATION) {
    const left: SnapshotObject | undefined = applicationOf(tracker, evidence).left
    const above = left && !evidence.before.objects.has(left.id.uid) && !seen.has(left) ? trackerOf(left) : undefined
    if (left === undefined || above === undefined) break
    seen.add(left)
    tracker = above
  }
  return tracker?.tool === ARGO_APPLICATION ? { ...tracker, ...placeOf(tracker, evidence) } : tracker
}

/** The namespace of the Application, where it is known though the mark does not say it. */
function placeOf(tracker: Tracker, evidence: Evidence): { namespace?: string } {
  const { namespace } = applicationOf(tracker, evidence)
  return namespace === undefined ? {} : { namespace }
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
      body: manifest.body,
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
  const found = valueAt(manifest.body, 'metadata', 'finalizers')
  return Array.isArray(found) ? found : []
}
