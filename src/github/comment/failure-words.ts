/** Why a comment was not written, and what to do: for the person who set up the workflow. */
import { listed } from '../../diagnose/words/phrases.ts'
import { formatDuration } from '../../options/duration.ts'
import { withHint } from '../../problem.ts'
import { visible } from '../../report/escape.ts'
import { GitHubError } from '../api/github-error.ts'

const PERMISSION = 'Give the job `permissions: pull-requests: write`.'
const READ_ONLY =
  'A pull request from a fork or from Dependabot has a read-only token, whatever the workflow says: docs/pull-request-comments.md shows how to comment there.'

/** What is known of the run, for the likely cause. */
interface Circumstances {
  /** the token is read-only whatever the workflow says */
  readOnly: boolean
  /** milliseconds since the epoch */
  now: number
  /** what tells the comments apart that this is said of; absent: there was one to write */
  of?: readonly string[]
}

/** Two sentences or three. */
export function failureWords(error: unknown, { readOnly, now, of = [] }: Circumstances): string {
  const what = `The pull request ${whose(of)} not written`
  if (error instanceof DOMException && error.name === 'TimeoutError') return `${what}: it took too long.`
  if (!(error instanceof GitHubError)) return `${what}: ${withHint(error)}`
  const said = visible(error.message)
  const permission = readOnly ? `${PERMISSION} ${READ_ONLY}` : PERMISSION
  if (error.limitedUntilMs !== undefined)
    return `${what}: a rate limit of GitHub was reached${until(error, now)}: ${said}`
  if (/\blocked\b/i.test(error.message)) return `${what}: the conversation is locked (GitHub says: ${said}).`
  switch (error.status) {
    case 401:
      return `${what}: github-token is not valid, or not any more (GitHub says: ${said}).`
    case 403:
      return `${what}: the token may not do it (GitHub says: ${said}). ${permission}`
    case 404:
      return `${what}: the pull request can not be seen with this token (GitHub says: ${said}). ${permission}`
    case undefined:
      return `${what}: GitHub did not answer: ${said}`
    default:
      return `${what}: GitHub answered with ${error.status}: ${said}`
  }
}

function whose(names: readonly string[]): string {
  const [comment, was] = names.length > 1 ? ['comments', 'were'] : ['comment', 'was']
  return [comment, ...(names.length === 0 ? [] : ['of', visible(listed(names, MOST_NAMES))]), was].join(' ')
}

const MOST_NAMES = 10

function until({ limitedUntilMs }: GitHubError, now: number): string {
  if (limitedUntilMs === null || limitedUntilMs === undefined) return ''
  return ` that ends in ${formatDuration(Math.max(1, Math.ceil((limitedUntilMs - now) / 1_000)) * 1_000)}`
}
