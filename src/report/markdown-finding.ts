/** One finding in Markdown: its row in the table, and its folded part. */

import { resourceName } from '../kube/object.ts'
import { causeBeside } from './cause-beside.ts'
import {
  htmlCode,
  isPlainAddress,
  markdownCode,
  markdownFence,
  markdownProse,
  markdownText,
  summaryText,
  tableCell,
} from './escape.ts'
import { cutAt, inFewWords } from './few-words.ts'
import type { FindingParts } from './fit-findings.ts'
import { isDiff, proofOf } from './remedy-words.ts'
import type { ReportFinding, ReportObject } from './report.ts'
import { fullName, objectFacts, objectsInFewWords, originOf, severitySign, severityWord } from './wording.ts'

export const TABLE_HEAD = '| | what is left | why | what to change |\n|---|---|---|---|'

/** A row is read at a glance; whoever wants the whole sentence opens the fold. */
const CELL_LENGTH = 220

interface Extent {
  objects: number
  facts: number
  commands: number
  /** characters of a single text */
  text: number
}

const FULL: Extent = { objects: 200, facts: 50, commands: 100, text: 20_000 }
const SHORT: Extent = { objects: 5, facts: 3, commands: 5, text: 400 }

/** A finding as a row of the table and as a fold, in full and, for a report that must be cut, in short. */
export function findingMarkdown(finding: ReportFinding): FindingParts {
  return { row: rowOf(finding), folds: [foldOf(finding, FULL), foldOf(finding, SHORT)] }
}

function rowOf(finding: ReportFinding): string {
  const word = severityWord(finding.severity)
  const weight = finding.fails ? `**${word}**` : word
  const left = finding.objects.length === 0 ? markdownText(cutAt(finding.title, CELL_LENGTH)) : objectsCell(finding)
  const cells = [
    `${severitySign(finding)} ${weight}<br>${markdownText(cutAt(finding.class, 40))}`,
    left,
    markdownProse(causeBeside(finding, CELL_LENGTH, (cause, length) => inFewWords(cause, length, finding.title))),
    markdownProse(inFewWords(finding.chartFix.what, CELL_LENGTH)),
  ]
  return `| ${cells.map(tableCell).join(' | ')} |`
}

function objectsCell({ objects }: ReportFinding): string {
  return markdownCode(cutAt(objectsInFewWords(objects), 320))
}

function foldOf(finding: ReportFinding, extent: Extent): string {
  const origin = originOf(finding)
  const place = origin === undefined ? '' : ` ${htmlCode(cutAt(origin, 300))}`
  const title = `${severityWord(finding.severity)}: ${cutAt(finding.title, 300)} [${cutAt(finding.class, 40)}]`
  const parts = [
    `<details><summary>${severitySign(finding)} ${summaryText(title)}${place}</summary>`,
    markdownProse(cutAt(finding.cause, extent.text)),
    objectList(finding.objects, extent),
    evidenceList(finding, extent),
    `**What to change in the chart:** ${markdownProse(cutAt(finding.chartFix.what, extent.text))}`,
    finding.chartFix.patch === undefined ? '' : patchFence(cutAt(finding.chartFix.patch, extent.text)),
    cleanUp(finding, extent),
    finding.docs.length === 0 ? '' : `Read more: ${finding.docs.slice(0, 10).map(link).join(' · ')}`,
    '</details>',
  ]
  return parts.filter(part => part !== '').join('\n\n')
}

/** Objects of one resource of which the same is known share a line. */
function objectList(objects: readonly ReportObject[], extent: Extent): string {
  const shown = objects.slice(0, extent.objects)
  const groups = Map.groupBy(shown, object =>
    JSON.stringify([object.group, object.resource, objectFacts(object), object.fields]),
  )
  const lines = [...groups.values()].map(group => groupLines(group, extent))
  const rest = objects.length - shown.length
  return [...lines, ...(rest > 0 ? [`- … and ${rest} more in \`report.json\``] : [])].join('\n')
}

function groupLines(objects: readonly ReportObject[], extent: Extent): string {
  const [first] = objects
  if (first === undefined) return ''
  const facts = objectFacts(first).map(fact => `, ${markdownText(cutAt(fact, extent.text))}`)
  const all = first.fields ?? []
  const fields = all.slice(0, extent.facts).map(fieldLine(extent))
  if (all.length > fields.length) fields.push(`  - … and ${all.length - fields.length} more fields in \`report.json\``)
  return [`- ${groupName(objects, first)}${facts.join('')}`, ...fields].join('\n')
}

/** One object by its full name; of several the resource, and then only what tells them apart. */
function groupName(objects: readonly ReportObject[], first: ReportObject): string {
  if (objects.length === 1) return markdownCode(fullName(first))
  const names = objects.map(({ namespace, name }) =>
    markdownCode(namespace === undefined ? name : `${namespace}/${name}`),
  )
  return `${objects.length} × ${markdownCode(resourceName(first))} (${names.join(', ')})`
}

function fieldLine(extent: Extent) {
  return ({ path, before, after }: { path: string; before?: string | undefined; after?: string | undefined }) => {
    const value = (text: string | undefined) =>
      text === undefined ? '(absent)' : markdownCode(cutAt(text, extent.text))
    return `  - ${markdownCode(cutAt(path, extent.text))}: ${value(before)} → ${value(after)}`
  }
}

function evidenceList({ evidence }: ReportFinding, extent: Extent): string {
  if (evidence.length === 0) return ''
  const lines = evidence
    .slice(0, extent.facts)
    .map(
      ({ fact, source }) =>
        `- ${markdownProse(cutAt(fact, extent.text))} <sub>${markdownText(cutAt(source, 300))}</sub>`,
    )
  return `**Evidence**\n\n${withRest(lines, evidence.length)}`
}

function patchFence(patch: string): string {
  return markdownFence(patch, isDiff(patch) ? 'diff' : 'yaml')
}

/** One block, so that GitHub's copy button takes all of it. */
function cleanUp(finding: ReportFinding, extent: Extent): string {
  const { commands, output } = finding.remedy
  if (commands.length === 0) return ''
  const shown = commands
    .slice(0, extent.commands)
    .flatMap(({ text, why }, index) => (why === commands[index - 1]?.why ? [text] : [`# ${oneLine(why)}`, text]))
  const rest = commands.length - extent.commands
  const lines = rest > 0 ? [...shown, `# … and ${rest} more in report.json`] : shown
  const said = finding.remedy.proven === false && output ? `\n\n${markdownFence(cutAt(output, extent.text))}` : ''
  return `**Clean up** (${proofOf(finding)})\n\n${markdownFence(lines.join('\n'), 'sh')}${said}`
}

function link(address: string): string {
  return isPlainAddress(address) ? `<${address}>` : markdownCode(address)
}

function withRest(lines: string[], total: number): string {
  const rest = total - lines.length
  return [...lines, ...(rest > 0 ? [`- … and ${rest} more in \`report.json\``] : [])].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
