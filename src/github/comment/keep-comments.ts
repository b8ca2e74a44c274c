/** Several comments on one pull request: a few at a time, and one that fails stops no other. */
import type { Clock } from '../../clock.ts'
import type { NewSection } from '../../report/comment-body.ts'
import { GitHubError } from '../api/github-error.ts'
import { type CommentWriter, type Kept, keepComment } from './keep-comment.ts'

export interface WantedComment {
  key: string
  /** what tells it apart from the others, for people; '' where there is nothing to tell */
  name: string
  sections: readonly NewSection[]
}

/** What became of one. */
export type Ended = { name: string } & ({ kept: Kept } | { error: unknown })

/**
 * Most of the time of each goes by with waiting for other writers. GitHub takes 80 writes a minute and 100 requests at once, and asks
 * for few at once (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits).
 */
const AT_ONCE = 4

const FIRST_MS = 90_000
const FURTHER_MS = 10_000
const LONGEST_MS = 180_000

/** Of everything, the waiting included: a job does not stand still for its comments. */
export function timeLimitMs(comments: number): number {
  return Math.min(FIRST_MS + FURTHER_MS * Math.max(comments - 1, 0), LONGEST_MS)
}

/** Keeps all of them, and says what became of each, in their order. Never throws. */
export async function keepComments(
  comments: CommentWriter,
  wanted: readonly WantedComment[],
  world: { clock: Clock; signal: AbortSignal },
): Promise<Ended[]> {
  const ended: Ended[] = []
  const rest = wanted.entries()
  let hopeless: { error: unknown } | undefined
  const keep = async ({ key, sections }: WantedComment): Promise<{ kept: Kept } | { error: unknown }> => {
    if (hopeless !== undefined) return hopeless
    try {
      return { kept: await keepComment(comments, key, sections, world) }
    } catch (error) {
      if (isForAll(error) || world.signal.aborted) hopeless = { error }
      return { error }
    }
  }
  // Each takes the next that nobody has taken.
  const writer = async () => {
    for (const [index, comment] of rest) ended[index] = { name: comment.name, ...(await keep(comment)) }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, writer))
  return ended
}

/** A token that may not, and a rate limit, are no fault of the one comment: who goes on asking is shut out for longer. */
function isForAll(error: unknown): boolean {
  if (!(error instanceof GitHubError)) return false
  return error.limitedUntilMs !== undefined || [401, 403, 404].includes(error.status ?? 0)
}
