/** The hidden marks by which a comment and its sections are found again, and a section as text. */
import { VERDICTS, type Verdict } from '../verdict.ts'
import type { MarkdownParts } from './markdown.ts'

/** A run of a workflow; of two the newer one knows more. */
export interface RunId {
  id: number
  attempt: number
  /** seven hexadecimal digits of the commit that it was for; absent: the event named none */
  commit?: string
}

/** What one check has to say. */
export interface CommentSection extends MarkdownParts {
  /** 16 hexadecimal digits, the same from run to run */
  key: string
  run: RunId
  verdict: Verdict
  /** made by a run of a fork's code; it stands in the mark, where no shortening gets rid of it */
  fromFork: boolean
}

/** The first line of a comment. `key`: 16 hexadecimal digits. */
export function commentMark(key: string): string {
  return `<!-- clean-uninstall:comment ${key} -->`
}

/**
 * The second line of a comment: the newest run that had a say in it, where no section is from it. A check that need not be told of
 * leaves no section, and still makes those of earlier runs old.
 */
export function newestMark(run: RunId): string {
  return `<!-- clean-uninstall:newest ${runText(run)} -->`
}

const RUN = 'run=(\\d{1,15})\\.(\\d{1,6})(?: commit=([0-9a-f]{7}))?'
const NEWEST = new RegExp(`^<!-- clean-uninstall:comment [0-9a-f]{16} -->\n<!-- clean-uninstall:newest ${RUN} -->\n`)
const HEAD = '<!-- clean-uninstall:head -->'
const TABLE = '<!-- clean-uninstall:table -->'
const DETAILS = '<!-- clean-uninstall:details -->'
const END = '<!-- clean-uninstall:end -->'
const SECTION = new RegExp(
  `^<!-- clean-uninstall:section ([0-9a-f]{16}) ${RUN} (${VERDICTS.join('|')})( fork)? -->\n([\\s\\S]*?)\n${END}$`,
  'gm',
)

/** The text of a section between its marks. `note`: what stands above it today, and is not read again. */
export function sectionText({ key, run, verdict, fromFork, head, table, details }: CommentSection, note = ''): string {
  const mark = `<!-- clean-uninstall:section ${key} ${runText(run)} ${verdict}${fromFork ? ' fork' : ''} -->`
  return [
    ...(note === '' ? [`${mark}\n${head}`] : [`${mark}\n${note}`, `${HEAD}\n${head}`]),
    ...(table === '' ? [] : [`${TABLE}\n${table}`]),
    ...(details === '' ? [] : [`${DETAILS}\n${details}`]),
    END,
  ].join('\n\n')
}

/** The sections of a comment; one that somebody damaged is none. */
export function sectionsIn(body: string): CommentSection[] {
  return [...linesOf(body).matchAll(SECTION)].map(([, key = '', id, attempt, commit, verdict, fork, text = '']) => {
    const [upToDetails = '', details = ''] = text.split(DETAILS)
    const [upToTable = '', table = ''] = upToDetails.split(TABLE)
    const head = upToTable.split(HEAD).at(-1) ?? ''
    return {
      key,
      run: runOf(id, attempt, commit),
      verdict: verdict as Verdict,
      fromFork: fork !== undefined,
      head: head.trim(),
      table: table.trim(),
      details: details.trim(),
    }
  })
}

/** The newest run that had a say in the comment, where a line of its own names it. */
export function newestIn(body: string): RunId[] {
  const [matched, id, attempt, commit] = NEWEST.exec(linesOf(body)) ?? []
  return matched === undefined ? [] : [runOf(id, attempt, commit)]
}

function runText({ id, attempt, commit }: RunId): string {
  return `run=${id}.${attempt}${commit === undefined ? '' : ` commit=${commit}`}`
}

function runOf(id: string | undefined, attempt: string | undefined, commit: string | undefined): RunId {
  return { id: Number(id), attempt: Number(attempt), ...(commit !== undefined && { commit }) }
}

/** Whether a comment is the one with this key: the mark is its first line, nobody can smuggle it in further down. */
export function hasMark(body: string, key: string): boolean {
  return linesOf(body).startsWith(`${commentMark(key)}\n`)
}

/** Who edits a comment in the browser sends line ends of another kind. */
function linesOf(body: string): string {
  return body.replaceAll('\r\n', '\n')
}

/** True when `one` is an earlier run than `other`, or an earlier attempt of it. */
export function isEarlier(one: RunId, other: RunId): boolean {
  return one.id === other.id ? one.attempt < other.attempt : one.id < other.id
}

/**
 * True when what `one` found is not the state that `newest` was for. The jobs of a run share its id, whichever attempt they are of;
 * and several workflows run for one commit.
 */
export function isOutdated(one: RunId, newest: RunId): boolean {
  return one.id < newest.id && (one.commit === undefined || one.commit !== newest.commit)
}

const CUT = '> ✂ Left out, because this comment may not be longer: the details. They are in the full report.'
const CUT_SHORT = '> ✂ Cut short.'

/**
 * The section without its details, without its table as well, and as its heading with what stands under the head. What must not be
 * lost is in its mark, or in that last paragraph.
 */
export function shorterSections(section: CommentSection): CommentSection[] {
  const paragraphs = section.head.split('\n\n')
  const ends = [...paragraphs.slice(0, 1), ...paragraphs.slice(1).slice(-1)].join('\n\n')
  return [
    { ...section, details: CUT },
    { ...section, table: '', details: CUT },
    { ...section, head: ends, table: '', details: CUT },
    { ...section, head: ends, table: '', details: CUT_SHORT },
  ]
}
