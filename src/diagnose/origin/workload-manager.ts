/** Which workload stands behind a field manager, as far as names tell. */
import { isKubectl } from './managers.ts'
import type { Container, Workload } from './workloads.ts'

/** Names that say nothing about which program it is: they only count when they are equal. */
const GENERIC = new Set(['manager', 'controller', 'operator', 'main', 'server', 'agent', 'app', 'webhook'])

/** True for a name that many programs have. */
export function isGenericName(manager: string): boolean {
  return GENERIC.has(manager.toLowerCase())
}

/**
 * How surely a field manager is this workload: 3 it has the name of the workload, a container, an image or a program;
 * 2 it is kubectl and the workload runs kubectl; 1 one name contains the other; 0 not at all. Programs that do not choose
 * a field manager write under the name of their executable.
 */
function matchStrength(manager: string, workload: Pick<Workload, 'name' | 'containers'>): 0 | 1 | 2 | 3 {
  const name = manager.toLowerCase()
  const programs = workload.containers.flatMap(container => [
    container.name,
    container.image,
    ...container.command.slice(0, 1).map(path => path.split('/').at(-1) ?? ''),
  ])
  if ([workload.name, ...programs].some(known => known.toLowerCase() === name)) return 3
  if (isKubectl(name)) return workload.containers.some(isKubectlsOwn) ? 2 : 0
  if (name.length < 4 || isGenericName(name)) return 0
  return workload.name.includes(name) || (workload.name.length >= 4 && name.includes(workload.name)) ? 1 : 0
}

function isKubectlsOwn({ image, command }: Container): boolean {
  return image === 'kubectl' || command.some(runsKubectl)
}

/** True for a command, or a script, that runs kubectl. */
export function runsKubectl(text: string): boolean {
  return /(^|[\s/;&|(])kubectl(\s|$)/.test(text)
}

/** The workloads that a manager's name fits best; more than one when it can't be told. */
export function workloadsOfManager<W extends Pick<Workload, 'name' | 'containers'>>(
  manager: string,
  workloads: readonly W[],
): W[] {
  const rated = workloads.map(workload => ({ workload, strength: matchStrength(manager, workload) }))
  const best = Math.max(0, ...rated.map(({ strength }) => strength))
  return best === 0 ? [] : rated.filter(({ strength }) => strength === best).map(({ workload }) => workload)
}
