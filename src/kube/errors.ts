/** What an API server answered when it did not do what it was asked, or that it did not answer. */
import { messageOf } from '../problem.ts'
import { socketCode, socketWords } from '../socket-error.ts'
import type { ListFailure } from './api.ts'

export interface ApiErrorDetails {
  /** the server's own words, or the socket's */
  message: string
  /** method and path that were asked for, without the server */
  path: string
  /** HTTP status; absent: there was no (complete) answer */
  status?: number
  /** `reason` of the Status object (`NotFound`, `Expired`), or the error code of the socket (`ECONNRESET`) */
  reason?: string
  /** the header, in seconds or as a date */
  retryAfter?: string
  cause?: unknown
}

/** A request that failed for good, after its retries. */
export class ApiError extends Error {
  readonly status: number | undefined
  readonly reason: string | undefined
  readonly path: string
  readonly retryAfter: string | undefined

  constructor(details: ApiErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'ApiError'
    this.status = details.status
    this.reason = details.reason
    this.path = details.path
    this.retryAfter = details.retryAfter
  }
}

/** Reason of an ApiError when our own time limit ended the request. */
export const TIMED_OUT = 'Timeout'
/** Reason of an ApiError when a 2xx answer could not be understood. */
export const MALFORMED_ANSWER = 'MalformedAnswer'

/** The error for an answer that is not 2xx; its body is a meta/v1 Status, or anything when a proxy answered. */
export function errorFromAnswer(
  path: string,
  answer: { status: number; body: string; retryAfter?: string | undefined },
): ApiError {
  const status = parseStatus(answer.body)
  const words = answer.body.trim().slice(0, 300)
  return new ApiError({
    path,
    status: answer.status,
    message: status?.message ?? (words === '' ? `HTTP ${answer.status}` : `HTTP ${answer.status}: ${words}`),
    ...(status?.reason !== undefined && { reason: status.reason }),
    ...(answer.retryAfter !== undefined && { retryAfter: answer.retryAfter }),
  })
}

/** The error for a request that got no complete answer. */
export function errorFromSocket(path: string, error: unknown): ApiError {
  const code = socketCode(error)
  return new ApiError({ path, message: socketWords(error), cause: error, ...(code !== undefined && { reason: code }) })
}

function parseStatus(body: string): { message?: string; reason?: string } | undefined {
  try {
    const parsed = JSON.parse(body) as { kind?: unknown; message?: unknown; reason?: unknown } | null
    if (parsed?.kind !== 'Status') return undefined
    return {
      ...(typeof parsed.message === 'string' && parsed.message !== '' && { message: parsed.message }),
      ...(typeof parsed.reason === 'string' && parsed.reason !== '' && { reason: parsed.reason }),
    }
  } catch {
    return undefined
  }
}

/**
 * True when the objects of a type can't be read because its conversion webhook is missing: 500 `conversion webhook for …`
 * up to about Kubernetes 1.30, 429 `storage is (re)initializing` later (both measured), for as long as the webhook is missing.
 */
export function isConversionFailure(error: ApiError): boolean {
  return /conversion webhook for|storage is \(re\)initializing/.test(error.message)
}

/** How a failed list or discovery is recorded. */
export function listFailure(resource: string, error: unknown): ListFailure {
  const status = error instanceof ApiError ? error.status : undefined
  return { resource, error: messageOf(error), ...(status !== undefined && { status }) }
}
