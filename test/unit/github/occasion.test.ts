import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { occasionOf, readOccasion } from '../../../src/github/comment/occasion.ts'

const SHA = '1234567890123456789012345678901234567890'
const ENV = {
  GITHUB_REPOSITORY: 'octo/charts',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'chart',
}

function pullRequest(headRepository: number | null) {
  const repo = headRepository === null ? null : { id: headRepository }
  return { repository: { id: 1 }, pull_request: { number: 7, head: { sha: SHA, repo }, base: { repo: { id: 1 } } } }
}

function workflowRun(over: object = {}) {
  return {
    repository: { id: 1 },
    workflow_run: {
      id: 55,
      run_attempt: 3,
      workflow_id: 9,
      event: 'pull_request',
      head_branch: 'fix/a#b',
      head_sha: SHA,
      head_repository: { id: 2, owner: { login: 'mallory' } },
      html_url: 'https://github.com/octo/charts/actions/runs/55',
      ...over,
    },
  }
}

test.for([
  ['of the repository itself', 1, false],
  ['of a fork', 2, true],
  ['of a fork that was deleted', null, true],
] as const)('a pull request %s', ([, repository, fromFork]) => {
  expect(occasionOf(pullRequest(repository), 'octo/charts', { ...ENV, GITHUB_EVENT_NAME: 'pull_request' })).toEqual({
    repository: 'octo/charts',
    pullRequest: { number: 7 },
    commit: SHA,
    fromFork,
    event: 'pull_request',
    workflow: 'chart',
    run: { id: 77, attempt: 2, url: 'https://github.com/octo/charts/actions/runs/77' },
  })
})

test('a workflow_run names the branch, and the run that made the report', () => {
  expect(occasionOf(workflowRun(), 'octo/charts', { ...ENV, GITHUB_EVENT_NAME: 'workflow_run' })).toMatchObject({
    pullRequest: { owner: 'mallory', branch: 'fix/a#b', repositoryId: 2, commit: SHA },
    fromFork: true,
    run: { id: 55, attempt: 3, url: 'https://github.com/octo/charts/actions/runs/55' },
    workflow: '9',
  })
  const own = workflowRun({ head_repository: { id: 1, owner: { login: 'octo' } } })
  expect(occasionOf(own, 'octo/charts', ENV)).toMatchObject({ fromFork: false })
})

test('a comment on a pull request names it, one on an issue does not', () => {
  const issue = { number: 7, pull_request: { url: 'x' } }
  expect(occasionOf({ issue }, 'octo/charts', ENV)).toMatchObject({ pullRequest: { number: 7 } })
  const words = 'the workflow runs for issue_comment, not for a pull request'
  expect(
    occasionOf({ issue: { number: 7, pull_request: undefined } }, 'octo/charts', {
      ...ENV,
      GITHUB_EVENT_NAME: 'issue_comment',
    }),
  ).toBe(words)
})

test.for([
  [{}, 'the workflow runs for push, not for a pull request'],
  [workflowRun({ event: 'push' }), 'the run was for push, not for a pull request'],
  [workflowRun({ head_repository: null }), 'the repository of the pull request does not exist any more'],
] as const)('no pull request: %#', ([event, words]) => {
  expect(occasionOf(event, 'octo/charts', { ...ENV, GITHUB_EVENT_NAME: 'push' })).toBe(words)
})

test('the event is read from the file that the runner wrote', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'event-'))
  const path = join(directory, 'event.json')
  await writeFile(path, JSON.stringify(pullRequest(1)))
  expect(await readOccasion({ ...ENV, GITHUB_EVENT_PATH: path })).toMatchObject({ pullRequest: { number: 7 } })
  await writeFile(path, '{"pull_request": {"number": "7; rm -rf /"}}')
  await expect(readOccasion({ ...ENV, GITHUB_EVENT_PATH: path })).rejects.toThrow('could not be read')
  await expect(readOccasion({ ...ENV, GITHUB_EVENT_PATH: join(directory, 'none') })).rejects.toThrow('ENOENT')
  expect(await readOccasion({})).toBe('the workflow does not run on GitHub')
  await rm(directory, { recursive: true })
})
