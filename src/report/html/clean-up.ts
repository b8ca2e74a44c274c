/** The clean-up commands of a finding, each group with its reason and a button that copies it. */
import { cutAt } from '../few-words.ts'
import { losesData, proofOf } from '../remedy-words.ts'
import type { ReportFinding } from '../report.ts'
import { icon } from './icons.ts'
import { block, html, type Markup, more, prose } from './markup.ts'

/** Below what a block may hold. */
const LONGEST_TEXT = 40_000

type Command = ReportFinding['remedy']['commands'][number]

/** At most `shown` commands; undefined when there is none. */
export function cleanUp(finding: ReportFinding, shown: number, longest: number): Markup | undefined {
  const { commands, proven, output } = finding.remedy
  if (commands.length === 0) return undefined
  const fitting = upTo(LONGEST_TEXT, commands.slice(0, shown))
  const steps = withOneReason(fitting)
  const rest = commands.length - fitting.length
  return html`<section class="clean-up"><h4>Clean up <span class="proof">(${proofOf(finding)})</span></h4>
<ol class="${steps.length === 1 ? 'steps-of-clean-up one' : 'steps-of-clean-up'}">${steps.map(step)}</ol>${more(rest)}${steps.length > 1 ? COPY_ALL : undefined}${
    proven === false && output ? html`<pre>${block(cutAt(output, longest))}</pre>` : undefined
  }</section>`
}

/** Whole commands, as many as fit: nobody shall copy a half one. */
function upTo(length: number, commands: readonly Command[]): Command[] {
  const fitting: Command[] = []
  let room = length
  for (const command of commands) {
    room -= command.text.length + 1
    if (room < 0) break
    fitting.push(command)
  }
  return fitting
}

/** Shown by the script, without which it does nothing. */
export const COPY = html`<button type="button" class="scripted copy" data-copy>Copy</button>`
const COPY_ALL = html`<button type="button" class="scripted" data-copy-all>Copy all commands</button>`

function withOneReason(commands: readonly Command[]): Command[][] {
  const steps: Command[][] = []
  for (const command of commands) {
    const last = steps.at(-1)
    if (last?.[0]?.why === command.why) last.push(command)
    else steps.push([command])
  }
  return steps
}

function step(commands: Command[]): Markup {
  const careful = commands.some(({ argv }) => losesData(argv))
  const lines = commands.map(({ text }) => text).join('\n')
  return html`<li><p class="why">${careful ? icon('mark') : undefined}${prose(commands[0]?.why ?? '')}</p><div class="copied"><pre data-commands>${block(lines)}</pre>${COPY}</div></li>`
}
