/** The run as an invocation of SARIF: whether it came to a verdict, and what a reader of the results must know besides. */
import { visible, visibleLines } from './escape.ts'
import { cutAt } from './few-words.ts'
import type { Report } from './report.ts'
import { reservations } from './reservations.ts'
import { sarifText } from './sarif-result.ts'
import { utcTime } from './utc-time.ts'
import { sameCheck } from './wording.ts'

const RESERVATIONS_SHOWN = 50
const LONGEST_TEXT = 2_000

/** An inconclusive run was not successful: that it has no results says nothing. `notes`: about the file itself. */
export function sarifInvocation(report: Report, notes: readonly string[]) {
  const { verdict, reason, startedAt, durationMs } = report
  const again = sameCheck(report)
  const all = reservations(report)
  const shown = all.slice(0, RESERVATIONS_SHOWN)
  const rest = all.length - shown.length
  const start = utcTime(Date.parse(startedAt))
  const end = utcTime(Date.parse(startedAt) + durationMs)
  return {
    executionSuccessful: verdict !== 'inconclusive',
    ...(again !== undefined && { commandLine: visible(cutAt(again.text, LONGEST_TEXT)) }),
    ...(start !== undefined && { startTimeUtc: start }),
    ...(end !== undefined && { endTimeUtc: end }),
    toolExecutionNotifications: [
      ...(verdict === 'inconclusive' ? [notification('error', reason)] : []),
      ...shown.map(text => notification('warning', text)),
      ...(rest > 0 ? [notification('warning', `… and ${rest} more in report.json`)] : []),
      ...notes.map(text => notification('note', text)),
    ],
    properties: { verdict, reason: short(reason) },
  }
}

function notification(level: 'error' | 'warning' | 'note', text: string) {
  return { level, message: { text: sarifText(short(text)) } }
}

function short(text: string): string {
  // What is invisible takes more room once it is shown.
  return cutAt(visibleLines(text.slice(0, LONGEST_TEXT)), LONGEST_TEXT)
}
