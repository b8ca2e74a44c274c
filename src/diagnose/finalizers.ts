/** Who has to remove a finalizer, and whether anybody is left who could. */
import { controlPlaneFinalizer } from '../kube/control-plane.ts'
import { groupOf } from '../kube/object.ts'
import type { Change } from '../snapshot/change.ts'
import type { SnapshotObject, Writer } from '../snapshot/snapshot.ts'
import { objectOf } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { isCrd, oncePerEvidence } from './evidence-index.ts'
import { PRODUCT_FINALIZERS } from './known-finalizers.ts'
import { isController, isKubectl, wroteBeforeInstall } from './managers.ts'
import {
  isGone,
  releaseWorkloads,
  runningWorkloads,
  type Workload,
  workloadName,
  workloadsOfManager,
} from './workloads.ts'

/** Who removes a finalizer, as far as it can be told. */
type Remover =
  /** a part of Kubernetes, when `waitsFor` has happened */
  | { kind: 'kubernetes'; who: string; waitsFor: string }
  /** one or more workloads (more: one of them); gone: none of them is there any more; byName: they have the setter's name */
  | { kind: 'workload'; workloads: readonly Workload[]; gone: boolean; because: string; byName?: true }
  /** a product whose controller is nowhere in the cluster */
  | { kind: 'product'; product: string }
  /** nothing in the cluster could be connected with it; `declaredBy` wrote it into the manifest */
  | { kind: 'unknown'; declaredBy?: string }

type WorkloadRemover = Extract<Remover, { kind: 'workload' }>

export interface FinalizerState {
  finalizer: string
  /** the writer that set it */
  setBy?: Writer
  remover: Remover
}

/** The state of each finalizer in `metadata.finalizers`. */
export function finalizerStates(change: Change, evidence: Evidence): readonly FinalizerState[] {
  const known = knownStates(evidence)
  const states = known.get(change) ?? statesOf(change, evidence)
  known.set(change, states)
  return states
}

const knownStates = oncePerEvidence(() => new WeakMap<Change, FinalizerState[]>())

function statesOf(change: Change, evidence: Evidence): FinalizerState[] {
  const object = objectOf(change)
  return object.finalizers.map(finalizer => {
    const setters = settersOf(finalizer, change)
    const setBy = setters.find(writer => isController(writer.manager)) ?? setters[0]
    return { finalizer, ...(setBy && { setBy }), remover: removerOf(finalizer, setters, evidence) }
  })
}

/** The finalizers that nobody is left to remove: their controller was there, and is gone. */
export function abandonedFinalizers(change: Change, evidence: Evidence): FinalizerState[] {
  if (change.after === undefined) return []
  return finalizerStates(change, evidence).filter(({ remover }) => remover.kind === 'workload' && remover.gone)
}

/** The writers that set exactly this finalizer; where no entry names it, those that set any. */
function settersOf(finalizer: string, change: Change): Writer[] {
  const setters = objectOf(change).writers.filter(writer => writer.setsFinalizers)
  const exact = setters.filter(writer => writer.finalizers?.includes(finalizer))
  return exact.length > 0 ? exact : setters
}

function removerOf(finalizer: string, setters: Writer[], evidence: Evidence): Remover {
  const builtIn = controlPlaneFinalizer(finalizer)
  if (builtIn) return { kind: 'kubernetes', who: builtIn.who, waitsFor: builtIn.waitsFor }
  return (
    byManager(setters, evidence) ??
    byProduct(finalizer, evidence) ??
    byDomain(finalizer, evidence) ??
    byNewManager(setters, evidence) ?? { kind: 'unknown', ...declaredBy(setters) }
  )
}

function declaredBy(setters: Writer[]): { declaredBy?: string } {
  const [writer] = setters
  return writer === undefined ? {} : { declaredBy: writer.manager }
}

function workloadRemover(
  workloads: readonly Workload[],
  because: string,
  evidence: Evidence,
): WorkloadRemover | undefined {
  if (workloads.length === 0) return undefined
  return { kind: 'workload', workloads, gone: workloads.every(workload => isGone(workload, evidence)), because }
}

