/** Why this workflow runs: for which pull request, at which commit. From the event, which GitHub wrote; never from a report. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { infrastructureProblem, messageOf } from '../../problem.ts'
import type { RunId } from '../../report/comment-section.ts'

/** The run that made the report: this one, or the one that a `workflow_run` event tells of. */
export interface ReportRun extends RunId {
  url: string
}

/** The head of a pull request, where its number is not known. */
export interface Head {
  /** full name of the repository that the branch is in */
  owner: string
  branch: string
  repositoryId: number
  commit: string
}

export interface Occasion {
  /** `owner/name` of the repository that the pull request is for */
  repository: string
  pullRequest: { number: number } | Head
  commit?: string
  /** undefined: the event does not say */
  fromFork?: boolean
  run: ReportRun
  /** what the workflow was called by, and what tells it apart from others, such as `pull_request` and `chart.yml` */
  event: string
  workflow: string
}

const idSchema = z.object({ id: z.number() })
const pullRequestSchema = z.object({
  number: z.number().int().positive(),
  head: z.object({ sha: z.string(), repo: idSchema.nullish() }),
  base: z.object({ repo: idSchema }),
})
const workflowRunSchema = z.object({
  id: z.number(),
  run_attempt: z.number(),
  workflow_id: z.number(),
  event: z.string(),
  head_branch: z.string().nullish(),
  head_sha: z.string(),
  head_repository: idSchema.extend({ owner: z.object({ login: z.string() }) }).nullish(),
  html_url: z.string(),
})
const eventSchema = z.object({
  repository: idSchema.optional(),
  pull_request: pullRequestSchema.optional(),
  issue: z.object({ number: z.number().int().positive(), pull_request: z.unknown() }).optional(),
  workflow_run: workflowRunSchema.optional(),
})
type Event = z.infer<typeof eventSchema>

/** The occasion, or in a few words why there is none. Throws an infrastructure problem when the event can't be read. */
export async function readOccasion(env: NodeJS.ProcessEnv): Promise<Occasion | string> {
  const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_PATH: path } = env
  if (!repository || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !path) return 'the workflow does not run on GitHub'
  try {
    return occasionOf(eventSchema.parse(JSON.parse(await readFile(path, 'utf8'))), repository, env)
  } catch (error) {
    throw infrastructureProblem(
      `the event that started this workflow could not be read: ${messageOf(error)}`,
      'It is what names the pull request.',
      error,
    )
  }
}

/** The same of an event that was read. */
export function occasionOf(event: Event, repository: string, env: NodeJS.ProcessEnv): Occasion | string {
  const common = { repository, run: ownRun(repository, env), event: env.GITHUB_EVENT_NAME ?? '' }
  const workflow = env.GITHUB_WORKFLOW ?? ''
  const { pull_request: pullRequest, issue, workflow_run: run } = event
  if (pullRequest !== undefined) {
    const { number, head, base } = pullRequest
    const fromFork = head.repo?.id !== base.repo.id
    return { ...common, workflow, pullRequest: { number }, commit: head.sha, fromFork }
  }
  // A comment on a pull request, such as `/test`; what is checked out then is the workflow's own business.
  if (issue?.pull_request) return { ...common, workflow, pullRequest: { number: issue.number } }
  if (run === undefined) return `the workflow runs for ${common.event || 'something else'}, not for a pull request`
  return ofWorkflowRun(run, event.repository, common)
}

/**
 * `workflow_run.pull_requests` is empty for forks (https://github.com/actions/runner/issues/3444), and so is the list of pull
 * requests of a commit (https://github.com/learningequality/kolibri/pull/14719): the branch is what finds them.
 */
function ofWorkflowRun(
  run: z.infer<typeof workflowRunSchema>,
  repository: Event['repository'],
  common: Pick<Occasion, 'repository' | 'event'>,
): Occasion | string {
  if (run.event !== 'pull_request') return `the run was for ${run.event}, not for a pull request`
  const { head_repository: from, head_branch: branch, head_sha: commit } = run
  if (!from || !branch) return 'the repository of the pull request does not exist any more'
  return {
    ...common,
    pullRequest: { owner: from.owner.login, branch, repositoryId: from.id, commit },
    commit,
    fromFork: from.id !== repository?.id,
    run: { id: run.id, attempt: run.run_attempt, url: run.html_url },
    workflow: String(run.workflow_id),
  }
}

function ownRun(repository: string, env: NodeJS.ProcessEnv): ReportRun {
  const [id, attempt] = [Number(env.GITHUB_RUN_ID ?? 0) || 0, Number(env.GITHUB_RUN_ATTEMPT ?? 1) || 1]
  return { id, attempt, url: `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/actions/runs/${id}` }
}
