/** What GitHub answered when it did not do what it was asked, or that it did not answer. */
import { socketCode, socketWords } from '../../socket-error.ts'

/** A request that failed for good, after its retries. The message is GitHub's own. */
export class GitHubError extends Error {
  /** undefined: there was no (complete) answer */
  readonly status: number | undefined
  /** undefined: no rate limit was reached; null: one was, and GitHub does not say until when */
  readonly limitedUntilMs: number | null | undefined
  /** code of the socket's error, such as ECONNRESET */
  readonly code: string | undefined

  constructor(
    message: string,
    details: { status?: number; limitedUntilMs?: number | null; code?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'GitHubError'
    this.status = details.status
    this.limitedUntilMs = details.limitedUntilMs
    this.code = details.code
  }

  /** True when it may have been done all the same, or may be done by another try: the server's trouble, or the network's. */
  get isTrouble(): boolean {
    return this.status === undefined || this.status >= 500
  }
}

interface AnswerHeaders {
  get(name: string): string | null
}

/** The error for an answer that is not 2xx. `now`: milliseconds since the epoch. */
export function errorFromAnswer(status: number, headers: AnswerHeaders, body: string, now: number): GitHubError {
  const message = wordsIn(body) ?? `HTTP ${status}`
  const limitedUntilMs = limitIn(status, headers, message, now)
  return new GitHubError(message, { status, ...(limitedUntilMs !== undefined && { limitedUntilMs }) })
}

/** The error for a request without an answer. */
export function errorFromSocket(error: unknown): GitHubError {
  return new GitHubError(socketWords(error), { code: socketCode(error), cause: error })
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api: every refusal is JSON with a message. */
function wordsIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : undefined
    return typeof said === 'string' && said !== '' ? said.slice(0, LONGEST_WORDS) : undefined
  } catch {
    return undefined
  }
}

const LONGEST_WORDS = 500

/**
 * Both kinds of rate limit are 403 or 429, and 403 is also what a token gets that may not do it: the headers tell them apart, and
 * for the secondary limit sometimes the message alone (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 */
function limitIn(status: number, headers: AnswerHeaders, message: string, now: number): number | null | undefined {
  if (status !== 403 && status !== 429) return undefined
  const retryAfter = headers.get('retry-after')
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  if (Number.isFinite(seconds)) return now + seconds * 1000
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN)
    return Number.isFinite(reset) ? reset * 1000 : null
  }
  return status === 429 || /rate limit|abuse detection/i.test(message) ? null : undefined
}
