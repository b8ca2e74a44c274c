/** What a fake GitHub holds of one repository with one interesting pull request. */

export interface FakeComment {
  id: number
  /** number of the issue or pull request */
  issue: number
  body: string
  /** login; `[bot]` at its end makes a bot */
  author: string
}

export interface FakePull {
  number: number
  state: 'open' | 'closed'
  /** owner of the repository that the branch is in, and the branch */
  owner: string
  branch: string
  sha: string
  /** undefined: it was deleted */
  repositoryId: number | undefined
}

/** Of a token: who acts, and what it may do. */
export interface FakeToken {
  login: string
  mayWrite: boolean
  /** false: as in a private repository that it does not reach */
  maySee: boolean
}

export interface GitHubState {
  comments: FakeComment[]
  nextId: number
  pulls: FakePull[]
  tokens: Map<string, FakeToken>
  /** the conversation of every pull request */
  locked: boolean
}

/** A comment as somebody wrote it before. */
export function addComment(state: GitHubState, over: Partial<FakeComment> = {}): FakeComment {
  const comment = { id: state.nextId++, issue: 7, body: 'a comment', author: 'somebody', ...over }
  state.comments.push(comment)
  return comment
}

/** The token of a job, which belongs to an app. */
export function addToken(state: GitHubState, token: string, over: Partial<FakeToken> = {}): string {
  state.tokens.set(token, { login: 'github-actions[bot]', mayWrite: true, maySee: true, ...over })
  return token
}
