/** The workload of the release that made an object at run time: by the name of the writer, by its text, by its rights. */
import type { Change } from '../../snapshot/change.ts'
import { isMadeAfterUninstall, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import { isAnybodys } from '../finalizers/remover.ts'
import type { Fact } from '../finding.ts'
import { creatorOf, isController, isKubectl, isMadeByUser, wroteBeforeInstall } from './managers.ts'
import { linesOf, type Narrowed, thoseThatMay, thoseThatName } from './traces.ts'
import { runsKubectl, workloadsOfManager } from './workload-manager.ts'
import { releaseWorkloads, type Workload } from './workloads.ts'

interface Maker {
  workload: Workload
  /** what tells it from others; absent: the name of the writer fits it alone */
  trace?: Fact
  /** its own text names the object */
  isNamed: boolean
}

/** The workload of the release that made the object, when only one fits. */
export function makerOf(change: Change, evidence: Evidence): Workload | undefined {
  const found = makerWithTrace(change, evidence)
  return found && !isOnlyLikely(found, change, evidence) ? found.workload : undefined
}

/** The one workload of the release that could have made it, though others who write under the same name may have as well. */
export function likelyMaker(change: Change, evidence: Evidence): Workload | undefined {
  const found = makerWithTrace(change, evidence)
  return found && isOnlyLikely(found, change, evidence) ? found.workload : undefined
}

/** What tells the maker from others. */
export function makerTrace(change: Change, evidence: Evidence): Fact | undefined {
  return makerWithTrace(change, evidence)?.trace
}

/** Rights only rule out the others of the release. */
function isOnlyLikely({ trace, isNamed }: Maker, change: Change, evidence: Evidence): boolean {
  const manager = creatorOf(objectOf(change))?.manager ?? ''
  return trace !== undefined && !isNamed && wroteBeforeInstall(manager, evidence)
}

const knownMakers = oncePerEvidence(() => new Map<Change, Maker | undefined>())

function makerWithTrace(change: Change, evidence: Evidence): Maker | undefined {
  const known = knownMakers(evidence)
  if (!known.has(change)) known.set(change, findMaker(change, evidence))
  return known.get(change)
}

function findMaker(change: Change, evidence: Evidence): Maker | undefined {
  if (isMadeByUser(objectOf(change), evidence)) return undefined
  const manager = creatorOf(objectOf(change))?.manager
  if (manager === undefined || !(isController(manager) || isKubectl(manager))) return undefined
  if (isAnybodys(manager, evidence)) return undefined
  const isAfter = isMadeAfterUninstall(change, evidence)
  const workloads = releaseWorkloads(evidence).filter(({ onlyAtUninstall }) => isAfter || !onlyAtUninstall)
  const named = workloadsOfManager(manager, workloads)
  if (named.length === 1 && !isKubectl(manager)) return only({ workloads: named }, false)
  if (named.length > 0) return amongNamed(named, change, evidence)
  if (isKubectl(manager)) {
    const scripts = workloads.filter(workload => linesOf(workload, evidence).some(({ text }) => runsKubectl(text)))
    return only(naming(scripts, change, evidence), true)
  }
  if (wroteBeforeInstall(manager, evidence)) return undefined
  return only({ workloads: workloads.filter(workload => workload.longRunning) }, false)
}

/** Several write under this name: the one that names the object, or else the only one that may make it. */
function amongNamed(named: readonly Workload[], change: Change, evidence: Evidence): Maker | undefined {
  const byText = naming(named, change, evidence)
  if (byText?.workloads.length === 1 || named.length === 1)
    return only(byText ?? { workloads: named }, byText !== undefined)
  return only(thoseThatMay(['create'], change.id, byText?.workloads ?? named, evidence), byText !== undefined)
}

function only(found: Partial<Narrowed> | undefined, isNamed: boolean): Maker | undefined {
  const [workload, ...others] = found?.workloads ?? []
  if (workload === undefined || others.length > 0) return undefined
  return { workload, isNamed, ...(found?.trace && { trace: found.trace }) }
}

/** A name of one word, or one that the release or a workload has itself, is in many texts and tells nothing. */
function naming(workloads: readonly Workload[], { id }: Change, evidence: Evidence): Narrowed | undefined {
  const own = [evidence.releaseName, evidence.namespace, ...releaseWorkloads(evidence).map(({ name }) => name)]
  if (!/[-.]/.test(id.name) || own.includes(id.name)) return undefined
  return thoseThatName(id.name, workloads, evidence)
}
