/** Who we are to one API server: the connection pool and the authentication headers, as client-node makes them. */
import type { RequestContext } from '@kubernetes/client-node'
import type { Dispatcher } from 'undici'
import type { Clock } from '../clock.ts'
import { infrastructureProblem, messageOf, usageProblem } from '../problem.ts'
import { type AuthenticationLimit, withinLimit } from './authentication-limit.ts'
import { type KubeconfigChoice, loadKubeconfig } from './kubeconfig.ts'

export interface Credentials {
  /** all requests and watches share its connections */
  dispatcher: Dispatcher
  headers: Record<string, string>
}

/** Credentials that were refused again after a refresh, or a refresh that failed: not tried again by every request that follows. */
const REFRESH_PAUSE_MS = 10_000

export interface SessionSettings {
  clock: Clock
  /** milliseconds for each authentication: a credential plugin may wait for somebody to log in */
  limitMs: number
  /** ends the first authentication */
  signal?: AbortSignal | undefined
}

export class Session {
  readonly server: string
  #current: Credentials
  #refreshing: Promise<Credentials> | undefined
  #refreshedAt = Number.NEGATIVE_INFINITY
  readonly #retired: Dispatcher[] = []
  readonly #closed = new AbortController()
  readonly #choice: KubeconfigChoice
  readonly #settings: SessionSettings

  private constructor(server: string, credentials: Credentials, choice: KubeconfigChoice, settings: SessionSettings) {
    this.server = server
    this.#current = credentials
    this.#choice = choice
    this.#settings = settings
  }

  /** Reads the kubeconfig and authenticates; throws usage problems for a wrong file or context. Sends nothing to the server. */
  static async open(choice: KubeconfigChoice, settings: SessionSettings): Promise<Session> {
    const { server, credentials } = await authenticate(choice, settings)
    return new Session(server, credentials, choice, settings)
  }

  get credentials(): Credentials {
    return this.#current
  }

  /**
   * Newer credentials than those the server refused with 401: an exec plugin's token expires, a token file is rotated.
   * Undefined: there are none. Requests that fail at the same time share one refresh.
   */
  async refresh(refused: Credentials): Promise<Credentials | undefined> {
    if (this.#current !== refused) return this.#current
    if (this.#refreshing === undefined) {
      if (this.#settings.clock.now() - this.#refreshedAt < REFRESH_PAUSE_MS) return undefined
      this.#refreshing = this.#authenticateAgain().finally(() => {
        this.#refreshing = undefined
      })
    }
    return await this.#refreshing
  }

  /** The kubeconfig is read again because client-node keeps an exec token without expiry for ever (its dist/exec_auth.js). */
  async #authenticateAgain(): Promise<Credentials> {
    const { clock, limitMs } = this.#settings
    const { credentials } = await authenticate(this.#choice, { limitMs, signal: this.#closed.signal }).finally(() => {
      this.#refreshedAt = clock.now()
    })
    this.#retired.push(this.#current.dispatcher)
    this.#current = credentials
    return credentials
  }

  /** Ends all connections; what is under way fails. */
  async close(): Promise<void> {
    this.#closed.abort(new Error('the connection was closed'))
    await Promise.all([this.#current.dispatcher, ...this.#retired].map(dispatcher => dispatcher.destroy()))
  }
}

/**
 * One pool for all requests. client-node makes a new agent (and TLS connection) each time it is asked for authentication, so it is
 * asked once. Its agent speaks HTTP/2 where the server does: 60 lists and 60 watches share one connection (measured on kind).
 */
async function authenticate(
  choice: KubeconfigChoice,
  limit: AuthenticationLimit,
): Promise<{ server: string; credentials: Credentials }> {
  const { config, server } = await loadKubeconfig(choice)
  const headers: Record<string, string> = {}
  let dispatcher: Dispatcher | undefined
  const receiver: Pick<RequestContext, 'setHeaderParam' | 'setDispatcher'> = {
    setHeaderParam(name, value) {
      headers[name.toLowerCase()] = value
    },
    setDispatcher(made) {
      dispatcher = made
    },
  }
  try {
    await withinLimit(config, limit, () => config.applySecurityAuthentication(receiver as RequestContext))
  } catch (error) {
    limit.signal?.throwIfAborted()
    throw authenticationProblem(choice, error)
  }
  dispatcher ??= new (await import('undici')).Agent()
  return { server, credentials: { dispatcher, headers } }
}

function authenticationProblem({ kubeconfig }: KubeconfigChoice, error: unknown): Error {
  const message = messageOf(error).trim()
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const isFile = error instanceof Error && 'syscall' in error && error.syscall === 'open'
  if (isFile || message.startsWith('HTTP protocol is not allowed')) {
    return usageProblem(
      `The kubeconfig ${kubeconfig} can't be used: ${message}`,
      isFile ? 'Check the paths of the certificates and keys that it names.' : undefined,
      error,
    )
  }
  return infrastructureProblem(
    `Could not get credentials for the cluster: ${message === '' ? 'the credential plugin of the kubeconfig failed' : message}`,
    code === 'ENOENT'
      ? `The credential plugin that ${kubeconfig} names is not on PATH.`
      : `Try the same with: kubectl --kubeconfig ${kubeconfig} version`,
    error,
  )
}
