/** How many columns text takes in a terminal, and breaking it there. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
// East Asian Width W and F, roughly: scripts that are drawn in two columns, and emoji. https://www.unicode.org/reports/tr11/
const WIDE =
  /^(?:\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})|\ufe0f/u

// biome-ignore lint/suspicious/noControlCharactersInRegex: printable ASCII takes one column each
const ASCII = /^[\x00-\x7f]*$/

/** Columns of text without control characters. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  return characters(text).reduce((sum, character) => sum + widthOf(character), 0)
}

/** At most `columns` wide; what is missing is marked by `…`. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  return columns < 1 ? '' : `${take(text, columns - 1)}…`
}

/** `18 × StorageProvider` is one. */
const BETWEEN_WORDS = /(?<!×) (?!×)/

/** Lines of at most `columns`, broken between words, and inside words that are longer than a line. Always at least one line. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(BETWEEN_WORDS).flatMap(word => pieces(word, columns))) {
    if (line === '') line = word
    else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function pieces(word: string, columns: number): string[] {
  if (word.length <= columns && ASCII.test(word)) return [word]
  const found: string[] = []
  let piece = ''
  let width = 0
  for (const { segment } of segmenter.segment(word)) {
    const more = widthOf(segment)
    if (piece !== '' && width + more > columns) {
      found.push(piece)
      piece = ''
      width = 0
    }
    piece += segment
    width += more
  }
  return [...found, piece]
}

function take(text: string, columns: number): string {
  let taken = ''
  let width = 0
  for (const character of characters(text)) {
    width += widthOf(character)
    if (width > columns) return taken
    taken += character
  }
  return taken
}

function characters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function widthOf(character: string): number {
  if (WIDE.test(character)) return 2
  return /^[\p{Mark}\u200c\u200d]/u.test(character) ? 0 : 1
}
