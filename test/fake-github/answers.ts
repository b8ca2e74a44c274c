/** The right answer to each request, as docs.github.com/rest describes it and real threads show it. */
import type { SeenRequest } from './fake-github.ts'
import { refusal } from './faults.ts'
import type { FakeComment, FakePull, FakeToken, GitHubState } from './state.ts'

export interface Answer {
  status: number
  headers?: Record<string, string>
  value?: unknown
  /** instead of a value: what is not JSON */
  text?: string
}

type Request = SeenRequest & { token: string | undefined }
type Route = [method: string, path: RegExp, answer: (state: GitHubState, call: Call) => Answer]

interface Call {
  groups: string[]
  query: URLSearchParams
  body: { body?: unknown }
  token: FakeToken
  /** of the list that is asked for, without its query */
  address: string
}

const LONGEST_BODY = 65_536
const API = '/api/v3/repos/octo/charts'

const ROUTES: Route[] = [
  [
    'POST',
    /^\/api\/graphql$/,
    (_, { token }) => ({ status: 200, value: { data: { viewer: { login: token.login } } } }),
  ],
  // Of an installation's token GitHub does not say this by REST.
  ['GET', /^\/api\/v3\/user$/, () => refusal(403, 'Resource not accessible by integration')],
  [
    'GET',
    new RegExp(`^${API}/issues/(\\d+)/comments$`),
    (state, call) =>
      page(state.comments.filter(({ issue }) => issue === Number(call.groups[0])).map(commentValue), call),
  ],
  ['POST', new RegExp(`^${API}/issues/(\\d+)/comments$`), createComment],
  ['PATCH', new RegExp(`^${API}/issues/comments/(\\d+)$`), editComment],
  ['DELETE', new RegExp(`^${API}/issues/comments/(\\d+)$`), deleteComment],
  [
    'GET',
    new RegExp(`^${API}/pulls$`),
    (state, call) => {
      const [owner, branch] = (call.query.get('head') ?? '').split(':')
      const fits = (pull: FakePull) =>
        pull.state === call.query.get('state') && pull.owner === owner && pull.branch === branch
      return page(state.pulls.filter(fits).map(pullValue), call)
    },
  ],
]

export function answerOf(state: GitHubState, origin: string, request: Request): Answer {
  const { pathname, searchParams } = new URL(request.path, origin)
  const token = state.tokens.get(request.token ?? '')
  if (token === undefined) return refusal(401, 'Bad credentials')
  for (const [method, path, answer] of ROUTES) {
    const [matched, ...groups] = path.exec(pathname) ?? []
    if (matched === undefined || method !== request.method) continue
    if (!token.maySee && !pathname.endsWith('/graphql')) return refusal(404, 'Not Found')
    const body = (request.body ?? {}) as { body?: unknown }
    return answer(state, { groups, query: searchParams, body, token, address: origin + pathname })
  }
  return refusal(404, 'Not Found')
}

function createComment(state: GitHubState, { groups, body, token }: Call): Answer {
  const refused = whyNot(state, token, body.body)
  if (refused !== undefined) return refused
  const comment = { id: state.nextId++, issue: Number(groups[0]), body: String(body.body), author: token.login }
  state.comments.push(comment)
  return { status: 201, value: commentValue(comment) }
}

function editComment(state: GitHubState, { groups, body, token }: Call): Answer {
  const comment = state.comments.find(({ id }) => id === Number(groups[0]))
  if (comment === undefined) return refusal(404, 'Not Found')
  const refused = whyNot(state, token, body.body)
  if (refused !== undefined) return refused
  comment.body = String(body.body)
  return { status: 200, value: commentValue(comment) }
}

function deleteComment(state: GitHubState, { groups, token }: Call): Answer {
  const index = state.comments.findIndex(({ id }) => id === Number(groups[0]))
  if (index === -1) return refusal(404, 'Not Found')
  if (!token.mayWrite) return refusal(403, 'Resource not accessible by integration')
  state.comments.splice(index, 1)
  return { status: 204 }
}

function whyNot({ locked }: GitHubState, { mayWrite }: FakeToken, body: unknown): Answer | undefined {
  if (!mayWrite) {
    const needed = { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' }
    return refusal(403, 'Resource not accessible by integration', needed)
  }
  if (locked) return refusal(403, 'Unable to create comment because issue is locked.')
  if (typeof body !== 'string' || body === '') return refusal(422, "Body can't be blank")
  if ([...body].length > LONGEST_BODY)
    return refusal(422, `Validation Failed: body is too long (maximum is ${LONGEST_BODY} characters)`)
  return undefined
}

/** One page, and where the next one is. */
function page(values: unknown[], { query, address }: Call): Answer {
  const [size, number] = [Math.min(Number(query.get('per_page') ?? 30), 100), Number(query.get('page') ?? 1)]
  const shown = values.slice((number - 1) * size, number * size)
  if (number * size >= values.length) return { status: 200, value: shown }
  const next = new URLSearchParams(query)
  next.set('page', String(number + 1))
  const last = `<${address}?page=${Math.ceil(values.length / size)}>; rel="last"`
  return { status: 200, value: shown, headers: { link: `<${address}?${next}>; rel="next", ${last}` } }
}

function commentValue({ id, issue, body, author }: FakeComment) {
  const bot = author.endsWith('[bot]')
  return {
    id,
    body,
    user: { login: author, type: bot ? 'Bot' : 'User' },
    html_url: `https://github.example/octo/charts/pull/${issue}#issuecomment-${id}`,
    created_at: '2026-11-21T12:03:00Z',
    performed_via_github_app: bot ? { slug: author.replace('[bot]', '') } : null,
  }
}

function pullValue({ number, state, owner, branch, sha, repositoryId }: FakePull) {
  const repo = repositoryId === undefined ? null : { id: repositoryId }
  return { number, state, head: { label: `${owner}:${branch}`, ref: branch, sha, repo }, base: { repo: { id: 1 } } }
}