/** The writer's name fits a workload of the release, or one that runs in the cluster. */
function byManager(setters: Writer[], evidence: Evidence): Remover | undefined {
  for (const { manager } of setters) {
    if (!isController(manager) && !isKubectl(manager)) continue
    const because = `it was set by field manager \`${manager}\``
    const own = workloadsOfManager(
      manager,
      releaseWorkloads(evidence).filter(workload => workload.longRunning),
    )
    const running = workloadsOfManager(manager, isKubectl(manager) ? [] : runningWorkloads(evidence))
    const found = workloadRemover(own.length > 0 ? own : running, because, evidence)
    if (found) return isController(manager) ? { ...found, byName: true } : found
  }
  return undefined
}

/** The finalizer is a known product's. */
function byProduct(finalizer: string, evidence: Evidence): Remover | undefined {
  const known = PRODUCT_FINALIZERS.find(entry => entry.finalizer.test(finalizer))
  if (known === undefined) return undefined
  const because = `it is a finalizer of ${known.product}`
  const own = releaseWorkloads(evidence).filter(({ longRunning, name }) => longRunning && known.workload.test(name))
  const running = runningWorkloads(evidence).filter(({ name }) => known.workload.test(name))
  return workloadRemover([...own, ...running], because, evidence) ?? { kind: 'product', product: known.product }
}

/** The finalizer has the domain of a CRD that came with the chart: the chart's own controllers handle it. */
function byDomain(finalizer: string, evidence: Evidence): Remover | undefined {
  const domain = siteOf(finalizer.split('/')[0] ?? '')
  if (domain === undefined || ![...chartCrdGroups(evidence)].some(group => siteOf(group) === domain)) return undefined
  const own = releaseWorkloads(evidence).filter(workload => workload.longRunning)
  return workloadRemover(own, `its domain is that of the CRDs which came with the chart`, evidence)
}

/** Nobody of the writer's name had written anything before the install: it came with the chart. */
function byNewManager(setters: Writer[], evidence: Evidence): Remover | undefined {
  const manager = setters.map(writer => writer.manager).find(isController)
  if (manager === undefined || wroteBeforeInstall(manager, evidence)) return undefined
  const own = releaseWorkloads(evidence).filter(workload => workload.longRunning)
  const because = `it was set by field manager \`${manager}\`, which wrote nothing before the chart was installed`
  return workloadRemover(own, because, evidence)
}

/** Domains that everybody's resources live in. */
const SHARED_SITES = new Set(['k8s.io', 'kubernetes.io', 'x-k8s.io', 'github.io', 'github.com'])

/** The last two labels of a domain; undefined for a shared one, or when there is none. */
function siteOf(domain: string): string | undefined {
  const labels = domain.split('.')
  const site = labels.slice(-2).join('.')
  return labels.length < 2 || SHARED_SITES.has(site) ? undefined : site
}

/** API groups of the CRDs that the chart brought: in `crds/`, in templates, or made while it ran. */
const chartCrdGroups = oncePerEvidence(evidence => {
  const files = (evidence.chart?.crds ?? evidence.release?.crds ?? []).map(crd => crd.name)
  const manifest = evidence.release?.objects ?? []
  const rendered = manifest.filter(({ apiVersion, kind }) => kind === CRD && groupOf(apiVersion) === CRD_GROUP)
  const made = [...evidence.installed.objects.values()].filter(object => isNewCrd(object, evidence))
  const names = [...files, ...rendered.map(object => object.name), ...made.map(object => object.id.name)]
  return new Set(names.map(name => name.slice(name.indexOf('.') + 1)))
})

const CRD = 'CustomResourceDefinition'
const CRD_GROUP = 'apiextensions.k8s.io'

function isNewCrd(object: SnapshotObject, evidence: Evidence): boolean {
  return isCrd(object.id) && !evidence.before.objects.has(object.id.uid)
}

/** The remover in words: `Deployment/my-operator (apps)`, `one of the workloads of the release`, `Argo CD`. */
export function removerName(remover: Remover): string {
  switch (remover.kind) {
    case 'kubernetes':
      return remover.who
    case 'product':
      return remover.product
    case 'unknown':
      return 'an unknown controller'
    case 'workload': {
      const [only, ...others] = remover.workloads
      if (only === undefined || others.length > 2) return 'one of the workloads of the release'
      return remover.workloads.map(workloadName).join(' or ')
    }
  }
}
