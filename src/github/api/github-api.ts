/** Requests to GitHub's REST API: JSON both ways, time limits, retries, pages. What a few calls need of a client, and no more. */
import type { EnvHttpProxyAgent, Response } from 'undici'
import type { Clock } from '../../clock.ts'
import { proxyAgent } from '../../proxy-agent.ts'
import { TOOL_VERSION } from '../../version.ts'
import { errorFromAnswer, errorFromSocket, GitHubError } from './github-error.ts'
import { waitBeforeRetry } from './patience.ts'

export interface ApiOptions {
  /** `GITHUB_API_URL`, `GITHUB_GRAPHQL_URL` and the proxy variables */
  env: NodeJS.ProcessEnv
  token: string
  /** certificate authority of the server in PEM, instead of the system's */
  ca?: string
  clock: Clock
  /** the end of everything */
  signal: AbortSignal
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** below the API's address, or an address that it gave */
  path: string
  body?: unknown
  /** asking twice is the same as asking once; as it is for GET and DELETE in any case */
  repeatable?: boolean
}

interface Answer {
  value: unknown
  /** address of the next page */
  next: string | undefined
}

const ANSWER_LIMIT_MS = 10_000
const MOST_PAGES = 100
/** https://docs.github.com/rest/about-the-rest-api/api-versions */
const API_VERSION = '2022-11-28'

export class GitHubApi implements AsyncDisposable {
  readonly #options: ApiOptions
  readonly #url: string
  readonly #agent: EnvHttpProxyAgent

  private constructor(options: ApiOptions, agent: EnvHttpProxyAgent) {
    this.#options = options
    this.#url = (options.env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '')
    this.#agent = agent
  }

  static async open(options: ApiOptions): Promise<GitHubApi> {
    const timeouts = { connectTimeoutMs: ANSWER_LIMIT_MS, silenceTimeoutMs: ANSWER_LIMIT_MS }
    return new GitHubApi(options, await proxyAgent({ ...options, ...timeouts }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }

  /** The value of a 2xx answer. Throws a GitHubError, or the signal's reason. */
  async send(request: ApiRequest): Promise<unknown> {
    return (await this.#retried(request)).value
  }

  /** The entries of all pages of a list. */
  async list(path: string): Promise<unknown[]> {
    const entries: unknown[] = []
    let next: string | undefined = path
    for (let page = 0; next !== undefined && page < MOST_PAGES; page++) {
      const answer: Answer = await this.#retried({ method: 'GET', path: next })
      if (!Array.isArray(answer.value)) throw new GitHubError(`the answer to ${path} is not a list`, { status: 200 })
      entries.push(...answer.value)
      next = answer.next
    }
    return entries
  }

  /** The login of the token's owner. REST answers that to users alone; a job's token belongs to an app. */
  async viewer(): Promise<string> {
    const path = this.#options.env.GITHUB_GRAPHQL_URL || `${this.#url}/graphql`
    const answer = await this.send({ method: 'POST', path, repeatable: true, body: { query: '{ viewer { login } }' } })
    const login = (answer as { data?: { viewer?: { login?: unknown } } } | null)?.data?.viewer?.login
    if (typeof login === 'string') return login
    throw new GitHubError('GitHub does not say whose token it is', { status: 200 })
  }

  async #retried(request: ApiRequest): Promise<Answer> {
    const { clock, signal } = this.#options
    const repeatable = request.repeatable ?? (request.method === 'GET' || request.method === 'DELETE')
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(request)
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof GitHubError)) throw error
        const waitMs = waitBeforeRetry(error, { tries, repeatable }, { now: clock.now(), random: clock.random() })
        if (waitMs === undefined) throw error
        await clock.sleep(waitMs, signal)
      }
    }
  }

  async #once({ method, path, body }: ApiRequest): Promise<Answer> {
    const { fetch } = await import('undici')
    const { token, signal, clock } = this.#options
    let response: Response
    let text: string
    try {
      response = await fetch(this.#address(path), {
        method,
        dispatcher: this.#agent,
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/vnd.github+json',
          'x-github-api-version': API_VERSION,
          'user-agent': `clean-uninstall/${TOOL_VERSION}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      text = await response.text()
    } catch (error) {
      throw errorFromSocket(error)
    }
    if (!response.ok) throw errorFromAnswer(response.status, response.headers, text, clock.now())
    return { value: parsed(text), next: nextIn(response.headers.get('link')) }
  }

  /** The token goes to GitHub's own addresses only, whatever an answer says. */
  #address(path: string): string {
    const { GITHUB_GRAPHQL_URL } = this.#options.env
    if (path.startsWith('/')) return this.#url + path
    const origins = [this.#url, GITHUB_GRAPHQL_URL || this.#url].map(url => new URL(url).origin)
    if (origins.includes(new URL(path).origin)) return path
    throw new GitHubError(`GitHub's answer leads to another server: ${new URL(path).origin}`, { status: 200 })
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new GitHubError('the answer is not JSON', { cause: error })
  }
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function nextIn(link: string | null): string | undefined {
  return link?.match(/<([^<>]+)>;\s*rel="next"/)?.[1]
}
