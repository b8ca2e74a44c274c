/** What belongs to a report and not to its first screen: what the probe saw, helm's output, what was kept and ignored, steps and times. */
import { markdownCode, markdownFence, markdownText, tableCell } from './escape.ts'
import { cutAt } from './few-words.ts'
import { probeFold } from './markdown-probe.ts'
import type { Report } from './report.ts'
import type { SizeLimit } from './size-limit.ts'
import {
  countsSentence,
  diagnosticsSentence,
  failureHeading,
  leftOut,
  saidBy,
  sameCheck,
  seconds,
  usersFirst,
} from './wording.ts'

const KEPT_SHOWN = 200
const LONGEST_OUTPUT = 20_000
const LONGEST_TEXT = 500
const STEP_SIGNS = { ok: '✔', failed: '✖', skipped: '–' } as const

interface Aside {
  /** for the sentence about what was left out */
  name: string
  markdown: string
}

/** All that there is to say, the most important first; and the names of what has no room. */
export function fitAsides(report: Report, { max, sizeOf }: SizeLimit): { shown: string[]; leftOut: string[] } {
  const shown: string[] = []
  const leftOut: string[] = []
  let size = 0
  for (const { name, markdown } of asidesOf(report)) {
    const needed = sizeOf(markdown) + 2
    if (size + needed > max) leftOut.push(name)
    else {
      shown.push(markdown)
      size += needed
    }
  }
  return { shown, leftOut }
}

function asidesOf(report: Report): Aside[] {
  return [
    { name: 'what the probe saw', markdown: probeFold(report) },
    { name: 'what helm install printed', markdown: outputFold('helm install', report.install) },
    { name: 'what helm uninstall printed', markdown: outputFold('helm uninstall', report.uninstall) },
    { name: 'what was kept', markdown: keptFold(report.kept) },
    { name: 'what was ignored', markdown: ignoredFold(report.ignored) },
    { name: 'steps and times', markdown: stepsFold(report) },
    { name: 'where the diagnostics are', markdown: diagnosticsLine(report) },
    { name: 'the command', markdown: againLine(report) },
  ].filter(({ markdown }) => markdown !== '')
}

function outputFold(name: string, command: Report['install']): string {
  const title = failureHeading(name, command)
  if (title === undefined || command === undefined) return ''
  const output = saidBy(command)
  return fold(title, output === '' ? 'It printed nothing.' : markdownFence(output.slice(-LONGEST_OUTPUT), 'text'))
}

function keptFold(kept: readonly string[]): string {
  if (kept.length === 0) return ''
  const lines = kept.slice(0, KEPT_SHOWN).map(name => `- ${markdownCode(cutAt(name, LONGEST_TEXT))}`)
  if (kept.length > lines.length) lines.push(`- … and ${kept.length - lines.length} more in \`report.json\``)
  return fold(`Kept on purpose (${kept.length})`, lines.join('\n'))
}

function ignoredFold(ignored: Report['ignored']): string {
  const count = ignored.reduce((sum, entry) => sum + entry.count, 0)
  if (count === 0) return ''
  const rows = usersFirst(ignored)
    .slice(0, KEPT_SHOWN)
    .map(({ count, rule, why, objects = [] }) =>
      row([
        String(count),
        markdownCode(cutAt(rule, LONGEST_TEXT)),
        markdownText(cutAt([why, ...objects].join('; '), LONGEST_TEXT)),
      ]),
    )
  const rest = ignored.length - rows.length
  if (rest > 0) rows.push(row(['', '', `… and ${rest} more rules in \`report.json\``]))
  return fold(leftOut(ignored).join(', '), ['| objects | rule | why |', '|--:|---|---|', ...rows].join('\n'))
}

function stepsFold({ steps, durationMs, ...report }: Report): string {
  if (steps.length === 0) return ''
  const rows = steps.map(({ name, status, durationMs, detail }) =>
    row([
      STEP_SIGNS[status],
      name,
      markdownText(cutAt(detail, LONGEST_TEXT)),
      status === 'skipped' ? '' : seconds(durationMs),
    ]),
  )
  const counts = countsSentence(report)
  return fold(
    `Steps and times (${seconds(durationMs)})`,
    `${['| | step | | time |', '|---|---|---|--:|', ...rows].join('\n')}${counts === undefined ? '' : `\n\n${counts}`}`,
  )
}

function row(cells: string[]): string {
  return `| ${cells.map(tableCell).join(' | ')} |`
}

/** `title` is our own text. */
function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
}

function diagnosticsLine({ diagnostics }: Report): string {
  return diagnostics === undefined ? '' : diagnosticsSentence(markdownCode(`${cutAt(diagnostics, LONGEST_TEXT)}/`))
}

function againLine(report: Report): string {
  const again = sameCheck(report)
  return again === undefined ? '' : `${again.words} ${markdownCode(cutAt(again.text, LONGEST_OUTPUT))}`
}
