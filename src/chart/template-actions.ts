/** The `{{ … }}` actions of a Helm template, and which of them surround a place in it. */

/** One if, with, range or block that a place is in, and in which of its branches (0: before the first else). */
export interface Branch {
  /** number of the opening action in the file */
  id: number
  branch: number
  loop: boolean
}

/** Stands for an action that prints something. */
export const OUTPUT = '\u0001'
/** Stands for an action that prints nothing: if, end, a variable. */
export const CONTROL = '\u0002'

export interface MarkedTemplate {
  /** the template as it is */
  source: string
  /**
   * The text with every action replaced by a mark, and comments and the bodies of `define` taken out. Line breaks stay
   * where they were, so line numbers are those of the file.
   */
  text: string
  /** from which offset of `text` on which branches are open, ascending */
  branches: { offset: number; open: readonly Branch[] }[]
  /** the actions as they are written, by the number that a branch has as its `id` */
  actions: readonly string[]
}

/** A comment, or an action; strings in an action may hold braces. */
const ACTION = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{\{(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|[^"`}]|\}(?!\}))*\}\}/g
const OPENING = new Set(['if', 'with', 'range', 'block'])

interface Open extends Branch {
  keyword: string
}

/** Takes the actions of a template out of its text, and keeps where its branches begin and end. */
export function markActions(source: string): MarkedTemplate {
  const branches: MarkedTemplate['branches'] = []
  let open: Open[] = []
  let text = ''
  const actions: string[] = []
  let end = 0
  const hidden = () => open.some(({ keyword }) => keyword === 'define')
  for (const match of source.matchAll(ACTION)) {
    const between = source.slice(end, match.index)
    text += hidden() ? lineBreaks(between) : between
    end = match.index + match[0].length
    const keyword = keywordOf(match[0])
    const wasHidden = hidden()
    open = step(open, keyword, actions.length)
    actions.push(match[0])
    text += (wasHidden || hidden() || keyword === 'comment' ? '' : markOf(keyword)) + lineBreaks(match[0])
    branches.push({ offset: text.length, open: open.map(({ id, branch, loop }) => ({ id, branch, loop })) })
  }
  text += source.slice(end)
  return { source, text, branches, actions }
}

/** The branches that are open at an offset of the marked text. */
export function branchesAt({ branches }: MarkedTemplate, offset: number): readonly Branch[] {
  return branches.findLast(change => change.offset <= offset)?.open ?? []
}

/** What an `if` or `with` asks for, `.Values.crds.keep`; undefined for other actions, and for what is no one line to quote. */
export function conditionIn(action: string | undefined): string | undefined {
  return /^\{\{-?\s*(?:if|with)\s+([^`\n]*?)\s*-?\}\}$/.exec(action ?? '')?.[1]
}

/** Two places that cannot both be rendered in one pass: they are in different branches of one action. */
export function areExclusive(one: readonly Branch[], other: readonly Branch[]): boolean {
  return one.some(a => other.some(b => a.id === b.id && a.branch !== b.branch))
}

function step(open: Open[], keyword: string, id: number): Open[] {
  const last = open.at(-1)
  if (OPENING.has(keyword) || keyword === 'define') {
    return [...open, { id, branch: 0, loop: keyword === 'range', keyword }]
  }
  if (keyword === 'end') return open.slice(0, -1)
  if (keyword === 'else' && last !== undefined) return [...open.slice(0, -1), { ...last, branch: last.branch + 1 }]
  return open
}

function keywordOf(action: string): string {
  const inner = action.replace(/^\{\{-?\s*/, '')
  if (inner.startsWith('/*')) return 'comment'
  if (/^\$\w*(\s*,\s*\$\w+)?\s*:?=[^=]/.test(inner)) return 'variable'
  return /^\w+/.exec(inner)?.[0] ?? ''
}

function markOf(keyword: string): string {
  const silent =
    OPENING.has(keyword) || ['end', 'else', 'define', 'variable', 'fail', 'break', 'continue'].includes(keyword)
  return silent ? CONTROL : OUTPUT
}

function lineBreaks(text: string): string {
  return text.replace(/[^\n]/g, '')
}
