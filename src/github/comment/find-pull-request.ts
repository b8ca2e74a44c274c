/** The open pull request whose head a run was for. */
import { z } from 'zod'
import type { GitHubApi } from '../api/github-api.ts'
import type { Head } from './occasion.ts'

const pullRequestSchema = z.object({
  number: z.number().int().positive(),
  head: z.object({ sha: z.string(), repo: z.object({ id: z.number() }).nullish() }),
})

/**
 * Its number; undefined when there is none, or none with this commit as its head any more: what a run found in an older commit is
 * not said of a newer one, which has a run of its own. A branch may have pull requests into several others, and a run does not
 * tell which of them it was for; then it is the latest.
 */
export async function findPullRequest(api: GitHubApi, repository: string, head: Head): Promise<number | undefined> {
  const branch = encodeURIComponent(`${head.owner}:${head.branch}`)
  const entries = await api.list(`/repos/${repository}/pulls?state=open&per_page=100&head=${branch}`)
  const numbers = entries
    .map(entry => pullRequestSchema.parse(entry))
    .filter(({ head: { sha, repo } }) => sha === head.commit && repo?.id === head.repositoryId)
    .map(({ number }) => number)
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}
