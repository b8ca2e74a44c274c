/**
 * What can go wrong, in the words of the person who has to act on it.
 *
 * A leaking chart is not a problem: it is a verdict. A `Problem` is everything that keeps us from reaching one.
 */

/** Why no verdict was reached: the caller's input, the world around us, or somebody who pressed Ctrl-C. */
export type ProblemKind = 'usage' | 'infrastructure' | 'cancelled'

/** Exit codes of the command line: of the verdicts `clean` and `leaked`, and of what keeps us from reaching one. */
export const EXIT_CODES = {
  clean: 0,
  leaked: 1,
  usage: 2,
  infrastructure: 3,
  cancelled: 130,
} as const satisfies Record<'clean' | 'leaked' | ProblemKind, number>

/** An error in three sentences: what failed (`message`), the likely cause (`cause` or part of the message), what to do (`hint`). */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly hint: string | undefined

  constructor(kind: ProblemKind, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Problem'
    this.kind = kind
    this.hint = options.hint
  }
}

/** Wrong usage or configuration: exit code 2, nothing was created. */
export function usageProblem(message: string, hint?: string, cause?: unknown): Problem {
  return new Problem('usage', message, { ...(hint !== undefined && { hint }), cause })
}

/** The world failed, not the chart: the verdict is `inconclusive`, exit code 3. */
export function infrastructureProblem(message: string, hint?: string, cause?: unknown): Problem {
  return new Problem('infrastructure', message, { ...(hint !== undefined && { hint }), cause })
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The message of anything that was thrown, and what to do about it where that is known. `between`: the two. */
export function withHint(error: unknown, between = '\n'): string {
  const hint = error instanceof Problem ? error.hint : undefined
  return hint === undefined ? messageOf(error) : `${messageOf(error)}${between}${hint}`
}
