/** A pull request comment: one section for each check that shares it, each replaced by its own check alone. Pure. */

import { infrastructureProblem } from '../problem.ts'
import { compareText } from '../snapshot/text-order.ts'
import { VERDICTS } from '../verdict.ts'
import {
  type CommentSection,
  commentMark,
  isEarlier,
  sectionsIn,
  sectionText,
  shorterSections,
} from './comment-section.ts'
import { type MarkdownParts, SMALLEST_LIMIT } from './markdown.ts'
import type { SizeLimit } from './size-limit.ts'
import { VERDICT_SIGNS } from './wording.ts'

/** A section that is to be written. */
export interface NewSection extends Pick<CommentSection, 'key' | 'run' | 'verdict'> {
  /** false: only where an earlier run left one */
  create: boolean
  /** the text, never longer than the limit */
  parts(limit: SizeLimit): MarkdownParts
}

/** Whether the comments say already all that the sections have to say, or what a later run said. */
export function isSaid(sections: readonly NewSection[], bodies: readonly string[]): boolean {
  const there = new Map(latest(bodies).map(section => [section.key, section]))
  return sections.every(({ key, run, create }) => {
    const section = there.get(key)
    return section === undefined ? !create : !isEarlier(section.run, run)
  })
}

/**
 * The comment's text: the sections of the bodies (several when two runs made a comment at the same moment), with those of this
 * run put in. Never longer than the limit: who says more than a fair share gives way, first with details, then with the table.
 */
export function commentBody(
  key: string,
  bodies: readonly string[],
  sections: readonly NewSection[],
  limit: SizeLimit,
): string {
  const there = latest(bodies)
  const toWrite = sections.filter(section => !isSaid([section], bodies))
  const kept = there.filter(section => !toWrite.some(other => other.key === section.key))
  const room = limit.max - limit.sizeOf(commentMark(key)) - ROOM_FOR_OVERVIEW
  const drafts = [...kept.map(keptDraft), ...toWrite.map(newDraft)]
  const sizeOf = (section: CommentSection) => limit.sizeOf(sectionText(section)) + 2
  const full = drafts.map(draft => draft({ ...limit, max: room - ROOM_FOR_MARKS }))
  const shares = fairShares(full.map(sizeOf), room)
  const fitted = full.map((section, index) => {
    const share = shares[index] ?? 0
    if (sizeOf(section) <= share) return section
    const again = drafts[index]?.({ ...limit, max: Math.max(share - ROOM_FOR_MARKS, SMALLEST_SECTION) }) ?? section
    return [again, ...shorterSections(again)].find(shorter => sizeOf(shorter) <= share)
  })
  if (fitted.includes(undefined)) throw tooMany(fitted.length)
  const texts = (fitted as CommentSection[]).toSorted(worstFirst).map(sectionText)
  return `${commentMark(key)}\n${[...overview(fitted as CommentSection[]), ...texts].join('\n\n')}\n`
}

const ROOM_FOR_OVERVIEW = 200
/** Marks of a section, and the blank lines between its parts. */
const ROOM_FOR_MARKS = 300
/** What a section needs that is written for less room, rather than cut. */
export const SMALLEST_SECTION = SMALLEST_LIMIT + 3_000

type Draft = (limit: SizeLimit) => CommentSection

function keptDraft(section: CommentSection): Draft {
  return () => section
}

function newDraft({ key, run, verdict, parts }: NewSection): Draft {
  return limit => ({ key, run, verdict, ...parts(limit) })
}

/** Of each key the section of the latest run. */
function latest(bodies: readonly string[]): CommentSection[] {
  const byKey = new Map<string, CommentSection>()
  for (const section of bodies.flatMap(sectionsIn)) {
    const other = byKey.get(section.key)
    if (other === undefined || !isEarlier(section.run, other.run)) byKey.set(section.key, section)
  }
  return [...byKey.values()]
}

/** How much each gets: what it needs, or an equal part of what those leave that need less. */
export function fairShares(needs: readonly number[], room: number): number[] {
  const shares = needs.map(() => 0)
  let left = room
  const ascending = needs.map((need, index) => ({ need, index })).toSorted((a, b) => a.need - b.need)
  for (const [place, { need, index }] of ascending.entries()) {
    const share = Math.min(need, Math.floor(left / (ascending.length - place)))
    shares[index] = share
    left -= share
  }
  return shares
}

const BADNESS = ['leaked', 'inconclusive', 'clean']

/** The same order whoever writes: by verdict, then by what the heading says. */
function worstFirst(one: CommentSection, other: CommentSection): number {
  const rank = BADNESS.indexOf(one.verdict) - BADNESS.indexOf(other.verdict)
  return rank || compareText(one.head, other.head) || compareText(one.key, other.key)
}

/** `✖ 1 leaked · ✔ 2 clean`, where there is more than one. */
function overview(sections: readonly CommentSection[]): string[] {
  if (sections.length < 2) return []
  const counts = VERDICTS.toSorted((a, b) => BADNESS.indexOf(a) - BADNESS.indexOf(b)).map(verdict => {
    const count = sections.filter(section => section.verdict === verdict).length
    return count === 0 ? '' : `${VERDICT_SIGNS[verdict]} ${count} ${verdict}`
  })
  return [`**clean-uninstall:** ${counts.filter(text => text !== '').join(' · ')}`]
}

function tooMany(count: number) {
  return infrastructureProblem(
    `${count} checks share one comment, which has no room for so many`,
    'Give them different names in comment-group.',
  )
}
