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

const LONGEST_LEG = 200
/** What is said of the context: sentences and an address of our own, and a leg whose characters may all be escaped. */
const ROOM_FOR_CONTEXT = 3_000

/** The section's text. A clean report is short: there is nothing to unfold. Never longer than the limit. */
export function commentParts(report: Report, context: CommentContext, { max, sizeOf }: SizeLimit): MarkdownParts {
  const limit: SizeLimit = { max: max - ROOM_FOR_CONTEXT, sizeOf: text => sizeOf(withoutComments(text)) }
  const { head, table, details } = markdownParts(context.fromFork ? withoutAdvice(report) : report, limit)
  const above = [withoutComments(head), forkNotice(context), footer(context)]
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
  return { ...report, findings }
}

function forkNotice({ fromFork }: CommentContext): string {
  if (!fromFork) return ''
  return '> ⚠ This report comes from a run of a fork’s code: it is as trustworthy as its author. Its commands and links are not shown.'
}

function footer({ leg, commit, runUrl }: CommentContext): string {
  const facts = [
    leg === undefined ? '' : markdownText(leg.slice(0, LONGEST_LEG)),
    commit === undefined ? '' : `commit ${markdownCode(commit.slice(0, 7))}`,
    // The address is GitHub's own; but what would end the link is not to be trusted to be missing.
    runUrl === undefined || !/^https?:\/\/[^\s()<>]{1,500}$/.test(runUrl) ? '' : `[full report](${runUrl})`,
  ].filter(fact => fact !== '')
  return facts.length === 0 ? '' : `<sub>${facts.join(' · ')}</sub>`
}
