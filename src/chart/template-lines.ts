/** A marked template, line by line, and cut where one document ends and the next begins. */
import { CONTROL } from './template-actions.ts'

export interface Line {
  /** 1-based */
  number: number
  /** offset of its first character in the marked text */
  offset: number
  text: string
}

const SEPARATOR = new RegExp(`^[${CONTROL}\\s]*---(\\s|$)`)

function linesOf(text: string): Line[] {
  let offset = 0
  return text.split('\n').map((raw, index) => {
    const line = { number: index + 1, offset, text: raw.replace(/\r$/, '') }
    offset += raw.length + 1
    return line
  })
}

/** The lines between `---` lines, without segments that have nothing in them. */
export function segmentsOf(text: string): Line[][] {
  const result: Line[][] = [[]]
  for (const line of linesOf(text)) {
    if (SEPARATOR.test(line.text)) result.push([])
    else result.at(-1)?.push(line)
  }
  return result.filter(segment => segment.some(isSignificant))
}

/** Not empty, no comment, and not only control actions. */
export function isSignificant({ text }: Line): boolean {
  const rest = text.replaceAll(CONTROL, '').trim()
  return rest !== '' && !rest.startsWith('#')
}
