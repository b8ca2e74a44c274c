/** Reports as comments on the pull request that the workflow runs for. Whatever goes wrong is a warning: the verdict stands. */
import { createHash } from 'node:crypto'
import * as core from '@actions/core'
import { systemClock } from '../../clock.ts'
import type { CommentOptions } from '../../options/comment-options.ts'
import { infrastructureProblem } from '../../problem.ts'
import { commentParts } from '../../report/comment.ts'
import type { NewSection } from '../../report/comment-body.ts'
import { visible } from '../../report/escape.ts'
import type { Report } from '../../report/report.ts'
import { GitHubApi } from '../api/github-api.ts'
import { PullRequestComments } from './comments.ts'
import { failureWords } from './failure-words.ts'
import { findPullRequest } from './find-pull-request.ts'
import { type Kept, keepComment } from './keep-comment.ts'
import { type Occasion, readOccasion } from './occasion.ts'

export interface CommentedReport {
  report: Report
  /** what tells it apart from the others of the workflow, and is the same from run to run */
  identity: readonly string[]
  /** what tells it apart, for people */
  leg?: string
  /** another run made it, perhaps of a stranger's code */
  handedIn: boolean
}

/** Everything, the waiting included: a job does not stand still for a comment. */
const TIME_LIMIT_MS = 90_000

const DANGER =
  'The check runs what the pull request brings, and pull_request_target gives it your secrets and a token that may write: use the two workflows of docs/pull-request-comments.md instead.'

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
    await commentOn(occasion, reports, options, env, signal)
  } catch (error) {
    if (!signal.aborted) core.warning(failureWords(error, { readOnly, now: Date.now() }))
  }
}

async function commentOn(
  occasion: Occasion,
  reports: readonly CommentedReport[],
  options: CommentOptions,
  env: NodeJS.ProcessEnv,
  cancelled: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(TIME_LIMIT_MS)])
  await using api = await GitHubApi.open({ env, token: options.token, clock: systemClock, signal })
  const { repository, pullRequest } = occasion
  const number = 'number' in pullRequest ? pullRequest.number : await findPullRequest(api, repository, pullRequest)
  if (number === undefined)
    return core.info('No comment: no open pull request has the commit of the run as its head any more.')
  const comments = new PullRequestComments(api, repository, number)
  const sections = reports.map(report => sectionOf(report, options, occasion))
  const groups: [string, NewSection[]][] =
    options.group === undefined
      ? sections.map(section => [keyOf('single', section.key), [section]])
      : [[keyOf('group', options.group), sections]]
  for (const [key, members] of groups)
    core.info(outcomeWords(await keepComment(comments, key, members, { clock: systemClock, signal })))
}

function sectionOf(
  { report, identity, leg, handedIn }: CommentedReport,
  { comment }: CommentOptions,
  { workflow, run, commit, fromFork }: Occasion,
): NewSection {
  const context = {
    ...(leg !== undefined && { leg }),
    ...(commit !== undefined && { commit }),
    runUrl: run.url,
    fromFork: handedIn && fromFork !== false,
  }
  return {
    key: keyOf('section', workflow, ...identity),
    run,
    verdict: report.verdict,
    create: comment === 'always' || report.verdict !== 'clean',
    parts: limit => commentParts(report, context, limit),
  }
}

/** 16 hexadecimal digits: nothing that a name could break a mark with. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}

function outcomeWords({ outcome, url }: Kept): string {
  if (outcome === 'none') return 'No comment: nothing fails, and there is none that would have to say so.'
  return visible(
    outcome === 'written' ? `Comment: ${url}` : `The comment says it already, or what a later run found: ${url}`,
  )
}
