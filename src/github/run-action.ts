/** The one place that talks failure to the runner, and the one that ends the process. */
import * as core from '@actions/core'
import { messageOf, Problem, withHint } from '../problem.ts'
import { visibleLines } from '../report/escape.ts'

/** Why the step fails, in one sentence; undefined when it succeeds. */
export type Failure = string | undefined

export interface Action {
  body(signal: AbortSignal): Promise<Failure>
  /** what happens to what the body has made so far, for the log of a cancelled run */
  stopping(): string | undefined
  /** what is told besides the log when the body broke off, such as the summary */
  brokenOff(message: string): Promise<void>
}

/**
 * How long a cancelled body may take to report what it has. The runner sends SIGINT, and after a few seconds SIGTERM and
 * SIGKILL (7.5 s and 2.5 s at the time of writing); the post step deletes what is left.
 */
export const CANCEL_GRACE_MS = 5_000

/** Runs the body, fails the step at most once, and exits: what still waits (sockets, timers) must not hold up the job. */
export async function runAction({ body, stopping, brokenOff }: Action): Promise<never> {
  const abort = new AbortController()
  try {
    const failure = await Promise.race([body(abort.signal), crash(), cancellation(abort, stopping)])
    if (failure !== undefined) core.setFailed(failure)
  } catch (error) {
    const message = describe(error)
    core.setFailed(message)
    if (core.isDebug() && error instanceof Error) core.info(visibleLines(stackOf(error)))
    await brokenOff(message).catch(told => core.warning(messageOf(told)))
  }
  return await exit()
}

/** Message and hint; an error that is not a `Problem` is a defect of ours and says so. */
export function describe(error: unknown): string {
  if (error instanceof Problem) return withHint(error)
  return `clean-uninstall failed unexpectedly: ${messageOf(error)}\nPlease report it; a run with debug logging shows where it happened.`
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by: ${stackOf(error.cause)}` : ''
  return `${error.stack ?? error.message}${cause}`
}

/** Rejects with whatever nobody caught. */
function crash(): Promise<never> {
  return new Promise((_, reject) => {
    process.on('uncaughtException', reject)
    process.on('unhandledRejection', reject)
  })
}

/** Aborts at the first SIGINT or SIGTERM, and rejects when the body has not ended some seconds later. */
function cancellation(abort: AbortController, stopping: Action['stopping']): Promise<never> {
  return new Promise((_, reject) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const)
      process.on(name, () => {
        if (abort.signal.aborted) return
        const next = stopping()
        core.info(`${name}: stopping${next === undefined ? '' : `; ${next}`}`)
        const problem = new Problem('cancelled', 'the run was cancelled')
        abort.abort(problem)
        setTimeout(reject, CANCEL_GRACE_MS, problem)
      })
  })
}

async function exit(): Promise<never> {
  // Where stdout is not written synchronously (Windows pipes), exiting would cut it off.
  await new Promise<void>(resolve => {
    process.stdout.write('', () => resolve())
  })
  process.exit()
}
