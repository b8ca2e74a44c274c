/** Getting a file over HTTPS: retries, time limits, progress, the usual proxy variables. */
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Response } from 'undici'
import { formatDuration } from '../../options/duration.ts'
import { messageOf } from '../../problem.ts'
import { proxyAgent } from '../../proxy-agent.ts'

export interface DownloadOptions {
  env: NodeJS.ProcessEnv
  signal?: AbortSignal
  log: (line: string) => void
  /** certificate authority of the server in PEM, instead of the system's */
  ca?: string
  /** waits between tries, in milliseconds; one try more than there are waits */
  retryWaitsMs?: number[]
}

const RETRY_WAITS_MS = [500, 2_000]
const TIMEOUTS = { connectTimeoutMs: 10_000, silenceTimeoutMs: 30_000 }
/** One try as a whole. */
const TRY_TIMEOUT_MS = 300_000
const PROGRESS_EVERY_MS = 3_000

/** Answers that another try may change. */
const RETRYABLE_STATUS = new Set([408, 425, 429, 500, 502, 503, 504])

class HttpStatusError extends Error {
  readonly status: number
  constructor(url: string, status: number) {
    super(`${url}: HTTP ${status}`)
    this.status = status
  }
}

/** Writes the file. Throws a plain Error whose message names the address and the reason of the last try. */
export async function downloadFile(url: string, file: string, options: DownloadOptions): Promise<void> {
  await withResponse(url, options, async response => {
    if (response.body === null) throw new Error(`${url}: empty answer`)
    const total = Number(response.headers.get('content-length') ?? 0)
    await pipeline(Readable.fromWeb(response.body), progressMeter(url, total, options.log), createWriteStream(file))
  })
}

/** The text of a small file, such as a checksum. */
export async function downloadText(url: string, options: DownloadOptions): Promise<string> {
  return await withResponse(url, options, response => response.text())
}

async function withResponse<T>(url: string, options: DownloadOptions, use: (response: Response) => Promise<T>) {
  const waits = options.retryWaitsMs ?? RETRY_WAITS_MS
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryOnce(url, options, use)
    } catch (error) {
      const wait = waits[attempt]
      options.signal?.throwIfAborted()
      if (wait === undefined || !mayPass(error)) throw new Error(reasonOf(url, error), { cause: error })
      options.log(`${reasonOf(url, error)}; trying again in ${formatDuration(wait)}`)
      await pause(wait, undefined, { ...(options.signal && { signal: options.signal }) })
    }
  }
}

async function tryOnce<T>(url: string, options: DownloadOptions, use: (response: Response) => Promise<T>): Promise<T> {
  const { fetch } = await import('undici')
  const dispatcher = await proxyAgent({ ...options, ...TIMEOUTS })
  const limit = AbortSignal.timeout(TRY_TIMEOUT_MS)
  try {
    const response = await fetch(url, {
      dispatcher,
      signal: options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]),
    })
    if (!response.ok) throw new HttpStatusError(url, response.status)
    // A publisher that redirects to http would let anybody on the way answer.
    if (!response.url.startsWith('https:')) throw new Error(`redirected to ${response.url}, which is not https`)
    return await use(response)
  } finally {
    await dispatcher.destroy()
  }
}

/** A name that does not resolve will not resolve half a second later either; nor does a 404 go away. */
function mayPass(error: unknown): boolean {
  if (error instanceof HttpStatusError) return RETRYABLE_STATUS.has(error.status)
  return !/ENOTFOUND|certificate|not https/i.test(reasonOf('', error))
}

/** undici says only "fetch failed" and hides the reason in its cause. */
function reasonOf(url: string, error: unknown): string {
  const reason = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error)
  return reason.startsWith(url) ? reason : `${url}: ${reason}`
}

function progressMeter(url: string, total: number, log: (line: string) => void): Transform {
  const name = url.split('/').at(-1) ?? url
  let received = 0
  let lastLineAt = performance.now()
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      if (performance.now() - lastLineAt > PROGRESS_EVERY_MS) {
        lastLineAt = performance.now()
        log(`${name}: ${megabytes(received)}${total > 0 ? ` of ${megabytes(total)}` : ''} MB`)
      }
      done(null, chunk)
    },
  })
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
