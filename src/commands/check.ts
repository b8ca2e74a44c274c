/** `clean-uninstall check CHART`: the whole check, its progress and its report on the terminal. */
import { check } from '../check.ts'
import type { CheckOptions } from '../options/check-options.ts'
import type { Flags } from '../options/flags.ts'
import { loadCheckOptions } from '../options/load.ts'
import { EXIT_CODES, withHint } from '../problem.ts'
import { logCommands } from '../report/command-log.ts'
import { visible, visibleLines } from '../report/escape.ts'
import { liveProgress } from '../report/live-progress.ts'
import { type Progress, plainProgress, silentProgress } from '../report/progress.ts'
import type { Report } from '../report/report.ts'
import { probeReportDir } from '../report/report-dir.ts'
import { terminalReport } from '../report/terminal.ts'
import type { TerminalLook } from '../report/terminal-look.ts'
import { writeReports } from '../report/write-reports.ts'
import { runInShell } from '../scenario/run-command.ts'

/** The terminal as the door found it. */
export interface Terminal {
  look: TerminalLook
  /** stdout is a terminal whose last line can be rewritten */
  live: boolean
}

export interface CheckCommand {
  flags: Flags
  cwd: string
  env: NodeJS.ProcessEnv
  cacheDir: string
  terminal: Terminal
  signal: AbortSignal
}

/** Exit code: 0 clean, 1 leaked, 3 inconclusive, 130 cancelled. Throws usage problems. */
export async function checkCommand({ flags, cwd, env, cacheDir, terminal, signal }: CheckCommand): Promise<number> {
  const { options, warnings } = await loadCheckOptions({ flags, cwd })
  for (const warning of warnings) console.error(`warning: ${warning}`)
  await probeReportDir(options.reportDir)
  const progress = progressFor(options, terminal)
  using _commands = options.verbose ? logCommands(line => progress.log(line)) : undefined
  const report = await check(options, {
    signal,
    // Who does not want to wait presses Ctrl-C once more.
    cancelGraceMs: 60_000,
    progress,
    env,
    cacheDir,
    onClusterName: async () => {},
    onClusterDone: async () => {},
    runCommand: runInShell,
  })
  console.log(
    terminalReport(report, { ...terminal.look, verbose: options.verbose, quiet: options.quiet, steps: false }),
  )
  if (options.quiet) for (const warning of report.warnings) console.error(visible(`warning: ${warning}`))
  await tellWhereReportsAre(report, options)
  return signal.aborted ? EXIT_CODES.cancelled : EXIT_OF_VERDICT[report.verdict]
}

const EXIT_OF_VERDICT = { clean: 0, leaked: 1, inconclusive: EXIT_CODES.infrastructure } as const

function progressFor({ quiet }: CheckOptions, { look, live }: Terminal): Progress {
  if (quiet) return silentProgress
  const ports = { write: (text: string) => process.stdout.write(text), now: () => performance.now() }
  if (!live) return plainProgress(look, ports)
  const every = (ms: number, tick: () => void) => {
    const timer = setInterval(tick, ms)
    return () => clearInterval(timer)
  }
  return liveProgress(look, { ...ports, every, columns: () => process.stdout.columns || look.width })
}

/** The verdict stands, whether or not its report can be written. */
async function tellWhereReportsAre(report: Report, { reportDir, quiet }: CheckOptions): Promise<void> {
  try {
    const { files } = await writeReports(report, reportDir)
    const names = [...Object.keys(files), ...(report.diagnostics === undefined ? [] : [`${report.diagnostics}/`])]
    if (!quiet) console.log(visible(`report in ${reportDir}: ${names.join(', ')}`))
  } catch (error) {
    console.error(visibleLines(`error: ${withHint(error)}`))
  }
}
