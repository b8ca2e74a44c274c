/** The report as GitHub's Markdown: for the job summary, and for anybody who reads report.md. */
import { markdownCode, markdownFence, markdownText } from './escape.ts'
import { asideFolds } from './markdown-asides.ts'
import { findingMarkdown, TABLE_HEAD } from './markdown-finding.ts'
import { fitFindings } from './markdown-fit.ts'
import { leftOutSentence } from './markdown-left-out.ts'
import { worstFirst } from './order.ts'
import { consequence } from './probe-words.ts'
import type { Report } from './report.ts'
import {
  capital,
  chartName,
  circumstances,
  diagnosticsSentence,
  reasonLines,
  reservations,
  uninstallSentence,
  VERDICT_SIGNS,
  verdictHeading,
} from './wording.ts'

interface MarkdownOptions {
  /** bytes of UTF-8. GitHub drops a summary of more than 1 MiB (actions/runner, FileCommandManager.cs) */
  limit?: number
}

const SUMMARY_LIMIT = 900 * 1024
/** Reservations shown; a cluster where hundreds of resources can't be listed has one cause. */
const RESERVATIONS_SHOWN = 20
const LONGEST_TEXT = 1_000
const LONGEST_DETAILS = 20_000

/** Verdict first, then one row for each finding, then everything else folded. Never longer than the limit. */
export function markdownReport(report: Report, { limit = SUMMARY_LIMIT }: MarkdownOptions = {}): string {
  const head = headOf(report)
  const findings = worstFirst(report.findings).map(findingMarkdown)
  const asides = [asideFolds(report), diagnosticsLine(report)].filter(part => part !== '').join('\n\n')
  const roomForFindings = limit - bytes(head) - bytes(asides) - ROOM_FOR_JOINTS
  const fitted = fitFindings(findings, roomForFindings)
  const parts = [
    head,
    fitted.shown.length > 0 ? [TABLE_HEAD, ...fitted.shown.map(({ row }) => row)].join('\n') : '',
    quoted(leftOutSentence(fitted.leftOut)),
    ...fitted.shown.map(({ fold }) => fold),
    asides,
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** Table head, blank lines and the sentence about what was left out. */
const ROOM_FOR_JOINTS = 2_048

function headOf(report: Report): string {
  const uninstall = uninstallSentence(report)
  const [sentence, ...details] = reasonLines(report)
  const blocked = consequence(report)
  const facts = [
    `**${markdownText(capital(shortened(sentence)))}.**`,
    ...(blocked === undefined ? [] : [`**${markdownText(blocked)}.**`]),
    ...(uninstall === undefined ? [] : [`${markdownCode('helm uninstall')} ${uninstall}.`]),
    markdownText(circumstances(report).join(' · ')),
  ]
  return [
    `## ${VERDICT_SIGNS[report.verdict]} ${verdictHeading(report, markdownCode(shortened(chartName(report))))}`,
    facts.join(' '),
    reasonDetails(details),
    reservationList(report),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function reservationList(report: Report): string {
  const all = reservations(report)
  const lines = all.slice(0, RESERVATIONS_SHOWN).map(text => `- ⚠ ${markdownText(shortened(text))}`)
  if (all.length > lines.length) lines.push(`- ⚠ … and ${all.length - lines.length} more in report.json`)
  return lines.join('\n')
}

function reasonDetails(details: string[]): string {
  return details.length === 0 ? '' : markdownFence(details.join('\n').slice(0, LONGEST_DETAILS), 'text')
}

function diagnosticsLine({ diagnostics }: Report): string {
  return diagnostics === undefined ? '' : diagnosticsSentence(markdownCode(`${diagnostics}/`))
}

/** A remark that stands apart. */
function quoted(sentence: string): string {
  return sentence === '' ? '' : `> ✂ ${sentence}`
}

function shortened(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '')
  return trimmed.length > LONGEST_TEXT ? `${trimmed.slice(0, LONGEST_TEXT)}…` : trimmed
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}
