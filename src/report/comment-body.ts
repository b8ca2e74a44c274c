/** A pull request comment: one section for each check that shares it, each replaced by its own check alone. Pure. */

import { infrastructureProblem } from '../problem.ts'
import { compareText } from '../snapshot/text-order.ts'
import { VERDICTS, type Verdict } from '../verdict.ts'
import { FORK_NOTICE } from './comment.ts'
import {
  type CommentSection,
  commentMark,
  isEarlier,
  isOutdated,
  newestIn,
  newestMark,
  type RunId,
  sectionsIn,
  sectionText,
  shorterSections,
} from './comment-section.ts'
import { type MarkdownParts, SMALLEST_LIMIT } from './markdown.ts'
import type { SizeLimit } from './size-limit.ts'
import { VERDICT_SIGNS } from './wording.ts'

/** A section that is to be written. */
export interface NewSection extends Pick<CommentSection, 'key' | 'run' | 'verdict' | 'fromFork'> {
  /** false: only where an earlier run left one */
  create: boolean
  /** the text, never longer than the limit */
  parts(limit: SizeLimit): MarkdownParts
}

/**
 * Whether the comments say already all that the sections have to say, or what a later run said. That others are from an earlier run
 * is to be said as well, by a check that makes no section, too.
 */
export function isSaid(sections: readonly NewSection[], bodies: readonly string[]): boolean {
  const there = latest(bodies)
  const known = newestOf(runsIn(bodies))
  const newest = newestOf([known, ...sections.map(({ run }) => run)])
  const outdates = there.some(({ run }) => isOutdated(run, newest) && !isOutdated(run, known))
  return !outdates && sections.every(section => !isToWrite(section, there))
}

function isToWrite({ key, run, create }: NewSection, there: readonly CommentSection[]): boolean {
  const section = there.find(other => other.key === key)
  return section === undefined ? create : isEarlier(section.run, run)
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
  const newest = newestOf([...runsIn(bodies), ...sections.map(({ run }) => run)])
  const toWrite = sections.filter(section => isToWrite(section, there))
  const kept = there.filter(section => !toWrite.some(other => other.key === section.key))
  const room = limit.max - limit.sizeOf(commentMark(key)) - ROOM_FOR_OVERVIEW
  const drafts = [...kept.map(keptDraft), ...toWrite.map(newDraft)]
  const sizeOf = (section: CommentSection) => limit.sizeOf(textOf(section, newest)) + 2
  const full = drafts.map(draft => draft({ ...limit, max: room - ROOM_FOR_MARKS }))
  const shares = fairShares(full.map(sizeOf), room)
  const fitted = full.map((section, index) => {
    const share = shares[index] ?? 0
    if (sizeOf(section) <= share) return section
    const again = drafts[index]?.({ ...limit, max: Math.max(share - ROOM_FOR_MARKS, SMALLEST_SECTION) }) ?? section
    return [again, ...shorterSections(again)].find(shorter => sizeOf(shorter) <= share)
  })
  if (!fitted.every(section => section !== undefined)) throw tooMany(fitted.length)
  return whole(key, fitted, newest)
}

/** The sections under the marks and what is said of all of them: first those of the newest state, each the worst first. */
function whole(key: string, sections: readonly CommentSection[], newest: RunId): string {
  const isOld = ({ run }: CommentSection) => isOutdated(run, newest)
  const outdated = sections.filter(isOld).toSorted(worstVerdictFirst)
  const current = sections.filter(section => !isOld(section)).toSorted(worstVerdictFirst)
  const marks = [commentMark(key), ...(sections.some(({ run }) => run.id === newest.id) ? [] : [newestMark(newest)])]
  const above = [...overview(current, outdated), ...(sections.some(({ fromFork }) => fromFork) ? [FORK_NOTICE] : [])]
  const texts = [...current, ...outdated].map(section => textOf(section, newest))
  return `${marks.join('\n')}\n${[...above, ...texts].join('\n\n')}\n`
}

/** What stands above all sections, the marks included. */
const ROOM_FOR_OVERVIEW = 700
/** Marks of a section, its note, and the blank lines between its parts. */
const ROOM_FOR_MARKS = 450
/** What a section needs that is written for less room, rather than cut. */
export const SMALLEST_SECTION = SMALLEST_LIMIT + 3_000

type Draft = (limit: SizeLimit) => CommentSection

function keptDraft(section: CommentSection): Draft {
  return () => section
}

function newDraft({ key, run, verdict, fromFork, parts }: NewSection): Draft {
  return limit => ({ key, run, verdict, fromFork, ...parts(limit) })
}

/** Of the runs that had a say in comments; a section that was removed may have been the last of its run. */
function runsIn(bodies: readonly string[]): RunId[] {
  return bodies.flatMap(body => [...sectionsIn(body).map(({ run }) => run), ...newestIn(body)])
}

/** Of none it is one that nothing is earlier than. */
function newestOf(runs: readonly RunId[]): RunId {
  return runs.reduce((newest, run) => (isEarlier(newest, run) ? run : newest), { id: 0, attempt: 0 })
}

/** Nobody shall take what a chart or leg left for the newest state, when it may not even exist any more. */
function note({ run: { commit } }: CommentSection): string {
  return `> ⏳ **From an earlier run**${commit === undefined ? '' : `, commit \`${commit}\``}.`
}

function textOf(section: CommentSection, newest: RunId): string {
  return sectionText(section, isOutdated(section.run, newest) ? note(section) : '')
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

const RANKS: Record<Verdict, number> = { leaked: 0, inconclusive: 1, clean: 2 }

/** The same order whoever writes: by verdict, then by what the heading says. */
function worstVerdictFirst(one: CommentSection, other: CommentSection): number {
  const rank = RANKS[one.verdict] - RANKS[other.verdict]
  return rank || compareText(one.head, other.head) || compareText(one.key, other.key)
}

/** `✖ 1 leaked · ✔ 2 clean · from earlier runs: ✖ 1 leaked`, where there is more than one. */
function overview(current: readonly CommentSection[], outdated: readonly CommentSection[]): string[] {
  if (current.length + outdated.length < 2) return []
  const earlier = counts(outdated).map((text, index) => (index === 0 ? `from earlier runs: ${text}` : text))
  return [`**clean-uninstall:** ${[...counts(current), ...earlier].join(' · ')}`]
}

function counts(sections: readonly CommentSection[]): string[] {
  const verdicts = VERDICTS.toSorted((a, b) => RANKS[a] - RANKS[b])
  return verdicts.flatMap(verdict => {
    const count = sections.filter(section => section.verdict === verdict).length
    return count === 0 ? [] : [`${VERDICT_SIGNS[verdict]} ${count} ${verdict}`]
  })
}

function tooMany(count: number) {
  return infrastructureProblem(
    `${count} checks share one comment, which has no room for so many`,
    'Let several jobs or steps comment, each with another name in comment-group.',
  )
}
