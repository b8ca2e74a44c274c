/** One comment, written by whoever has something to say, at the same moment perhaps: read, write, read again. */
import type { Clock } from '../../clock.ts'
import { infrastructureProblem } from '../../problem.ts'
import { commentBody, isSaid, type NewSection } from '../../report/comment-body.ts'
import { hasMark } from '../../report/comment-section.ts'
import { COMMENT_LIMIT } from '../../report/size-limit.ts'
import { GitHubError } from '../api/github-error.ts'
import type { Comment, PullRequestComments } from './comments.ts'

export interface Kept {
  /** written: by us · said: it, or a later run's, was there already · none: there is no comment, and none is wanted */
  outcome: 'written' | 'said' | 'none'
  url?: string
}

export type CommentWriter = Pick<PullRequestComments, 'own' | 'create' | 'edit' | 'delete'>

/** Rounds of reading and writing; each waits longer for the others to be done. */
const MOST_ROUNDS = 10
/** From a writer's reading to the end of its writing it takes a fraction of this; where GitHub is slow, of what it took us. */
const LOOK_AGAIN_MS = 1_500
const SLOWEST_WRITER = 3
const MOST_FAILURES = 3

/**
 * GitHub has no "edit only if unchanged". So everybody reads right before writing, and looks again when others that read before
 * must have written: whose section was lost by then writes it once more. Of comments that were made at the same moment the oldest
 * stays, with the sections of all.
 */
export async function keepComment(
  comments: CommentWriter,
  key: string,
  sections: readonly NewSection[],
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<Kept> {
  let [written, failures] = [false, 0]
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const startedAt = clock.now()
    const found = (await comments.own()).filter(({ body }) => hasMark(body, key))
    const [first] = found
    const bodies = found.map(({ body }) => body)
    if (found.length <= 1 && isSaid(sections, bodies)) {
      if (first === undefined) return { outcome: 'none' }
      return { outcome: written ? 'written' : 'said', url: first.url }
    }
    try {
      await write(comments, found, commentBody(key, bodies, sections, COMMENT_LIMIT))
      written = true
    } catch (error) {
      // It may have been written all the same: the next look tells.
      if (!(error instanceof GitHubError && error.isTrouble) || ++failures === MOST_FAILURES) throw error
    }
    const othersMs = Math.max(LOOK_AGAIN_MS, SLOWEST_WRITER * (clock.now() - startedAt))
    await clock.sleep(othersMs * (1 + round / 2) * (1 + clock.random()), signal)
  }
  throw infrastructureProblem(
    'other runs wrote to the same comment at the same time, again and again',
    'With many checks in a matrix, let one job write the comment after them: docs/pull-request-comments.md shows how.',
  )
}

async function write(comments: CommentWriter, [first, ...duplicates]: readonly Comment[], body: string): Promise<void> {
  if (first === undefined) return void (await comments.create(body))
  // Somebody may have deleted it since the last look; the next one finds that out.
  if (!(await comments.edit(first.id, body))) return
  // Their sections are in the first one now; whoever wrote into one of them meanwhile finds that out by looking again.
  for (const { id } of duplicates) await comments.delete(id)
}
