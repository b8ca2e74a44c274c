/** Requests as the rest of this room makes them: bounded, retried, authenticated again when a token has expired. */
import type { Clock } from '../clock.ts'
import { orAborted } from './authentication-limit.ts'
import { ApiError, MALFORMED_ANSWER } from './errors.ts'
import { type ApiRequest, exchange, openStream } from './exchange.ts'
import { JSON_TYPE } from './media-types.ts'
import { delayBeforeRetry } from './retry.ts'
import type { Credentials, Session } from './session.ts'
import { Slots } from './slots.ts'

export interface RequesterSettings {
  session: Session
  clock: Clock
  /** requests under way at once; watches do not count */
  maxInFlight: number
  /** milliseconds, for each try */
  requestTimeoutMs: number
  userAgent: string
}

export class Requester {
  readonly clock: Clock
  readonly #settings: RequesterSettings
  readonly #slots: Slots

  constructor(settings: RequesterSettings) {
    this.#settings = settings
    this.clock = settings.clock
    this.#slots = new Slots(settings.maxInFlight)
  }

  /** A GET, parsed as JSON; a 2xx answer that is no JSON is tried again like a broken connection. */
  async getJson(path: string, signal?: AbortSignal, accept: string = JSON_TYPE): Promise<unknown> {
    return await this.send({ method: 'GET', path, accept }, parseJson, signal)
  }

  /** Sends a request until it succeeds or there is no more point in it; throws the last ApiError, or the signal's reason. */
  async send<T>(request: ApiRequest, read: (body: string, path: string) => T, signal?: AbortSignal): Promise<T> {
    const { clock } = this.#settings
    const startedAt = clock.now()
    // A DELETE that was done twice answers 404 the second time, and we would say that nothing was there.
    const idempotent = request.method !== 'DELETE'
    for (let tries = 1; ; tries += 1) {
      try {
        return read(await this.#sendOnce(request, signal), request.path)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        const soFar = { tries, idempotent, elapsedMs: clock.now() - startedAt }
        const delayMs = delayBeforeRetry(error, soFar, { now: clock.now(), random: clock.random() })
        if (delayMs === undefined) throw error
        await clock.sleep(delayMs, signal)
      }
    }
  }

  /** Opens a long answer of at most `bodyMs`. Takes no slot and makes no second try: a watch has its own manner of reconnecting. */
  async stream(request: ApiRequest, bodyMs: number, signal: AbortSignal): Promise<AsyncGenerator<Uint8Array>> {
    const limits = { headersMs: this.#settings.requestTimeoutMs, bodyMs }
    return await this.#authenticated(
      credentials => openStream(this.#destination(credentials), request, limits, signal),
      signal,
    )
  }

  async close(): Promise<void> {
    await this.#settings.session.close()
  }

  async #sendOnce(request: ApiRequest, signal: AbortSignal | undefined): Promise<string> {
    const once = (credentials: Credentials) =>
      exchange(this.#destination(credentials), request, this.#settings.requestTimeoutMs, signal)
    return await this.#slots.run(() => this.#authenticated(once, signal), signal)
  }

  /** Asks for new credentials once when the server refuses those we have. */
  async #authenticated<T>(work: (credentials: Credentials) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { session } = this.#settings
    const used = session.credentials
    try {
      return await work(used)
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      const fresh = await orAborted(session.refresh(used), signal)
      if (fresh === undefined) throw error
      return await work(fresh)
    }
  }

  #destination(credentials: Credentials) {
    return { server: this.#settings.session.server, credentials, userAgent: this.#settings.userAgent }
  }
}

/** The JSON of a 2xx answer. */
export function parseJson(body: string, path: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    const message = `the answer is not JSON: ${JSON.stringify(body.slice(0, 100))}`
    throw new ApiError({ path, message, status: 200, reason: MALFORMED_ANSWER, cause: error })
  }
}
