/** A finished step in a terminal: sign, name, what it did, how long it took. */
import { displayWidth, wrapped } from './display-width.ts'
import { inert, visible } from './escape.ts'
import type { ReportStep } from './report.ts'
import { painter, type TerminalLook } from './terminal-look.ts'
import { seconds } from './wording.ts'

const SIGNS = { ok: '✔', failed: '✖', skipped: '-' } as const
const STYLES = { ok: 'green', failed: 'red', skipped: 'dim' } as const
/** Times stand in a column, but not at the far end of a wide window. */
const WIDEST = 88
const NAME_WIDTH = 'uninstall '.length

/** `✔ baseline   241 objects in 63 resources          0.1 s`; more lines only when the detail needs them. */
export function stepLines(step: ReportStep, look: TerminalLook): string[] {
  const paint = painter(look)
  const time = step.status === 'skipped' ? '' : seconds(step.durationMs)
  const width = Math.min(look.width, WIDEST)
  const indent = 2 + NAME_WIDTH + 1
  const room = Math.max(10, width - indent - time.length - 2)
  const [first = '', ...rest] = wrapped(visible(step.detail), room)
  const gap = ' '.repeat(Math.max(2, width - indent - displayWidth(first) - time.length))
  const head = `${paint(STYLES[step.status], SIGNS[step.status])} ${step.name.padEnd(NAME_WIDTH)} ${first}`
  const end = time === '' ? '' : `${gap}${paint('dim', time)}`
  return [`${head}${end}`.trimEnd(), ...rest.map(line => inert(`${' '.repeat(indent)}${line}`))]
}
