/**
 * The documents that a Helm template may render, found in its own source without rendering it.
 *
 * A template is no YAML, so this is reading by layout: documents are what stands between `---` lines; the `kind:` of an
 * object is the one in the document's leftmost column (for items of a List: in the item's own column), so the kinds of
 * references, volume claim templates and texts in ConfigMaps do not count. A document without a `kind:` that prints
 * something in the first column (`{{ include "library.deployment" . }}`) is the object of that line, of any kind.
 */
import {
  areExclusive,
  type Branch,
  branchesAt,
  CONTROL,
  conditionIn,
  type MarkedTemplate,
  markActions,
  OUTPUT,
} from './template-actions.ts'
import { isSignificant, type Line, segmentsOf } from './template-lines.ts'
import { type NamePattern, nameOf, scalar } from './template-name.ts'
import { writtenName } from './written-name.ts'

export interface SourceDocument {
  /** undefined: computed, or printed by an include */
  kind?: string
  /** of a computed kind: the kinds that its action names, as in `ternary "Role" "ClusterRole"` */
  namedKinds?: string[]
  /** 1-based line of the `kind:` or of the include */
  line: number
  /** 1-based, both included */
  firstLine: number
  lastLine: number
  /** what metadata.name can be; undefined: anything */
  name?: NamePattern
  /** the name as it is written, where it would be the same in another template */
  writtenName?: string
  /** 1-based lines of the `helm.sh/…` keys in it */
  annotationLines: Record<string, number>
  /** of these keys, those that stand in an `if` of their own about a value: `.Values.crds.keep` */
  annotationConditions?: Record<string, string>
  /** whether it renders hooks, as far as its own text tells; `sometimes`: the annotation stands in an if of its own */
  hook?: 'always' | 'sometimes'
  branches: readonly Branch[]
}

