/** Reports as comments on the pull request that the workflow runs for. Whatever goes wrong is a warning: the verdict stands. */
import * as core from '@actions/core'
import { systemClock } from '../../clock.ts'
import type { CommentOptions } from '../../options/comment-options.ts'
import { infrastructureProblem } from '../../problem.ts'
import { visible } from '../../report/escape.ts'
import { GitHubApi } from '../api/github-api.ts'
import { PullRequestComments } from './comments.ts'
import { failureWords } from './failure-words.ts'
import { findPullRequest } from './find-pull-request.ts'
import type { Kept } from './keep-comment.ts'
import { type Ended, keepComments, timeLimitMs, type WantedComment } from './keep-comments.ts'
import { type Occasion, readOccasion } from './occasion.ts'
import { areTooMany, type CommentedReport, MOST_COMMENTS, wantedComments } from './wanted-comments.ts'

const DANGER =
  'The check runs what the pull request brings, and pull_request_target gives it your secrets and a token that may write: use the two workflows of docs/pull-request-comments.md instead.'

const TOGETHER = `There are more than ${MOST_COMMENTS} reports and no comment-group: they share one comment.`

/** Writes one comment for all reports, or one for each, as the options say. Never throws. */
export async function writeComments(
  reports: readonly CommentedReport[],
  options: CommentOptions,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  if (options.comment === 'never' || signal.aborted) return
  if (options.token !== '') core.setSecret(options.token)
  let readOnly = env.GITHUB_ACTOR === 'dependabot[bot]'
  try {
    const occasion = await readOccasion(env)
    if (typeof occasion === 'string') return core.info(visible(`No comment: ${occasion}.`))
    if (occasion.event === 'pull_request_target' && reports.some(({ handedIn }) => !handedIn)) core.warning(DANGER)
    readOnly ||= occasion.fromFork === true && occasion.event === 'pull_request'
    if (options.token === '') throw infrastructureProblem('there is no token', 'Leave github-token out, or set it.')
    if (areTooMany(reports, options)) core.notice(TOGETHER)
    const wanted = wantedComments(reports, options, occasion)
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs(wanted.length))])
    const ended = await commentOn(occasion, wanted, options, env, limit)
    if (!signal.aborted) tell(ended, { readOnly, now: Date.now() })
  } catch (error) {
    if (!signal.aborted) core.warning(failureWords(error, { readOnly, now: Date.now() }))
  }
}

async function commentOn(
  occasion: Occasion,
  wanted: readonly WantedComment[],
  { token }: CommentOptions,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Ended[]> {
  await using api = await GitHubApi.open({ env, token, clock: systemClock, signal })
  const { repository, pullRequest } = occasion
  const number = 'number' in pullRequest ? pullRequest.number : await findPullRequest(api, repository, pullRequest)
  if (number === undefined) {
    core.info('No comment: no open pull request has the commit of the run as its head any more.')
    return []
  }
  return await keepComments(new PullRequestComments(api, repository, number), wanted, { clock: systemClock, signal })
}

/** What became of each; many that failed for one reason are one warning. */
function tell(ended: readonly Ended[], circumstances: { readOnly: boolean; now: number }): void {
  for (const end of ended) if ('kept' in end) core.info(outcomeWords(end.kept))
  const failed = ended.flatMap(end => ('error' in end ? [end] : []))
  for (const alike of Map.groupBy(failed, ({ error }) => failureWords(error, circumstances)).values()) {
    const of = ended.length === 1 ? [] : alike.map(({ name }) => name || 'the report without a name')
    core.warning(failureWords(alike[0]?.error, { ...circumstances, of }))
  }
}

function outcomeWords({ outcome, url }: Kept): string {
  if (outcome === 'none') return 'No comment: nothing fails, and there is none that would have to say so.'
  return visible(
    outcome === 'written' ? `Comment: ${url}` : `The comment says it already, or what a later run found: ${url}`,
  )
}
