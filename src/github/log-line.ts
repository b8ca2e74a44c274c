/** Lines for the step's log. The runner reads commands out of the log, so a line must not become one. */
import { visibleLines } from '../report/escape.ts'

/**
 * Foreign text as log lines. A command is `::name …::` at the start of a line, white space before it or not, or `##[name]`
 * anywhere in it (actions/runner, ActionCommand.cs); a zero-width space breaks either.
 */
export function logText(text: string): string {
  return inert(visibleLines(text))
}

/** The same for our own text, which may have colours. */
export function inert(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '#\u200b#[')
}