const KIND = /^( *)(- +)?["']?kind["']?:(?:[ \t]+(.*))?$/

/** Every document of the template, in the order of the source. */
export function findDocuments(source: string): SourceDocument[] {
  const marked = markActions(source)
  return segmentsOf(marked.text).flatMap(lines => documentsOf(lines, marked))
}

/** True when both can be rendered once, and only once, by one run of the template. */
export function canBothRender(one: SourceDocument, other: SourceDocument): boolean {
  return !isInLoop(one) && !isInLoop(other) && !areExclusive(one.branches, other.branches)
}

/** True when one run of the template may render the document several times, or never. */
export function isInLoop(document: SourceDocument): boolean {
  return document.branches.some(({ loop }) => loop)
}

function documentsOf(lines: Line[], marked: MarkedTemplate): SourceDocument[] {
  const column = leftmostColumn(lines)
  const kinds = column === undefined ? [] : lines.filter(line => kindAt(line)?.column === column)
  if (column === undefined || kinds.length === 0) return printedDocuments(lines, marked)
  const items = kinds.some(line => kindAt(line)?.kind?.endsWith('List')) ? listItems(lines, column) : []
  if (items.length === 0) return kinds.map(line => documentAt(line, lines, column, marked))
  return items.flatMap(({ lines: item, column: inner }) =>
    item.filter(line => kindAt(line)?.column === inner).map(line => documentAt(line, item, inner, marked)),
  )
}

function leftmostColumn(lines: Line[]): number | undefined {
  const columns = lines.flatMap(
    ({ text }) => /^( *)["']?(?:apiVersion|kind|metadata)["']?:/.exec(text)?.[1]?.length ?? [],
  )
  return columns.length === 0 ? undefined : Math.min(...columns)
}

/** Column and value of a `kind:` key; the value is undefined when an action computes it. */
function kindAt({ text }: Line): { column: number; kind?: string } | undefined {
  const match = KIND.exec(text)
  if (match === null) return undefined
  const column = (match[1]?.length ?? 0) + (match[2]?.length ?? 0)
  const value = scalar(match[3] ?? '')
  return /^[A-Za-z]\w*$/.test(value) ? { column, kind: value } : { column }
}

function documentAt(line: Line, lines: Line[], column: number, marked: MarkedTemplate): SourceDocument {
  const kind = kindAt(line)?.kind
  const name = nameOf(lines, column)
  const written = name?.line && writtenNameAt(name.line, line, marked)
  return {
    ...(kind === undefined ? { namedKinds: namedKinds(line, marked) } : { kind }),
    ...(name !== undefined && { name }),
    ...(written !== undefined && { writtenName: written }),
    ...document(line, lines, marked),
  }
}

/** A name in an if of its own is one of several. */
function writtenNameAt(line: Line, ofDocument: Line, marked: MarkedTemplate): string | undefined {
  const open = openBranches(line, marked)
  const isConditional = open.length > openBranches(ofDocument, marked).length
  return isConditional ? undefined : writtenName(line.number, open, marked)
}

function document(line: Line, lines: Line[], marked: MarkedTemplate) {
  const branches = openBranches(line, marked)
  const hookLine = lines.find(({ text }) => annotationKey(text) === 'helm.sh/hook')
  const isAlways = hookLine !== undefined && openBranches(hookLine, marked).length <= branches.length
  const conditions = annotationConditions(lines, branches, marked)
  return {
    line: line.number,
    firstLine: lines[0]?.number ?? line.number,
    lastLine: lines.at(-1)?.number ?? line.number,
    annotationLines: annotationLines(lines),
    ...(Object.keys(conditions).length > 0 && { annotationConditions: conditions }),
    ...(hookLine && { hook: isAlways ? ('always' as const) : ('sometimes' as const) }),
    branches,
  }
}

function openBranches(line: Line, marked: MarkedTemplate): readonly Branch[] {
  return branchesAt(marked, line.offset + line.text.search(/[^ ]/))
}

/** Capitalised words after a quote or after an action. */
function namedKinds(line: Line, { source }: MarkedTemplate): string[] {
  const text = source.split('\n')[line.number - 1] ?? ''
  return [...text.matchAll(/(?:["'`]|\}\})([A-Z]\w*)/g)].map(([, kind]) => kind ?? '')
}

/** The lines in the first column that print something, when the segment has nothing else. */
function printedDocuments(lines: Line[], marked: MarkedTemplate): SourceDocument[] {
  const significant = lines.filter(isSignificant)
  const printing = significant.filter(({ text }) => text.replaceAll(CONTROL, '').startsWith(OUTPUT))
  if (printing.length < significant.length && significant[0] !== printing[0]) return []
  const counted = printing.length < significant.length ? printing.slice(0, 1) : printing
  return counted.map(line => document(line, lines, marked))
}

/** The items below `items:` of a List, and the column of their keys. */
function listItems(lines: Line[], column: number): { lines: Line[]; column: number }[] {
  const start = lines.findIndex(({ text }) => new RegExp(`^ {${column}}items:`).test(text))
  const below = start === -1 ? [] : lines.slice(start + 1)
  const dash = /^( *)- +/.exec(below.find(isSignificant)?.text ?? '')
  if (dash === null) return []
  const marker = new RegExp(`^ {${dash[1]?.length ?? 0}}- +`)
  const result: { lines: Line[]; column: number }[] = []
  for (const line of below) {
    if (marker.test(line.text)) result.push({ lines: [], column: dash[0].length })
    result.at(-1)?.lines.push(line)
  }
  return result
}

function annotationLines(lines: Line[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { text, number } of lines) {
    const key = annotationKey(text)
    if (key !== undefined) found[key] ??= number
  }
  return found
}

/** The innermost condition of each key that its document does not have: an else says the opposite, and is none. */
function annotationConditions(
  lines: Line[],
  ofDocument: readonly Branch[],
  marked: MarkedTemplate,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const line of lines) {
    const key = annotationKey(line.text)
    if (key === undefined || key in found) continue
    const own = openBranches(line, marked).filter(({ id }) => ofDocument.every(outer => outer.id !== id))
    const isElse = own.some(({ branch }) => branch > 0)
    const condition = own.map(({ id }) => conditionIn(marked.actions[id])).findLast(text => text?.includes('.Values.'))
    if (condition !== undefined && !isElse) found[key] = condition
  }
  return found
}

function annotationKey(text: string): string | undefined {
  return /^\s*["']?(helm\.sh\/[\w.-]+)["']?\s*:/.exec(text)?.[1]
}
