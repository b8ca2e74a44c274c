/** What a template says an object's name is: text, and actions that may print anything. */
import { CONTROL, OUTPUT } from './template-actions.ts'
import { isSignificant, type Line } from './template-lines.ts'

export interface NamePattern {
  pattern: RegExp
  /** characters that no action prints: how much the pattern says */
  literalLength: number
  /** where the value stands; absent: in braces, behind other keys */
  line?: Line
}

/** metadata.name: the pattern that it must match, with every action standing for any text. */
export function nameOf(lines: Line[], column: number): NamePattern | undefined {
  const isKey = new RegExp(`^(?: {${column}}|(?=.{${column}}) *- +)["']?metadata["']?:(.*)$`)
  const start = lines.findIndex(({ text }) => isKey.test(text))
  if (start === -1) return undefined
  const inline = /[{,]\s*name:\s*([^,}]+)/.exec(isKey.exec(lines[start]?.text ?? '')?.[1] ?? '')?.[1]
  if (inline !== undefined) return namePattern(scalar(inline))
  for (const line of lines.slice(start + 1).filter(isSignificant)) {
    const { text } = line
    const indentation = /^ */.exec(text)?.[0].length ?? 0
    if (indentation <= column && !/^\W/.test(text)) return undefined
    const name = /^ +["']?name["']?:[ \t]+(.*)$/.exec(text)?.[1]
    if (name !== undefined) return at(line, namePattern(scalar(name)))
  }
  return undefined
}

function at(line: Line, name: NamePattern | undefined): NamePattern | undefined {
  return name && { ...name, line }
}

function namePattern(value: string): NamePattern | undefined {
  if (value === '' || value.includes(CONTROL)) return undefined
  const parts = value.split(OUTPUT)
  const source = parts.map(part => part.replace(/[^\w-]/g, '\\$&')).join('.*')
  return { pattern: new RegExp(`^${source}$`), literalLength: value.length - parts.length + 1 }
}

/** A plain or quoted value without its comment and without control actions at its ends. */
export function scalar(value: string): string {
  const bare = value.replace(/\s+#.*$/, '')
  const ends = new RegExp(`^[\\s${CONTROL}]+|[\\s${CONTROL}]+$`, 'g')
  return bare.replace(ends, '').replace(/^(["'])(.*)\1$/, '$2')
}
