/** zod schemas for one value of an option: text in, value out. Every message quotes the text and says what is allowed. */
import { z } from 'zod'
import { Problem, usageProblem } from '../problem.ts'
import { parseDuration } from './duration.ts'

/** Timers of Node hold 24.8 days at most; nobody waits longer than one. */
const LONGEST_MS = 24 * 3_600_000

/** A schema from a function that throws usage problems. */
export function parsedBy<Value>(parse: (text: string) => Value) {
  return z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.addIssue({ code: 'custom', message: error.message, input: text })
      return z.NEVER
    }
  })
}

/** Any text. */
export const text = z.string()

/** Text of a form; `what` follows the quoted value, `is not a namespace: …`. */
export function textLike(pattern: RegExp, what: string) {
  return z.string().regex(pattern, { error: issue => `${JSON.stringify(issue.input)} ${what}` })
}

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, {
    error: issue => `${JSON.stringify(issue.input)} is not one of ${words.join(', ')}`,
  })
}

/** true or false in the spellings of YAML's core schema, and nothing else: `yes` and `ture` are mistakes. */
export const truth = parsedBy(word => {
  if (/^(true|True|TRUE)$/.test(word)) return true
  if (/^(false|False|FALSE)$/.test(word)) return false
  throw usageProblem(`${JSON.stringify(word)} is neither true nor false`)
})

/** A time limit in milliseconds: longer than nothing, at most a day. */
export const timeLimit = parsedBy(word => {
  const ms = limitOf(word)
  if (ms <= 0) throw usageProblem(`${JSON.stringify(word)} leaves no time at all: give a longer one, such as 30s`)
  return ms
})

/** The same, where no time at all switches off what it limits. */
export const timeLimitOrOff = parsedBy(limitOf)

function limitOf(word: string): number {
  const ms = parseDuration(word)
  if (ms > LONGEST_MS) throw usageProblem(`${JSON.stringify(word)} is longer than 24h, the longest time limit`)
  return ms
}
