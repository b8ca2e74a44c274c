/** The finalizers of an object, who set them, and who has to remove them. */
import { controlPlaneFinalizer } from '../../kube/control-plane.ts'
import type { Change } from '../../snapshot/change.ts'
import type { Writer } from '../../snapshot/snapshot.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import { isController, isKubectl, wroteBeforeInstall } from '../origin/managers.ts'
import { workloadsOfManager } from '../origin/workload-manager.ts'
import { releaseWorkloads, runningWorkloads, type Workload } from '../origin/workloads.ts'
import { hasDomainOfChart } from './finalizer-domain.ts'
import { PRODUCT_FINALIZERS } from './known-finalizers.ts'
import { likeliest } from './likeliest.ts'
import { hasNamesake, isAbandoned, isAnybodys, type Remover, workloadRemover } from './remover.ts'

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
    const remover = likeliest(removerOf(finalizer, setters, evidence), finalizer, change.id, evidence)
    return { finalizer, ...(setBy && { setBy }), remover }
  })
}

/** The finalizers that nobody is left to remove: their controller was there, and is gone. */
export function abandonedFinalizers(change: Change, evidence: Evidence): FinalizerState[] {
  return change.after === undefined ? [] : finalizerStates(change, evidence).filter(isAbandoned)
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

/** The writer's name fits a workload of the release, or one that runs in the cluster. */
function byManager(setters: Writer[], evidence: Evidence): Remover | undefined {
  for (const { manager } of setters) {
    if ((!isController(manager) && !isKubectl(manager)) || isAnybodys(manager, evidence)) continue
    const because = `it was set by field manager \`${manager}\``
    const own = workloadsOfManager(manager, ownControllers(evidence))
    const running = workloadsOfManager(manager, isKubectl(manager) ? [] : runningWorkloads(evidence))
    const found = workloadRemover(own.length > 0 ? own : running, because, evidence, manager)
    if (found) return found
  }
  return undefined
}

function ownControllers(evidence: Evidence): readonly Workload[] {
  return releaseWorkloads(evidence).filter(workload => workload.longRunning)
}

/** The finalizer is a known product's. */
function byProduct(finalizer: string, evidence: Evidence): Remover | undefined {
  const known = PRODUCT_FINALIZERS.find(entry => entry.finalizer.test(finalizer))
  if (known === undefined) return undefined
  const because = `it is a finalizer of ${known.product}`
  const found = [...ownControllers(evidence), ...runningWorkloads(evidence)].filter(({ name }) =>
    known.workload.test(name),
  )
  return workloadRemover(found, because, evidence) ?? { kind: 'product', product: known.product }
}

/** The finalizer has the domain of a CRD that came with the chart: the chart's own controllers handle it. */
function byDomain(finalizer: string, evidence: Evidence): Remover | undefined {
  if (!hasDomainOfChart(finalizer, evidence)) return undefined
  return workloadRemover(ownControllers(evidence), 'its domain is that of the CRDs which came with the chart', evidence)
}

/** Nobody of the writer's name had written anything before the install, or is there: it came with the chart. */
function byNewManager(setters: Writer[], evidence: Evidence): Remover | undefined {
  const manager = setters.map(writer => writer.manager).find(isController)
  if (manager === undefined || wroteBeforeInstall(manager, evidence) || hasNamesake(manager, evidence)) return undefined
  const because = `it was set by field manager \`${manager}\`, which wrote nothing before the chart was installed`
  return workloadRemover(ownControllers(evidence), because, evidence)
}
