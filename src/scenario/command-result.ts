/** A finished process as evidence. */
import type { ProcessResult } from '../process.ts'
import type { CommandResult } from './results.ts'

/** What a report keeps of a process; why it could not be started stands in for its stderr. */
export function commandResult(result: ProcessResult): CommandResult {
  const { argv, exitCode, stdout, stderr, durationMs, timedOut, startError } = result
  // A program that could not be started said nothing, so we say why.
  const said = startError === undefined ? stderr : `${argv[0]} could not be started: ${startError}`
  return { argv, exitCode, stdout, stderr: said, durationMs, timedOut }
}
