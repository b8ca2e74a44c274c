#!/usr/bin/env node
/** The command line's door: reads argv and the environment, calls a command, and turns what is thrown into an exit code. */
import { homedir } from 'node:os'
import { cacheDirOf } from './cluster/tools/cache-dir.ts'
import { checkCommand } from './commands/check.ts'
import { diffCommand } from './commands/diff.ts'
import { doctor } from './commands/doctor.ts'
import { helpText } from './commands/help.ts'
import { snapshotCommand } from './commands/snapshot.ts'
import { parseCommandLine } from './options/command-line.ts'
import { EXIT_CODES, messageOf, Problem } from './problem.ts'
import { visibleLines } from './report/escape.ts'
import { terminalLook } from './report/terminal-look.ts'
import { TOOL_VERSION } from './version.ts'

/** Ctrl-C and a runner's SIGTERM end the run in order; a second one ends the process. */
function abortOnSignals(): AbortSignal {
  const abort = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (abort.signal.aborted) process.exit(EXIT_CODES.cancelled)
      console.error(`\n${name}: stopping, and deleting what was created; once more to leave it`)
      abort.abort(new Problem('cancelled', `cancelled by ${name}`))
    })
  }
  // `check … | head`: nobody reads on, and an unhandled error event would end the process with the cluster still there.
  process.stdout.on('error', () => abort.abort(new Problem('cancelled', 'the output was closed')))
  return abort.signal
}

async function main(argv: readonly string[]): Promise<number> {
  const { env } = process
  const line = parseCommandLine(argv)
  if (line.command === 'version') {
    console.log(TOOL_VERSION)
    return 0
  }
  if (line.command === 'help') {
    if (line.asked) console.log(helpText(line.about))
    else console.error(helpText(line.about))
    return line.asked ? 0 : EXIT_CODES.usage
  }
  const cacheDir = cacheDirOf(env, homedir())
  const signal = abortOnSignals()
  switch (line.command) {
    case 'check': {
      const { live, ...look } = terminalLook(process.stdout, env)
      return checkCommand({ flags: line.flags, cwd: process.cwd(), env, cacheDir, terminal: { look, live }, signal })
    }
    case 'snapshot':
      return snapshotCommand(line, env, signal)
    case 'diff':
      return diffCommand(line)
    case 'doctor':
      return doctor({ env, cacheDir, out: text => console.log(text) })
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(visibleLines(`error: ${messageOf(error)}`))
  if (error instanceof Problem && error.hint !== undefined) console.error(visibleLines(error.hint))
  if (!(error instanceof Problem) && error instanceof Error) console.error(error.stack)
  process.exitCode = error instanceof Problem ? EXIT_CODES[error.kind] : EXIT_CODES.infrastructure
}
