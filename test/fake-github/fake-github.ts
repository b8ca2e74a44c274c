/** What the comments need of GitHub's REST API, over HTTPS, with the answers that GitHub gives: pages, refusals, limits, delays. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { serverCertificate } from '../fake-api-server/certificate.ts'
import { answerOf } from './answers.ts'
import { type Fault, takeFault } from './faults.ts'
import type { GitHubState } from './state.ts'

export interface SeenRequest {
  method: string
  /** path and query */
  path: string
  body: unknown
}

export interface FakeGitHub extends AsyncDisposable {
  url: string
  /** PEM of the authority that its certificate needs */
  ca: string
  /** what the runner tells a step of where GitHub is */
  env: Record<string, string>
  state: GitHubState
  /** in order */
  requests: SeenRequest[]
  /** each is used once, by the first request that it fits */
  faults: Fault[]
  /** milliseconds before a request is looked at, and again before it is answered */
  latencyMs: () => number
}

/** `owner/name` of the repository that it has. */
export const REPOSITORY = 'octo/charts'
export const PULL_REQUEST = 7

export async function fakeGitHub(): Promise<FakeGitHub> {
  const { key, cert } = await serverCertificate()
  const server = createServer({ key, cert })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const github: FakeGitHub = {
    url,
    ca: cert,
    env: { GITHUB_API_URL: `${url}/api/v3`, GITHUB_GRAPHQL_URL: `${url}/api/graphql`, GITHUB_REPOSITORY: REPOSITORY },
    state: { comments: [], nextId: 1_000, pulls: [], tokens: new Map(), locked: false },
    requests: [],
    faults: [],
    latencyMs: () => 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => void handle(github, request, response))
  return github
}

async function handle(github: FakeGitHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let sent = ''
  for await (const chunk of request.setEncoding('utf8')) sent += chunk
  const body: unknown = sent === '' ? undefined : JSON.parse(sent)
  const seen: SeenRequest = { method: request.method ?? '', path: request.url ?? '', body }
  github.requests.push(seen)
  await pause(github.latencyMs())
  const fault = takeFault(github.faults, seen)
  fault?.meanwhile?.()
  if (fault?.reset === 'before') return void request.socket.destroy()
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const answer = fault?.answer ?? answerOf(github.state, github.url, { ...seen, token })
  await pause(github.latencyMs())
  if (fault?.reset === 'after') return void request.socket.destroy()
  const text = answer.text ?? (answer.value === undefined ? '' : JSON.stringify(answer.value))
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text)
}
