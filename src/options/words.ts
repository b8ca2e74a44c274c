/** A line of arguments, split as a POSIX shell splits it, without a shell: nothing is expanded, nothing is run. */
import { usageProblem } from '../problem.ts'

/** One piece of a line: blanks, 'literal', "with \" escapes", \x, or plain characters. */
const PIECE =
  /(?<blank>\s+)|'(?<literal>[^']*)'|"(?<quoted>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<plain>[^\s'"\\]+)/y

/** The words of a line. `--set "a b=c"` gives two. Throws a usage problem for a quote that is never closed. */
export function splitWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < line.length) {
    const at = PIECE.lastIndex
    const piece = PIECE.exec(line)?.groups
    if (piece === undefined) throw unfinished(line, line.slice(at))
    if (piece.blank === undefined) word = (word ?? '') + textOf(piece)
    else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}

/** Between double quotes a backslash keeps its meaning only before $, `, ", itself and a line's end. */
function textOf({ literal, quoted, escaped, plain }: Record<string, string | undefined>): string {
  return literal ?? quoted?.replaceAll(/\\([$`"\\\n])/g, '$1') ?? escaped ?? plain ?? ''
}

function unfinished(line: string, rest: string) {
  return rest.startsWith('\\')
    ? usageProblem(`${JSON.stringify(line)} ends with a backslash: there is nothing after it to escape`)
    : usageProblem(`${JSON.stringify(line)} has a quote that is never closed: ${rest}`)
}
