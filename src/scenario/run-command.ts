/** Running a command of the user's own. It is theirs, so it goes to a shell, as it would from their terminal. */

import type { ReleaseName } from '../chart/helm.ts'
import { formatDuration } from '../options/duration.ts'
import { infrastructureProblem } from '../problem.ts'
import { lastLines, run } from '../process.ts'
import { commandResult } from './command-result.ts'
import type { CommandResult } from './results.ts'

export interface CommandOptions {
  /** added to the environment */
  env: Record<string, string>
  /** milliseconds, after which the command and its descendants are killed */
  timeoutMs: number
  signal: AbortSignal
  onLine: (line: string) => void
}

/** How a command line is run; the action has its own, so that the output stands in the step's log as usual. */
export type CommandRunner = (command: string, options: CommandOptions) => Promise<CommandResult>

/** Runs a command line by `/bin/sh -c`. */
export const runInShell: CommandRunner = async (command, options) =>
  commandResult(await run('/bin/sh', ['-c', command], options))

/** What the user's commands find in their environment. */
export function commandEnv(kubeconfig: string | undefined, release: ReleaseName): Record<string, string> {
  return {
    ...(kubeconfig !== undefined && { KUBECONFIG: kubeconfig }),
    CLEAN_UNINSTALL_NAMESPACE: release.namespace,
    CLEAN_UNINSTALL_RELEASE: release.releaseName,
  }
}

/**
 * Runs a command that has to succeed. Throws an infrastructure problem with its output when it fails or does not end in
 * time: the chart was not used as it should have been, so nothing can be said about it.
 */
export async function runUserCommand(
  command: string,
  runner: CommandRunner,
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runner(command, options)
  options.signal.throwIfAborted()
  if (result.exitCode === 0) return result
  const how = result.timedOut
    ? `did not end within ${formatDuration(options.timeoutMs)}`
    : `failed with exit code ${result.exitCode ?? 'none'}`
  const output = lastLines({ stdout: '', stderr: `${result.stdout}\n${result.stderr}`.trim() })
  throw infrastructureProblem(
    `the command \`${command}\` ${how}${output === '' ? '' : `\n${output}`}`,
    'The chart was not used as you wanted, so no verdict was reached. Correct the command, or remove it.',
  )
}
