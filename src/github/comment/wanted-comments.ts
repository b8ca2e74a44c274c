/** Which comments reports become: one for all of them, or one for each. Pure. */
import { createHash } from 'node:crypto'
import type { CommentOptions } from '../../options/comment-options.ts'
import { commentParts } from '../../report/comment.ts'
import type { NewSection } from '../../report/comment-body.ts'
import type { Report } from '../../report/report.ts'
import type { WantedComment } from './keep-comments.ts'
import type { Occasion } from './occasion.ts'

export interface CommentedReport {
  report: Report
  /** what tells it apart from the others of the workflow, and is the same from run to run */
  identity: readonly string[]
  /** what tells it apart, for people */
  leg?: string
  /** another run made it, perhaps of a stranger's code */
  handedIn: boolean
}

/** How many reports are handed in may be a stranger's choice, and every comment is a notification to all who watch. */
export const MOST_COMMENTS = 10

/** True where nobody asked for one comment, and a comment for each report would be a flood. */
export function areTooMany(reports: readonly CommentedReport[], { group }: CommentOptions): boolean {
  return group === undefined && reports.length > MOST_COMMENTS
}

/** One comment for all reports where they have a group or are too many, else one for each. */
export function wantedComments(
  reports: readonly CommentedReport[],
  options: CommentOptions,
  occasion: Occasion,
): WantedComment[] {
  const sections = reports.map(report => sectionOf(report, options, occasion))
  if (options.group !== undefined) return [{ key: keyOf('group', options.group), name: options.group, sections }]
  if (areTooMany(reports, options)) return [{ key: keyOf('together', occasion.workflow), name: '', sections }]
  return sections.map((section, index) => ({
    key: keyOf('single', section.key),
    name: reports[index]?.leg ?? '',
    sections: [section],
  }))
}

function sectionOf(
  { report, identity, leg, handedIn }: CommentedReport,
  { comment }: CommentOptions,
  { workflow, run, commit, fromFork: isForks }: Occasion,
): NewSection {
  const fromFork = handedIn && isForks !== false
  const context = {
    ...(leg !== undefined && { leg }),
    ...(commit !== undefined && { commit }),
    runUrl: run.url,
    fromFork,
  }
  return {
    key: keyOf('section', workflow, ...identity),
    run: { id: run.id, attempt: run.attempt, ...shortCommit(commit) },
    verdict: report.verdict,
    fromFork,
    create: comment === 'always' || report.verdict !== 'clean',
    parts: limit => commentParts(report, context, limit),
  }
}

/** Nothing but what a mark can be read with again. */
function shortCommit(commit = ''): { commit?: string } {
  const [short] = /^[0-9a-f]{7}/.exec(commit) ?? []
  return short === undefined ? {} : { commit: short }
}

/** 16 hexadecimal digits: nothing that a name could break a mark with. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
