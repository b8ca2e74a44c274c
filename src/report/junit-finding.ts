/** Findings as the text of a test that failed: cause, fix and clean-up, for a CI that shows plain text. */
import { counted } from '../diagnose/words/phrases.ts'
import { visible, visibleLines } from './escape.ts'
import { cutAt } from './few-words.ts'
import { losesData, proofOf } from './remedy-words.ts'
import type { ReportFinding } from './report.ts'
import { objectsHeading, objectsInFewWords, originOf, severityWord } from './wording.ts'

/** Jenkins keeps 100,000 characters of a test. */
const LONGEST_TEXT = 60_000
const LONGEST_LINE = 2_000
const FACTS_SHOWN = 10
const COMMANDS_SHOWN = 20

/** `3 findings: Deletion waits for a controller that is gone [B1]; …`; of one finding its name. */
export function findingsMessage(findings: readonly ReportFinding[]): string {
  const names = findings.slice(0, 3).map(({ title, class: id }) => `${title} [${id}]`)
  const rest = findings.length - names.length
  const all = [...names, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')
  return cut(visible(findings.length === 1 ? all : `${counted(findings.length, 'finding')}: ${all}`))
}

/** Everything that is to be known of each, as much as fits. */
export function findingsText(findings: readonly ReportFinding[]): string {
  const blocks: string[] = []
  let room = LONGEST_TEXT
  for (const finding of findings) {
    const block = findingText(finding)
    room -= block.length
    if (room < 0 && blocks.length > 0) break
    blocks.push(block.slice(0, LONGEST_TEXT))
  }
  const rest = findings.length - blocks.length
  return [...blocks, ...(rest > 0 ? [`… and ${counted(rest, 'more finding')} in report.json`] : [])].join('\n\n')
}

/** `kept: Kept on purpose [A2]: ConfigMap/settings (apps)`: of what fails nothing. */
export function inOneLine({ severity, title, class: id, objects }: ReportFinding): string {
  return line(`${severityWord(severity)}: ${title} [${id}]: ${objectsInFewWords(objects)}`)
}

function findingText(finding: ReportFinding): string {
  const { severity, title, class: id, objects, cause, evidence, chartFix, remedy } = finding
  const origin = originOf(finding)
  const patch = chartFix.patch === undefined ? [] : visibleLines(chartFix.patch).trimEnd().split('\n')
  const commands = remedy.commands.slice(0, COMMANDS_SHOWN)
  const rest = remedy.commands.length - commands.length
  return [
    line(`${severityWord(severity)}: ${title} [${id}]`),
    ...(objects.length > 0 ? [line(`${objectsHeading(finding)}: ${objectsInFewWords(objects, 10)}`)] : []),
    ...(origin === undefined ? [] : [line(`In: ${origin}`)]),
    line(cause),
    ...evidence.slice(0, FACTS_SHOWN).map(({ fact, source }) => line(`- ${fact} (${source})`)),
    line(`Fix: ${chartFix.what}`),
    ...patch.map(text => cut(`    ${text}`)),
    ...(commands.length > 0 ? [`Clean up (${proofOf(finding)}):`] : []),
    ...commands.flatMap(({ argv, text, why }) => [
      ...(losesData(argv) ? [line(`    # ${why}`, 4)] : []),
      line(`    ${text}`, 4),
    ]),
    ...(rest > 0 ? [`    … and ${rest} more in report.json`] : []),
  ].join('\n')
}

function line(text: string, indent = 0): string {
  return cut(`${' '.repeat(indent)}${visible(text)}`)
}

function cut(text: string): string {
  return cutAt(text, LONGEST_LINE)
}
