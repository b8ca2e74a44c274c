/** Running programs: argv arrays, a time limit, no survivors. The only place that starts a process outside `github/`. */
import { channel } from 'node:diagnostics_channel'
import { execa } from 'execa'
import { lastLines as lastLinesOf, outputOf } from './last-lines.ts'
import { formatDuration } from './options/duration.ts'
import { infrastructureProblem, type Problem } from './problem.ts'

export interface RunOptions {
  /** milliseconds; the process and its descendants are killed after it */
  timeoutMs: number
  signal?: AbortSignal
  /** added to this process's environment; undefined removes a variable */
  env?: Record<string, string | undefined>
  cwd?: string
  input?: string
  /** called for each line of stdout and stderr as it comes */
  onLine?: (line: string) => void
  /** instead of `onLine`, where stdout may hold what must not be shown */
  onStderrLine?: (line: string) => void
  /** characters of stdout, and of stderr, after which the program is killed (100 million) */
  maxOutput?: number
}

export interface ProcessResult {
  argv: string[]
  /** undefined when it was killed or could not be started */
  exitCode: number | undefined
  stdout: string
  stderr: string
  durationMs: number
  timedOut: boolean
  cancelled: boolean
  /** why the program could not be started at all, e.g. `ENOENT` */
  startError?: string
}

/** Gets the result of every program that has ended: who wants to show them subscribes. */
export const COMMAND_ENDED = channel('clean-uninstall:command-ended')

/** Between SIGTERM and SIGKILL, so that kind and helm can release what they hold. */
const KILL_AFTER_MS = 2_000

// A file that outgrows `ulimit -f` is an error of its write, as Node has it. What execa does to end programs with this process
// (signal-exit) takes that away: the signal would end the run without a report.
process.on('SIGXFSZ', () => {})

/** Runs a program to its end. A non-zero exit, a time-out and a missing program are values, not exceptions. */
export async function run(file: string, args: readonly string[], options: RunOptions): Promise<ProcessResult> {
  const startedAt = performance.now()
  const { onLine, onStderrLine = onLine } = options
  const result = await execa(file, args, {
    reject: false,
    timeout: options.timeoutMs,
    killDescendants: true,
    maxBuffer: options.maxOutput ?? 100_000_000,
    forceKillAfterDelay: KILL_AFTER_MS,
    stdin: options.input === undefined ? 'ignore' : 'pipe',
    ...(options.input !== undefined && { input: options.input }),
    ...(options.signal && { cancelSignal: options.signal }),
    ...(options.env && { env: options.env }),
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(onLine && { stdout: forEachLine(onLine) }),
    ...(onStderrLine && { stderr: forEachLine(onStderrLine) }),
  })
  const ended: ProcessResult = {
    argv: [file, ...args],
    exitCode: result.exitCode,
    stdout: result.stdout ?? '',
    stderr: `${result.stderr ?? ''}${result.isMaxBuffer ? '\nit was killed: it printed more than can be kept' : ''}`,
    durationMs: Math.round(performance.now() - startedAt),
    timedOut: result.timedOut,
    cancelled: result.isCanceled,
    ...(result.exitCode === undefined &&
      !result.isMaxBuffer &&
      result.code !== undefined && { startError: result.code }),
  }
  COMMAND_ENDED.publish(ended)
  return ended
}

/** Passes each line on and keeps it in the captured output. */
function forEachLine(onLine: (line: string) => void) {
  return function* (line: unknown) {
    onLine(String(line))
    yield String(line)
  }
}

/** The last lines of what a program said on stderr, or else on stdout. */
export function lastLines(result: Pick<ProcessResult, 'stdout' | 'stderr'>, count = 20): string {
  return lastLinesOf(outputOf(result), count)
}

/** The problem to throw for a program that had to succeed and did not. `what` is a phrase such as `kind could not create the cluster`. */
export function failedProcess(what: string, result: ProcessResult, hint?: string): Problem {
  const program = result.argv[0] ?? 'the program'
  if (result.startError === 'ENOENT') return infrastructureProblem(`${what}: ${program} was not found`, hint)
  const how = result.timedOut
    ? `it did not end within ${formatDuration(Math.round(result.durationMs / 1000) * 1000)}`
    : result.cancelled
      ? 'it was cancelled'
      : `exit code ${result.exitCode ?? result.startError ?? 'none'}`
  const output = lastLines(result)
  return infrastructureProblem(`${what}: ${how}${output === '' ? '' : `\n${output}`}`, hint)
}
