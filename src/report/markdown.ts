/** The report as GitHub's Markdown: for the job summary, for a comment, and for anybody who reads report.md. */

import { fitFindings } from './fit-findings.ts'
import { leftOutSentence } from './left-out-sentence.ts'
import { fitAsides } from './markdown-asides.ts'
import { findingMarkdown, TABLE_HEAD } from './markdown-finding.ts'
import { headsOf } from './markdown-head.ts'
import { worstFirst } from './order.ts'
import type { Report } from './report.ts'
import { type SizeLimit, SUMMARY_LIMIT } from './size-limit.ts'

export interface MarkdownParts {
  /** the verdict, what it means, what was not seen */
  head: string
  /** one row for each finding; '' when there is none */
  table: string
  /** everything else, folded; '' when there is nothing */
  details: string
}

/** Verdict first, then one row for each finding, then everything else folded. Never longer than the limit. */
export function markdownReport(report: Report, limit: SizeLimit = SUMMARY_LIMIT): string {
  const { head, table, details } = markdownParts(report, limit)
  return `${joined([head, table, details])}\n`
}

/** The same in its parts, with two line feeds between them. `limit`: not below SMALLEST_LIMIT. */
export function markdownParts(report: Report, limit: SizeLimit): MarkdownParts {
  const { max, sizeOf } = limit
  const [full, short, heading] = headsOf(report)
  const head = [full, short].find(text => sizeOf(text) <= max * LARGEST_SHARE) ?? heading
  const room = max - sizeOf(head) - ROOM_FOR_JOINTS
  const asides = fitAsides(report, { ...limit, max: room * LARGEST_SHARE })
  const details = joined(asides.shown)
  const findings = worstFirst(report.findings)
  // Somebody may hand us a report of a million findings: those that can't fit need not be written.
  const written = findings.slice(0, Math.ceil(max / SHORTEST_ROW)).map(findingMarkdown)
  const { shown, leftOut } = fitFindings(written, { ...limit, max: room - sizeOf(details) })
  leftOut.findings += findings.length - written.length
  const table = shown.length === 0 ? '' : [TABLE_HEAD, ...shown.map(({ row }) => row)].join('\n')
  return {
    head,
    table: joined([table, remark(leftOutSentence(leftOut, asides.leftOut))]),
    details: joined([...shown.map(({ fold }) => fold), details]),
  }
}

/** A limit that has room for the heading and the sentence about what was left out. */
export const SMALLEST_LIMIT = 2_000
/** Table head, blank lines and the sentence about what was left out. */
const ROOM_FOR_JOINTS = 1_000
/** Less than any row takes. */
const SHORTEST_ROW = 20
/** Of what there is for all: findings shall not give way to reservations or steps alone. */
const LARGEST_SHARE = 0.5

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}

/** It stands apart from what it is about. */
function remark(sentence: string): string {
  return sentence === '' ? '' : `> ✂ ${sentence}`
}
