/** The hidden marks by which a comment and its sections are found again, and a section as text. */
import { VERDICTS, type Verdict } from '../verdict.ts'
import type { MarkdownParts } from './markdown.ts'

/** A run of a workflow; of two the newer one knows more. */
export interface RunId {
  id: number
  attempt: number
}

/** What one check has to say. */
export interface CommentSection extends MarkdownParts {
  /** 16 hexadecimal digits, the same from run to run */
  key: string
  run: RunId
  verdict: Verdict
}

/** The first line of a comment. `key`: 16 hexadecimal digits. */
export function commentMark(key: string): string {
  return `<!-- clean-uninstall:comment ${key} -->`
}

const TABLE = '<!-- clean-uninstall:table -->'
const DETAILS = '<!-- clean-uninstall:details -->'
const END = '<!-- clean-uninstall:end -->'
const SECTION = new RegExp(
  `^<!-- clean-uninstall:section ([0-9a-f]{16}) run=(\\d{1,15})\\.(\\d{1,6}) (${VERDICTS.join('|')}) -->\n([\\s\\S]*?)\n${END}$`,
  'gm',
)

/** The text of a section between its marks. */
export function sectionText({ key, run, verdict, head, table, details }: CommentSection): string {
  return [
    `<!-- clean-uninstall:section ${key} run=${run.id}.${run.attempt} ${verdict} -->\n${head}`,
    ...(table === '' ? [] : [`${TABLE}\n${table}`]),
    ...(details === '' ? [] : [`${DETAILS}\n${details}`]),
    END,
  ].join('\n\n')
}

/** The sections of a comment; one that somebody damaged is none. */
export function sectionsIn(body: string): CommentSection[] {
  return [...linesOf(body).matchAll(SECTION)].map(([, key = '', id, attempt, verdict, text = '']) => {
    const [upToDetails = '', details = ''] = text.split(DETAILS)
    const [head = '', table = ''] = upToDetails.split(TABLE)
    return {
      key,
      run: { id: Number(id), attempt: Number(attempt) },
      verdict: verdict as Verdict,
      head: head.trim(),
      table: table.trim(),
      details: details.trim(),
    }
  })
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

const CUT = '> ✂ Left out, because this comment may not be longer: the details. They are in the full report.'

/** The section without its details, without its table as well, and as its heading with what stands under the head. */
export function shorterSections(section: CommentSection): CommentSection[] {
  const paragraphs = section.head.split('\n\n')
  const ends = [...paragraphs.slice(0, 1), ...paragraphs.slice(1).slice(-1)].join('\n\n')
  return [
    { ...section, details: CUT },
    { ...section, table: '', details: CUT },
    { ...section, head: ends, table: '', details: CUT },
  ]
}
