/** helm-install.txt and helm-uninstall.txt: the command, how it ended, and all it said that may be shown. */
import { visibleLines } from '../report/escape.ts'
import { withoutNotes, withoutValues } from '../report/redact.ts'
import { shellText } from '../report/shell-text.ts'
import { seconds } from '../report/wording.ts'
import type { CommandResult } from '../scenario/results.ts'

/** Of an install: without the values in the command line, and without the notes. */
export function installOutput(install: CommandResult): string {
  return outputText({ ...install, stdout: withoutNotes(install.stdout) })
}

/** Of an uninstall, which knows no values and prints no notes. */
export function uninstallOutput(uninstall: CommandResult): string {
  return outputText(uninstall)
}

function outputText({ argv, exitCode, timedOut, durationMs, stdout, stderr }: CommandResult): string {
  const how = timedOut ? 'ran out of time' : exitCode === undefined ? 'was ended' : `exit code ${exitCode}`
  const command = `$ ${visibleLines(shellText(withoutValues(argv)))}\n${how}, ${seconds(durationMs)}\n`
  return [command, section('stdout', stdout), section('stderr', stderr)].join('\n')
}

function section(name: string, text: string): string {
  return `${name}:\n${visibleLines(text).trimEnd() || '(nothing)'}\n`
}
