/** Sentences in a terminal that name commands in backticks: who copies a command gets all of it. */
import { displayWidth, wrapped } from './display-width.ts'
import { cutAt } from './few-words.ts'

/** A word, with the code in it as one piece, blanks and all; and the blank that ends it. */
const WORD = /(?!$)((?:`[^`]*`|[^ `]|`)*)(?: |$)/g
/** Perhaps variables, then a program that we name, or a path. */
const COMMAND =
  /^(?:[A-Z][A-Z0-9_]*=\S+ )*(?:'?[^\s']*\/|(?:sudo|kubectl|helm|kind|docker|podman|nerdctl|finch|clean-uninstall) )/
/** Nobody reads on; somebody's report may hold megabytes. */
const LONGEST = 20_000
/** What is in quotes is one argument. */
const ARGUMENT = /(?:'[^']*'|[^\s'])+/g

/**
 * Lines of at most `columns`, broken between words but never inside a command. One that is too long for a line stands in lines
 * of its own, without the backticks, and is broken between arguments with `\`. At least one line.
 */
export function sentenceLines(text: string, columns: number): string[] {
  const lines: string[] = []
  let words: string[] = []
  const flush = () => {
    if (words.some(word => word !== '')) lines.push(...joined(words, columns))
    words = []
  }
  for (const [, word = ''] of cutAt(text, LONGEST).matchAll(WORD)) {
    const { before, code, after } = aroundCode(word)
    if (!COMMAND.test(code)) words.push(...word.split(' '))
    else if (displayWidth(word) <= columns) words.push(word)
    else {
      if (before !== '') words.push(before)
      flush()
      lines.push(...commandLines(code.match(ARGUMENT) ?? [], columns - 2).map(line => `  ${line}`))
      if (/[^.,;:)]/.test(after)) words.push(after)
    }
  }
  flush()
  return lines.length === 0 ? [''] : lines
}

/** A word with one piece of code in it, and what stands around that; no code in any other. */
function aroundCode(word: string): { before: string; code: string; after: string } {
  const parts = word.split('`')
  const [before = '', code = '', after = ''] = parts.length === 3 ? parts : []
  return { before, code, after }
}

/** Broken between arguments with `\`, so that it can be pasted; an argument is never broken, and stays with its flag where both fit. */
export function commandLines(argv: readonly string[], columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of withFlags(argv, columns - 4)) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > columns - 2) {
      lines.push(`${line} \\`)
      line = `  ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** `--namespace apps` as one; what may belong to a flag follows it. */
function withFlags(argv: readonly string[], columns: number): string[] {
  const words: string[] = []
  for (const word of argv) {
    const flag = words.at(-1) ?? ''
    const belongs = /^--?[a-z-]*$/.test(flag) && !word.startsWith('-')
    if (belongs && displayWidth(flag) + 1 + displayWidth(word) <= columns) words.splice(-1, 1, `${flag} ${word}`)
    else words.push(word)
  }
  return words
}

/** No word but a command has a blank in it, and none of those is wider than a line. */
function joined(words: readonly string[], columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words.flatMap(word => (word.includes(' ') ? [word] : wrapped(word, columns)))) {
    if (line === '') line = word
    else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}
