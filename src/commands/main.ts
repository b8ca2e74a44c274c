/** The command line: reads argv and the environment, calls a command, and turns what is thrown into an exit code. */
import { homedir } from 'node:os'
import { cacheDirOf } from '../cluster/tools/cache-dir.ts'
import { parseCommandLine } from '../options/command-line.ts'
import { EXIT_CODES, Problem, withHint } from '../problem.ts'
import { visibleLines } from '../report/escape.ts'
import { terminalLook } from '../report/terminal-look.ts'
import { TOOL_VERSION } from '../version.ts'
import { checkCommand } from './check.ts'
import { diffCommand } from './diff.ts'
import { doctor } from './doctor.ts'
import { explainCommand } from './explain.ts'
import { helpText } from './help.ts'
import { renderCommand } from './render.ts'
import { snapshotCommand } from './snapshot.ts'

/** Ctrl-C and a runner's SIGTERM end the run in order; a second one ends the process. For commands that have something to put in order. */
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

async function run(argv: readonly string[]): Promise<number> {
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
  switch (line.command) {
    case 'check': {
      const { live, ...look } = terminalLook(process.stdout, env)
      return checkCommand({
        flags: line.flags,
        cwd: process.cwd(),
        env,
        cacheDir,
        terminal: { look, live },
        signal: abortOnSignals(),
      })
    }
    case 'snapshot':
      return snapshotCommand(line, env, abortOnSignals())
    case 'diff':
      return diffCommand(line)
    case 'render':
      return renderCommand(line, terminalLook(process.stdout, env))
    case 'explain':
      console.log(explainCommand(line.classId, terminalLook(process.stdout, env)))
      return 0
    case 'doctor':
      return doctor({ env, cacheDir, out: text => console.log(text) })
  }
}

/** Runs the command that `argv` names (without node and script), prints what is thrown, and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv)
  } catch (error) {
    console.error(visibleLines(`error: ${withHint(error)}`))
    if (!(error instanceof Problem) && error instanceof Error) console.error(error.stack)
    return error instanceof Problem ? EXIT_CODES[error.kind] : EXIT_CODES.infrastructure
  }
}
