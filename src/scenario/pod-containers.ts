/** The containers of a pod, and which of them to ask for its log: the API server wants a name where there are several. */
import { isRecord, type KubeObject } from '../kube/object.ts'
import { podProblems } from './pod-problems.ts'

/** What kubectl asks by default; those who inject sidecars set it. */
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'

/** By name, the init containers first. */
export function containerNames({ spec }: Pick<KubeObject, 'spec'>): string[] {
  return [...namesOf(spec?.initContainers), ...namesOf(spec?.containers)]
}

/**
 * The container whose log says most of why the pod is as it is: the first that failed, init containers before the others; else one
 * that can't start, which has no log, as what those beside it say explains nothing; else the one that kubectl would ask.
 * Undefined: the pod has none.
 */
export function containerToAsk(pod: KubeObject): string | undefined {
  const problems = podProblems(pod).filter(({ container }) => container !== undefined)
  const worst = problems.find(({ exitCode = 0 }) => exitCode !== 0) ?? problems.find(({ hasRun }) => !hasRun)
  return worst?.container ?? pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? namesOf(pod.spec?.containers)[0]
}

function namesOf(containers: unknown): string[] {
  return Array.isArray(containers) ? containers.filter(isRecord).map(({ name }) => String(name)) : []
}
