/**
 * Who removes a finalizer, and whether anybody is left who could: the one answer that settling, the probe and all findings
 * share.
 */

import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import { isController, wroteBeforeInstall } from '../origin/managers.ts'
import { isGone, isHidden, isThere, livingPods } from '../origin/presence.ts'
import { isGenericName, workloadsOfManager } from '../origin/workload-manager.ts'
import { type Workload, workloadName } from '../origin/workloads.ts'

/** Who removes a finalizer, as far as it can be told. */
export type Remover =
  /** a part of Kubernetes, when `waitsFor` has happened */
  | { kind: 'kubernetes'; who: string; waitsFor: string }
  | WorkloadRemover
  /** a product whose controller is nowhere in the cluster */
  | { kind: 'product'; product: string }
  /** nothing in the cluster could be connected with it; `declaredBy` wrote it into the manifest */
  | { kind: 'unknown'; declaredBy?: string }

/**
 * gone: neither the workloads nor a pod of them is there, nor anything else of that name · alive: one of them is there ·
 * unknown: they are gone, but what is alive may be the same program; or they could not be looked up
 */
export type Presence = 'gone' | 'alive' | 'unknown'

export interface WorkloadRemover {
  kind: 'workload'
  /** more than one: one of them */
  workloads: readonly Workload[]
  presence: Presence
  /** gone beyond doubt: anything weaker would end a slow clean-up too early */
  proven?: true
  because: string
  /** what tells these workloads from others that could have been it */
  trace?: Fact
}

/** One of these workloads; undefined when there are none. `manager`: they were found by this name of the writer. */
export function workloadRemover(
  workloads: readonly Workload[],
  because: string,
  evidence: Evidence,
  manager?: string,
): WorkloadRemover | undefined {
  if (workloads.length === 0) return undefined
  const presence = presenceOf(workloads, evidence, manager)
  const isProven = presence === 'gone' && manager !== undefined && isOnlyOfRelease(workloads, evidence, manager)
  return { kind: 'workload', workloads, presence, ...(isProven && { proven: true }), because }
}

function presenceOf(workloads: readonly Workload[], evidence: Evidence, manager?: string): Presence {
  if (workloads.some(workload => isThere(workload, evidence))) return 'alive'
  if (!workloads.every(workload => isGone(workload, evidence) && !isHidden(workload, evidence))) return 'unknown'
  return manager !== undefined && isController(manager) && hasNamesake(manager, evidence) ? 'unknown' : 'gone'
}

/** The name came with the release: the workloads are in its manifest, and nobody wrote under it before the install. */
function isOnlyOfRelease(workloads: readonly Workload[], evidence: Evidence, manager: string): boolean {
  if (!isController(manager) || wroteBeforeInstall(manager, evidence)) return false
  return workloads.every(({ source }) => source !== undefined)
}

/** True when a pod or CronJob that is alive, and not of the release, could write under this name. */
export function hasNamesake(manager: string, evidence: Evidence): boolean {
  return workloadsOfManager(manager, livingPods(evidence)).length > 0
}

/** `manager` is the program of every operator made with kubebuilder: where another wrote or writes under it, it tells nobody. */
export function isAnybodys(manager: string, evidence: Evidence): boolean {
  return isGenericName(manager) && (wroteBeforeInstall(manager, evidence) || hasNamesake(manager, evidence))
}

/** True when whoever removes it was there, and is gone. */
export function isAbandoned({ remover }: { remover: Remover }): boolean {
  return remover.kind === 'workload' && remover.presence === 'gone'
}

/** True when whoever removes it is there. */
export function isAttended({ remover }: { remover: Remover }): boolean {
  return remover.kind === 'workload' && remover.presence === 'alive'
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
      const name = workloadNames(remover.workloads)
      return remover.presence === 'unknown' ? `${name}, or another program of its name` : name
    }
  }
}

/** `that is gone`, or `those are gone` where it is one of several. */
export function goneWords(removers: readonly Remover[]): string {
  return areSeveral(removers) ? 'those are gone' : 'that is gone'
}

/** True when it could be more than one. */
export function areSeveral(removers: readonly Remover[]): boolean {
  const isOne = removers.every(remover => remover.kind !== 'workload' || remover.workloads.length === 1)
  return !isOne || new Set(removers.map(removerName)).size > 1
}

function workloadNames([only, ...others]: readonly Workload[]): string {
  if (only === undefined || others.length > 2) return 'one of the workloads of the release'
  return [only, ...others].map(workloadName).join(' or ')
}
