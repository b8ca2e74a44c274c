/**
 * Annotations as lines that GitHub's runner reads out of a log (workflow commands). A format like any other, so it is made here, from
 * the report alone: whoever prints it, also in another job than the check's, needs no action. The action itself publishes by
 * `@actions/core`, which writes the same lines (a test compares them).
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
import { annotationsOf } from './annotations.ts'
import type { Remark } from './remark.ts'
import type { Report } from './report.ts'

/** One line for each annotation; '' when there is none. */
export function workflowCommands(report: Report): string {
  return annotationsOf(report)
    .map(remark => `${commandOf(remark)}\n`)
    .join('')
}

function commandOf({ level, title, file, line, message }: Remark): string {
  const properties = Object.entries({ title, file, line })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
  return `::${level} ${properties.join(',')}::${data(message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
