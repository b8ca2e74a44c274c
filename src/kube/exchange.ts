/** One HTTP request and its answer, with a time limit; no retries. Every failure is an ApiError, except a caller's abort. */
import type { Dispatcher } from 'undici'
import { ApiError, errorFromAnswer, errorFromSocket, TIMED_OUT } from './errors.ts'
import type { Credentials } from './session.ts'

export interface ApiRequest {
  method: 'GET' | 'PATCH' | 'DELETE'
  /** path and query */
  path: string
  accept: string
  /** JSON, with its media type */
  body?: { type: string; value: unknown }
}

export interface Destination {
  /** may have a path of its own (a proxy such as Rancher's) */
  server: string
  credentials: Credentials
  userAgent: string
}

type Answer = Dispatcher.ResponseData

/** The body of a 2xx answer. `limitMs` covers connecting, waiting and reading. */
export async function exchange(
  destination: Destination,
  request: ApiRequest,
  limitMs: number,
  signal?: AbortSignal,
): Promise<string> {
  const limit = new TimeLimit(request.path, limitMs, signal)
  try {
    const answer = await send(destination, request, limit.signal)
    return await answer.body.text()
  } catch (error) {
    throw limit.explain(error)
  } finally {
    limit.clear()
  }
}

/** Milliseconds from the start of a long answer. */
export interface StreamLimits {
  /** until its headers are there */
  headersMs: number
  /** from then to its end */
  bodyMs: number
}

/** The body of a 2xx answer as it comes. */
export async function openStream(
  destination: Destination,
  request: ApiRequest,
  { headersMs, bodyMs }: StreamLimits,
  signal: AbortSignal,
): Promise<AsyncGenerator<Uint8Array>> {
  const limit = new TimeLimit(request.path, headersMs, signal)
  try {
    const answer = await send(destination, request, limit.signal)
    limit.restart(bodyMs)
    return readChunks(answer.body, limit)
  } catch (error) {
    limit.clear()
    throw limit.explain(error)
  }
}

async function* readChunks(body: Answer['body'], limit: TimeLimit): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw limit.explain(error)
  } finally {
    limit.clear()
  }
}

async function send(
  { server, credentials, userAgent }: Destination,
  request: ApiRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(server)
  const answer = await credentials.dispatcher.request({
    origin: url.origin,
    path: url.pathname.replace(/\/$/, '') + request.path,
    method: request.method,
    headers: {
      ...credentials.headers,
      accept: request.accept,
      'user-agent': userAgent,
      ...(request.body && { 'content-type': request.body.type }),
    },
    body: request.body === undefined ? null : JSON.stringify(request.body.value),
    signal,
    // Our own limit covers both; undici's would end a quiet watch.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  if (answer.statusCode >= 200 && answer.statusCode <= 299) return answer
  const retryAfter = answer.headers['retry-after']
  throw errorFromAnswer(request.path, {
    status: answer.statusCode,
    body: await answer.body.text(),
    retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
  })
}

/** Aborts after some time or with the caller's signal, and can tell which of the two it was. */
class TimeLimit {
  readonly #controller = new AbortController()
  readonly #callers: AbortSignal | undefined
  readonly #onAbort = () => this.#controller.abort(this.#callers?.reason)
  readonly #path: string
  #timer: NodeJS.Timeout | undefined

  constructor(path: string, limitMs: number, callers?: AbortSignal) {
    this.#path = path
    this.#callers = callers
    callers?.throwIfAborted()
    callers?.addEventListener('abort', this.#onAbort, { once: true })
    this.restart(limitMs)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  restart(limitMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const message = `no complete answer within ${limitMs} ms`
      this.#controller.abort(new ApiError({ path: this.#path, message, reason: TIMED_OUT }))
    }, limitMs)
  }

  /** What to throw for what was caught: the caller's reason, our time limit, the server's answer or the socket's error. */
  explain(error: unknown): unknown {
    if (this.signal.aborted) return this.signal.reason
    return error instanceof ApiError ? error : errorFromSocket(this.#path, error)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#callers?.removeEventListener('abort', this.#onAbort)
  }
}
