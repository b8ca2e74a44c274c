/** The comments of one pull request, as GitHub has them. */
import { z } from 'zod'
import type { GitHubApi } from '../api/github-api.ts'
import { GitHubError } from '../api/github-error.ts'

export interface Comment {
  id: number
  body: string
  /** login of its author */
  author: string | undefined
  /** its page in the browser */
  url: string
}

const commentSchema = z
  .object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
    html_url: z.string(),
  })
  .transform(({ id, body, user, html_url }): Comment => ({ id, body: body ?? '', author: user?.login, url: html_url }))

/** https://docs.github.com/rest/issues/comments: a pull request is an issue there. */
export class PullRequestComments {
  readonly #api: GitHubApi
  readonly #repository: string
  readonly #number: number
  #viewer: Promise<string> | undefined

  /** `repository`: `owner/name` */
  constructor(api: GitHubApi, repository: string, number: number) {
    this.#api = api
    this.#repository = `/repos/${repository}`
    this.#number = number
  }

  /**
   * Those of the token's owner, oldest first. Anybody may write a comment with our mark in it, and a token that may write to pull
   * requests may edit everybody's comments: without this a stranger would own the text that we vouch for.
   */
  async own(): Promise<Comment[]> {
    this.#viewer ??= this.#api.viewer()
    const viewer = await this.#viewer
    const entries = await this.#api.list(`${this.#repository}/issues/${this.#number}/comments?per_page=100`)
    const comments = entries.map(entry => commentSchema.parse(entry))
    return comments.filter(({ author }) => author === viewer).toSorted((a, b) => a.id - b.id)
  }

  async create(body: string): Promise<Comment> {
    const path = `${this.#repository}/issues/${this.#number}/comments`
    return commentSchema.parse(await this.#api.send({ method: 'POST', path, body: { body } }))
  }

  /** False when it is not there any more. */
  async edit(id: number, body: string): Promise<boolean> {
    return await this.#ifThere({ method: 'PATCH', path: `${this.#repository}/issues/comments/${id}`, body: { body } })
  }

  async delete(id: number): Promise<void> {
    await this.#ifThere({ method: 'DELETE', path: `${this.#repository}/issues/comments/${id}` })
  }

  async #ifThere(request: Parameters<GitHubApi['send']>[0]): Promise<boolean> {
    try {
      await this.#api.send(request)
      return true
    } catch (error) {
      if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return false
      throw error
    }
  }
}
