/**
 * A watch that lasts: it reconnects where it was, and when the server has forgotten that place it lists again and tells what
 * happened meanwhile (https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes).
 */
import type { WatchEvent } from './api.ts'
import { ApiError, isConversionFailure } from './errors.ts'
import { listMetadata } from './list.ts'
import { metadataType } from './media-types.ts'
import { keepMetadata } from './metadata.ts'
import type { ObjectMeta, PartialObject, ResourceType } from './object.ts'
import { collectionPath, withQuery } from './paths.ts'
import type { Requester } from './request.ts'
import { backOffMs, retryAfterMs } from './retry.ts'
import { KnownObjects } from './watch-known.ts'
import { type RawWatchEvent, readEvents } from './watch-stream.ts'

/** The server ends a watch by itself after this; the connection is given up a little later, when the server is no longer there. */
const WATCH_SECONDS = 300
const GRACE_MS = 15_000

export interface WatchOptions {
  type: ResourceType
  /** of the list that the watch goes on from */
  resourceVersion: string
  /** the items of that list: without them an object that went away unseen can't be told */
  known: Iterable<PartialObject>
  onEvent: (event: WatchEvent<PartialObject>) => void
  signal: AbortSignal
}

/**
 * Reports every change until the signal aborts, or until the type itself is gone (its known objects are reported as deleted).
 * Trouble that may heal (429, 5xx, broken connections) is waited out for ever; throws ApiError for 401, 403 and other refusals.
 */
export async function watchMetadata(requester: Requester, options: WatchOptions): Promise<void> {
  const watch = new Watch(requester, options)
  try {
    await watch.run()
  } catch (error) {
    if (!options.signal.aborted) throw error
  }
}

class Watch {
  readonly #requester: Requester
  readonly #options: WatchOptions
  readonly #known: KnownObjects
  /** where to go on; undefined: list first */
  #resourceVersion: string | undefined
  /** in a row, since the server last said something */
  #failures = 0
  #missing = 0

  constructor(requester: Requester, options: WatchOptions) {
    this.#requester = requester
    this.#options = options
    this.#known = new KnownObjects(options.known, options.onEvent)
    this.#resourceVersion = options.resourceVersion
  }

  async run(): Promise<void> {
    const { signal } = this.#options
    while (!signal.aborted) {
      try {
        if (this.#resourceVersion === undefined) await this.#listAgain()
        else await this.#follow(this.#resourceVersion)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (this.#isTypeGone(error)) return this.#known.allDeleted()
        this.#judge(error)
        await this.#pause(error)
      }
    }
  }

  async #listAgain(): Promise<void> {
    const list = await listMetadata(this.#requester, this.#options.type, this.#options.signal)
    this.#known.replaceWith(list.items)
    this.#resourceVersion = list.resourceVersion
    this.#missing = 0
  }

  /** One connection, from its opening to its end. */
  async #follow(resourceVersion: string): Promise<void> {
    const { type, signal } = this.#options
    const path = withQuery(collectionPath(type), {
      watch: 1,
      allowWatchBookmarks: true,
      resourceVersion,
      timeoutSeconds: WATCH_SECONDS,
    })
    const openedAt = this.#requester.clock.now()
    const request = { method: 'GET', path, accept: metadataType(type) } as const
    const chunks = await this.#requester.stream(request, WATCH_SECONDS * 1000 + GRACE_MS, signal)
    this.#missing = 0
    for await (const event of readEvents(chunks, path)) this.#take(event, path)
    // A server that ends every watch at once must not be asked in a tight loop.
    if (this.#requester.clock.now() - openedAt < 1000) throw connectionLost(path, 'the watch ended at once')
    this.#failures = 0
  }

  #take({ type, object }: RawWatchEvent, path: string): void {
    this.#options.signal.throwIfAborted()
    if (type === 'ERROR') throw errorFromEvent(path, object)
    const { resourceVersion } = object.metadata ?? {}
    if (resourceVersion) this.#resourceVersion = resourceVersion
    this.#failures = 0
    if (type === 'BOOKMARK') return
    this.#known.take({ type, object: keepMetadata({ metadata: object.metadata ?? {} }, this.#options.type) })
  }

  /** A 404 has to be seen twice: a CRD that is just being changed is not served for a moment. */
  #isTypeGone(error: ApiError): boolean {
    if (error.status !== 404) return false
    this.#missing += 1
    return this.#missing > 1
  }

  /** Throws what will not heal; forgets our place when the server has. */
  #judge(error: ApiError): void {
    const { status } = error
    if (status === 410) this.#resourceVersion = undefined
    const mayHeal = status === undefined || status < 400 || status >= 500 || [404, 408, 410, 429].includes(status)
    if (!mayHeal && !isConversionFailure(error)) throw error
  }

  async #pause(error: ApiError): Promise<void> {
    if (error.status === 410 && this.#failures === 0) {
      this.#failures = 1
      return
    }
    this.#failures += 1
    const { clock } = this.#requester
    const delayMs = Math.max(retryAfterMs(error.retryAfter, clock.now()), backOffMs(this.#failures, clock.random()))
    await clock.sleep(delayMs, this.#options.signal)
  }
}

function connectionLost(path: string, cause: unknown): ApiError {
  return new ApiError({ path, message: `the watch was interrupted: ${cause}`, cause })
}

/** An ERROR event carries a meta/v1 Status. */
function errorFromEvent(
  path: string,
  status: { code?: number; message?: string; reason?: string; metadata?: Partial<ObjectMeta> },
): ApiError {
  const { code, reason, message = 'the server ended the watch with an error' } = status
  return new ApiError({
    path,
    message,
    ...(code !== undefined && { status: code }),
    ...(reason !== undefined && { reason }),
  })
}
