/** What keeps a pod from being ready, from its status. */
import { z } from 'zod'
import type { KubeObject } from '../kube/object.ts'

const stateSchema = z
  .object({
    waiting: z.object({ reason: z.string().optional(), message: z.string().optional() }).optional(),
    terminated: z
      .object({ exitCode: z.number(), reason: z.string().optional(), message: z.string().optional() })
      .optional(),
  })
  .default({})

const containerSchema = z.object({
  name: z.string(),
  ready: z.boolean().default(false),
  restartCount: z.number().default(0),
  state: stateSchema,
  lastState: stateSchema,
})

const statusSchema = z.object({
  phase: z.string().default('Unknown'),
  conditions: z
    .array(
      z.object({ type: z.string(), status: z.string(), reason: z.string().optional(), message: z.string().optional() }),
    )
    .default([]),
  initContainerStatuses: z.array(containerSchema).default([]),
  containerStatuses: z.array(containerSchema).default([]),
})

type Status = z.infer<typeof statusSchema>
type Container = z.infer<typeof containerSchema>

export interface PodProblem {
  /** e.g. `Pending, container main: ImagePullBackOff: Back-off pulling image "absent:0"` */
  text: string
  container?: string
  /** how it ended last */
  exitCode?: number
  /** true when the container has started at least once, so that it may have logged something */
  hasRun: boolean
}

/** Empty for a pod that is ready or has succeeded. */
export function podProblems(pod: KubeObject): PodProblem[] {
  const parsed = statusSchema.safeParse(pod.status ?? {})
  if (!parsed.success || parsed.data.phase === 'Succeeded') return []
  const status = parsed.data
  const containers = [...status.initContainerStatuses, ...status.containerStatuses].flatMap(container => {
    const what = containerProblem(container)
    if (what === undefined) return []
    const text = `${status.phase}, container ${container.name}: ${what}`
    const { exitCode } = endOf(container) ?? {}
    return [{ text, container: container.name, hasRun: hasRun(container), ...(exitCode !== undefined && { exitCode }) }]
  })
  return containers.length > 0 ? containers : podProblem(status)
}

/** How it ended, or ended before it was started again. */
function endOf({ state, lastState }: Container) {
  return state.terminated ?? lastState.terminated
}

function containerProblem(container: Container): string | undefined {
  const { ready, restartCount, state } = container
  const ended = endOf(container)
  const exit =
    ended === undefined ? undefined : `exit code ${ended.exitCode}${ended.reason ? ` (${ended.reason})` : ''}`
  const restarts = restartCount === 0 ? undefined : restartCount === 1 ? '1 restart' : `${restartCount} restarts`
  // An init container that has done its work, or a pod that waits for one: no cause.
  if (state.terminated?.exitCode === 0 || state.waiting?.reason === 'PodInitializing') return undefined
  const { reason, message } = state.waiting ?? {}
  if (state.waiting) return [joined(reason ?? 'waiting', message), exit, restarts].filter(part => part).join(', ')
  if (state.terminated) return [exit, state.terminated.message, restarts].filter(part => part).join(', ')
  return ready ? undefined : ['running, not ready', restarts].filter(part => part).join(', ')
}

/** A pod without failing containers: not scheduled, or the kubelet has not taken it yet. */
function podProblem({ phase, conditions }: Status): PodProblem[] {
  const failed = conditions.find(
    ({ status, reason }) => status === 'False' && reason !== undefined && reason !== 'PodCompleted',
  )
  if (failed !== undefined)
    return [{ text: `${phase}, ${joined(failed.reason ?? failed.type, failed.message)}`, hasRun: false }]
  return phase === 'Running' ? [] : [{ text: phase, hasRun: false }]
}

function hasRun({ restartCount, state, lastState }: Container): boolean {
  return (
    restartCount > 0 ||
    state.terminated !== undefined ||
    lastState.terminated !== undefined ||
    state.waiting === undefined
  )
}

function joined(reason: string, message: string | undefined): string {
  return message === undefined || message === '' ? reason : `${reason}: ${message.replaceAll('\n', ' ')}`
}
