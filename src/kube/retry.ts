/** Which failed requests are tried again, and when. Pure: the clock and chance are arguments. */
import { type ApiError, isConversionFailure } from './errors.ts'

/** Limits of one request with all its tries. */
const RETRY_LIMITS = {
  tries: 5,
  /** no try is started later than this after the first */
  totalMs: 10_000,
  /** a missing conversion webhook is evidence, not a hiccup: we only make sure that it is not a webhook that just starts */
  conversionMs: 3_000,
  /** 0.25, 0.5, 1, 2 s, each with jitter */
  firstDelayMs: 250,
  longestDelayMs: 5_000,
} as const

export interface TriesSoFar {
  tries: number
  elapsedMs: number
  /** true when doing it twice is the same as doing it once */
  idempotent: boolean
}

/** Milliseconds to wait before the next try; undefined: give up. `now` is in milliseconds since the epoch. */
export function delayBeforeRetry(
  error: ApiError,
  soFar: TriesSoFar,
  chance: { now: number; random: number },
): number | undefined {
  if (!isRetriable(error, soFar.idempotent) || soFar.tries >= RETRY_LIMITS.tries) return undefined
  const limitMs = isConversionFailure(error) ? RETRY_LIMITS.conversionMs : RETRY_LIMITS.totalMs
  const delayMs = Math.max(retryAfterMs(error.retryAfter, chance.now), backOffMs(soFar.tries, chance.random))
  return soFar.elapsedMs + delayMs > limitMs ? undefined : delayMs
}

/** Doubles from try to try; between half of it and all of it, so that many failed requests do not come back together. */
export function backOffMs(tries: number, random: number): number {
  const fullMs = Math.min(RETRY_LIMITS.firstDelayMs * 2 ** (tries - 1), RETRY_LIMITS.longestDelayMs)
  return fullMs * (0.5 + random / 2)
}

/** A Retry-After header (seconds or an HTTP date, RFC 9110 10.2.3) in milliseconds from `now`, capped; 0 when there is none. */
export function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return 0
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), RETRY_LIMITS.longestDelayMs)
}

const SERVER_TROUBLE = new Set([500, 502, 503, 504])
/** The request never reached a server, so nothing can have been done. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])
/** Wrong names and wrong certificates do not heal (codes of node:tls and OpenSSL). */
const HOPELESS = /^ENOTFOUND$|^ERR_TLS|^ERR_SSL|^ERR_INVALID|CERT|SIGNATURE|^UND_ERR_INVALID/

function isRetriable(error: ApiError, idempotent: boolean): boolean {
  if (error.status === 429) return true
  if (error.status !== undefined && (error.status < 200 || error.status > 299)) {
    return idempotent && SERVER_TROUBLE.has(error.status)
  }
  const code = error.reason ?? ''
  return !HOPELESS.test(code) && (idempotent || NOT_CONNECTED.has(code))
}
