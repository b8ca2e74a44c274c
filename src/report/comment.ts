/** A report as its section of a pull request comment. */
import { markdownCode, markdownText } from './escape.ts'
import { type MarkdownParts, markdownParts } from './markdown.ts'
import type { Report } from './report.ts'
import type { SizeLimit } from './size-limit.ts'

/** What is known of a report besides itself, and never taken from it. */
export interface CommentContext {
  /** tells it apart from others in the same pull request, such as `kubernetes 1.36, helm 3` */
  leg?: string
  commit?: string
  /** where the summary and the artifacts of its run are */
  runUrl?: string
  /** made by a run of a fork's code, which may have written anything into it */
  fromFork: boolean
}

const FORK_SIGN = '⚠ **fork**'
/** For a comment with a section that has the sign. */
export const FORK_NOTICE = `> What is marked ${FORK_SIGN} comes from a run of a fork’s code: it is as trustworthy as its author. Its commands and links are not shown.`

/** Escaped. Of a report that is handed in the leg may be a stranger's choice, and it stands where nothing is cut later. */
const LONGEST_LEG = 200
const SHORT_LEG = 80
/** With less room than this for a section there are many of them. */
const LITTLE_ROOM = 6_000
/** What is said of the context: sentences and an address of our own, and the leg. */
const ROOM_FOR_CONTEXT = 3_000

/** The section's text. A clean report is short: there is nothing to unfold. Never longer than the limit. */
export function commentParts(report: Report, context: CommentContext, { max, sizeOf }: SizeLimit): MarkdownParts {
  const limit: SizeLimit = { max: max - ROOM_FOR_CONTEXT, sizeOf: text => sizeOf(withoutComments(text)) }
  const { head, table, details } = markdownParts(context.fromFork ? withoutAdvice(report) : report, limit)
  const above = [withoutComments(head), footer(context, max < LITTLE_ROOM ? SHORT_LEG : LONGEST_LEG)]
  return {
    head: above.filter(text => text !== '').join('\n\n'),
    table: withoutComments(table),
    details: report.verdict === 'clean' ? '' : withoutComments(details),
  }
}

/**
 * The writer of Markdown makes no HTML comments: where one starts, it is foreign text in a code span or block. A zero-width space
 * keeps it from being read as one of the marks by which a comment and its sections are found again.
 */
function withoutComments(markdown: string): string {
  return markdown.replaceAll('<!--', '<!\u200b--')
}

/** Nobody shall run a command or open an address because our comment shows it, when a stranger may have chosen it. */
function withoutAdvice(report: Report): Report {
  const findings = report.findings.map(finding => ({ ...finding, docs: [], remedy: { commands: [], proven: null } }))
  return { ...report, findings, command: [] }
}

/** The last paragraph, which is never cut. What the fork's mark in it means stands once above all sections. */
function footer({ leg, commit, runUrl, fromFork }: CommentContext, longestLeg: number): string {
  const facts = [
    fromFork ? FORK_SIGN : '',
    leg === undefined ? '' : legText(leg, longestLeg),
    commit === undefined ? '' : `commit ${markdownCode(commit.slice(0, 7))}`,
    // The address is GitHub's own; but what would end the link is not to be trusted to be missing.
    runUrl === undefined || !/^https?:\/\/[^\s()<>]{1,500}$/.test(runUrl) ? '' : `[full report](${runUrl})`,
  ].filter(fact => fact !== '')
  return facts.length === 0 ? '' : `<sub>${facts.join(' · ')}</sub>`
}

/** As much of it as fits when it is escaped: that can make it eight times as long. */
function legText(leg: string, longest: number): string {
  let [length, text] = [longest, markdownText(leg.slice(0, longest))]
  while (text.length > longest) {
    length = Math.floor(length / 2)
    text = markdownText(leg.slice(0, length))
  }
  return text
}
