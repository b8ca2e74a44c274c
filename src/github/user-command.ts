/** The user's own commands, whose live output belongs in the step's log. */
import { randomUUID } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { exec } from '@actions/exec'
import { messageOf } from '../problem.ts'
import type { CommandResult } from '../scenario/results.ts'
import type { CommandOptions, CommandRunner } from '../scenario/run-command.ts'
import { COMMAND_MARK, killMarked } from './descendants.ts'

const SHELL = '/bin/sh'
/** @actions/exec leaves stdin open: who reads it would wait for ever. Its own empty input ends in EPIPE when nobody does. */
const NO_INPUT = 'exec </dev/null; '
const KEPT_CHARACTERS = 64 * 1024
/** After a kill the output still has to be read to its end. */
const AFTER_KILL_MS = 2_000

/**
 * Runs command lines by the shell, as `run:` steps of the workflow would; their output goes to the log as it comes, and they
 * may give commands to the runner (`::add-mask::`), because they are the workflow's own. A failure is a value.
 */
export function commandRunner(inherited: NodeJS.ProcessEnv): CommandRunner {
  return async (command, { env, timeoutMs, signal }) => {
    const mark = randomUUID()
    const startedAt = performance.now()
    const heard = new Heard()
    const running = start(command, { ...defined(inherited), ...env, [COMMAND_MARK]: mark }, heard)
    const end = await endOf(running, { timeoutMs, signal })
    if (end.kind !== 'exited') {
      await killMarked(mark)
      await Promise.race([running, pause(AFTER_KILL_MS)])
    }
    return {
      argv: [SHELL, '-c', command],
      exitCode: end.kind === 'exited' ? end.exitCode : undefined,
      stdout: heard.stdout,
      stderr: heard.stderr,
      durationMs: Math.round(performance.now() - startedAt),
      timedOut: end.kind === 'timed out',
    } satisfies CommandResult
  }
}

/** The exit code; undefined when the shell could not be started, and then `heard` says why. */
async function start(command: string, env: Record<string, string>, heard: Heard): Promise<number | undefined> {
  try {
    const listeners = {
      stdout: (data: Buffer) => heard.add('stdout', data),
      stderr: (data: Buffer) => heard.add('stderr', data),
    }
    return await exec(SHELL, ['-c', NO_INPUT + command], { ignoreReturnCode: true, env, listeners })
  } catch (error) {
    heard.add('stderr', Buffer.from(messageOf(error)))
    return undefined
  }
}

/** The end of what was printed: the log has all of it. A character may come in two parts. */
class Heard {
  stdout = ''
  stderr = ''
  readonly #decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') }

  add(stream: 'stdout' | 'stderr', data: Buffer): void {
    this[stream] = (this[stream] + this.#decoders[stream].write(data)).slice(-KEPT_CHARACTERS)
  }
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

type End = { kind: 'exited'; exitCode: number | undefined } | { kind: 'timed out' } | { kind: 'cancelled' }

/** Whichever comes first: its end, the time limit, the cancellation. */
function endOf(
  running: Promise<number | undefined>,
  { timeoutMs, signal }: Pick<CommandOptions, 'timeoutMs' | 'signal'>,
): Promise<End> {
  return new Promise(resolve => {
    const cancel = () => settle({ kind: 'cancelled' })
    const timer = setTimeout(() => settle({ kind: 'timed out' }), timeoutMs)
    const settle = (end: End) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      resolve(end)
    }
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    void running.then(exitCode => settle({ kind: 'exited', exitCode }))
  })
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })
}
