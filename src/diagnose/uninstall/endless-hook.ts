/** A pod of a hook whose work is done and that does not end: a container beside it goes on running. */
import type { HookObject } from '../../chart/chart.ts'
import { isRecord, valueAt } from '../../kube/object.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { podSpecOf } from '../origin/program-text.ts'
import { argumentsOf } from '../origin/workloads.ts'
import { conditionOf, type HookRun, runsOf } from './hook-runs.ts'
import { eventsOfHook } from './stopping-hook.ts'

export interface EndlessHook {
  run: HookRun
  /** ended with exit code 0 */
  done: Container[]
  /** running, or stopped by the deadline */
  others: Container[]
  /** seconds after which Kubernetes stopped the pod */
  deadline?: number
}

export interface Container {
  name: string
  startedAt: string
  /** absent: it runs */
  finishedAt?: string
  exitCode?: number
}

/** What a program does that is a hook's work; a sidecar that watches or ships does none of it. */
const WORKS = /\b(delete|patch|uninstall)\b|\bkubectl wait\b/i
/** A sidecar that ends by itself has this long after the work. */
const ENDING_MS = 5_000

/** The first pod of these hooks that goes on without work. */
export function endlessHook(hooks: readonly HookObject[], evidence: Evidence): EndlessHook | undefined {
  const runs = runsOf(hooks, evidence)
  return runs.flatMap(run => endlessRun(run, runs, evidence) ?? [])[0]
}

function endlessRun(run: HookRun, runs: readonly HookRun[], evidence: Evidence): EndlessHook | undefined {
  if (run.id.kind !== 'Pod') return undefined
  const containers = recordsOf(run.status.containerStatuses).flatMap(status => containerOf(status) ?? [])
  const deadline = deadlineOf(run, runs, evidence)
  const end = deadline?.at ?? endOfUninstall(evidence)
  const isDone = ({ exitCode, finishedAt = '' }: Container) =>
    exitCode === 0 && !(Date.parse(finishedAt) + ENDING_MS > end)
  const done = containers.filter(isDone)
  const others = containers.filter(container => !done.includes(container))
  const stillRan = ({ finishedAt }: Container) =>
    finishedAt === undefined || (deadline !== undefined && Date.parse(finishedAt) >= deadline.at)
  const isWhole = containers.length === recordsOf(run.status.containerStatuses).length
  if (!isWhole || done.length === 0 || others.length === 0 || !others.every(stillRan)) return undefined
  if (!isWorkDone(run.hook, done, others)) return undefined
  return { run, done, others, ...(deadline && { deadline: deadline.seconds }) }
}

/** Undefined for one that waits: it is neither done nor at work. */
function containerOf({ name, state }: Record<string, unknown>): Container | undefined {
  const { running, terminated } = isRecord(state) ? state : {}
  if (isRecord(running)) return { name: String(name), startedAt: String(running.startedAt) }
  if (!isRecord(terminated)) return undefined
  const { startedAt, finishedAt, exitCode } = terminated
  return {
    name: String(name),
    startedAt: String(startedAt),
    finishedAt: String(finishedAt),
    exitCode: Number(exitCode),
  }
}

/**
 * True when what the hook is there for is done: by the container whose text deletes something; where no text tells, by the one
 * that kubectl takes for the main one. A container that the chart does not name is injected: it does no work of the hook.
 */
function isWorkDone(hook: HookObject, done: readonly Container[], others: readonly Container[]): boolean {
  const own = ownContainers(hook)
  const workers = own.filter(container => WORKS.test(argumentsOf(container).join(' ')))
  const main = own.find(({ name }) => name === defaultContainer(hook)) ?? own[0]
  const decisive = (workers.length > 0 ? workers : [main]).map(container => container?.name)
  return (
    decisive.every(name => done.some(container => container.name === name)) &&
    !others.some(container => decisive.includes(container.name))
  )
}

/** As the chart has them: an admission webhook may have injected more. */
export function ownContainers(hook: HookObject): Record<string, unknown>[] {
  return recordsOf(podSpecOf(hook).containers)
}

function defaultContainer({ kind, body, annotations }: HookObject): string | undefined {
  const own = kind === 'Pod' ? annotations : valueAt(body, 'spec', 'template', 'metadata', 'annotations')
  const name = valueAt(own, 'kubectl.kubernetes.io/default-container')
  return name === undefined ? undefined : String(name)
}

/** When `activeDeadlineSeconds` of the Job, or of the pod itself, stopped the pod; undefined: neither did. */
function deadlineOf(
  run: HookRun,
  runs: readonly HookRun[],
  evidence: Evidence,
): { seconds: number; at: number } | undefined {
  const job = runs.find(({ id }) => id.uid === run.job)
  const isLate = ({ reason }: { reason: string }) => reason === 'DeadlineExceeded'
  const spec = isRecord(run.hook.body.spec) ? run.hook.body.spec : {}
  const failed = job && conditionOf(job, 'Failed')
  const isOfJob = (failed !== undefined && isLate(failed)) || eventsOfHook(run.hook, evidence).some(isLate)
  if (!isOfJob && run.status.reason !== 'DeadlineExceeded') return undefined
  const seconds = Number((isOfJob ? spec : podSpecOf(run.hook)).activeDeadlineSeconds)
  const at = Date.parse(String(((isOfJob && job) || run).status.startTime)) + seconds * 1000
  return Number.isNaN(at) ? undefined : { seconds, at }
}

function endOfUninstall({ uninstall }: Evidence): number {
  return uninstall === undefined ? Number.POSITIVE_INFINITY : Date.parse(uninstall.startedAt) + uninstall.durationMs
}
