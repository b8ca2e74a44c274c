/** The bundled actions as the runner runs them, with a fake GitHub to comment on. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import type { Report } from '../../../src/report/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'
import { fakeApiServer } from '../../fake-api-server/server.ts'
import { type FakeGitHub, fakeGitHub } from '../../fake-github/fake-github.ts'
import { refusal } from '../../fake-github/faults.ts'
import { addComment, addToken } from '../../fake-github/state.ts'
import { CHART, helmFor } from '../cli/whole-run.ts'
import { changes, onlyComment } from '../github/commenter.ts'
import { Job, type StepResult } from './runner.ts'

const dist = inject('dist')
const TOKEN = 'ghs_secret'
const SHA = '1234567890123456789012345678901234567890'
const RUN_URL = 'https://github.com/octo/charts/actions/runs/55'

/** What the runner tells every step, and the event that started the workflow. */
async function stepEnv(job: Job, github: FakeGitHub, event: object): Promise<Record<string, string>> {
  const [path, authority] = [join(job.directory, 'event.json'), join(job.directory, 'ca.pem')]
  await writeFile(path, JSON.stringify({ repository: { id: 1 }, ...event }))
  await writeFile(authority, github.ca)
  return {
    ...github.env,
    NODE_EXTRA_CA_CERTS: authority,
    GITHUB_EVENT_PATH: path,
    GITHUB_EVENT_NAME: Object.keys(event)[0] ?? 'push',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'chart',
    GITHUB_JOB: 'uninstall',
    GITHUB_ACTION: 'gate',
  }
}

const PULL_REQUEST = { pull_request: { number: 7, head: { sha: SHA, repo: { id: 1 } }, base: { repo: { id: 1 } } } }
const FORK = { pull_request: { number: 7, head: { sha: SHA, repo: { id: 2 } }, base: { repo: { id: 1 } } } }

function workflowRun(over: object = {}) {
  const run = { id: 55, run_attempt: 1, workflow_id: 9, event: 'pull_request', head_branch: 'fix', head_sha: SHA }
  const from = { head_repository: { id: 2, owner: { login: 'mallory' } }, html_url: RUN_URL }
  return { workflow_run: { ...run, ...from, ...over } }
}

async function put(job: Job, files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(job.workspace, name)), { recursive: true })
    await writeFile(join(job.workspace, name), content, { mode: 0o755 })
  }
}

/** What the workflow's author sees beside the log; a token is masked before it could be shown. */
function told({ commands }: StepResult) {
  return commands
    .filter(({ name }) => name === 'warning' || name === 'error')
    .map(({ name, message }) => `${name}: ${message}`)
}

/** A check of a small chart; `metadata` is what its ConfigMap is installed with. */
async function check(
  job: Job,
  github: FakeGitHub,
  event: object,
  metadata: object,
  inputs: Record<string, string>,
  more: Record<string, string> = {},
) {
  await using server = await fakeApiServer()
  using helm = helmFor(server, metadata, {})
  await put(job, { ...CHART, 'bin/helm': `#!/bin/sh\nexec '${helm.helm.path}' "$@"\n` })
  const env = await stepEnv(job, github, event)
  return await job.run('main', {
    inputs: { chart: 'app', kubeconfig: server.kubeconfig, 'settle-timeout': '15s', 'github-token': TOKEN, ...inputs },
    env: { ...env, PATH: `${job.workspace}/bin:${process.env.PATH}`, ...more },
  })
}

const STUCK = { finalizers: ['db.example.com/cleanup'] }

test('feature 87: the action comments when the chart leaks, and turns the comment to clean when it is repaired', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  const leg = { comment: 'on-failure', 'comment-leg': '{"kubernetes": "1.36"}' }
  const leaked = await check(job, github, PULL_REQUEST, STUCK, leg)
  expect(leaked.exitCode).toBe(1)
  expect(leaked.outputs.verdict).toBe('leaked')
  expect(leaked.log).toContain('Comment: https://github.example/octo/charts/pull/7#issuecomment-1000')
  const [section] = onlyComment(github)
  expect(section).toMatchObject({ verdict: 'leaked', run: { id: 77, attempt: 1 } })
  expect(section?.head).toContain(
    '<sub>kubernetes 1.36 · commit `1234567` · [full report](https://github.com/octo/charts/actions/runs/77)</sub>',
  )
  expect(section?.table).toContain('ConfigMap/settings')
  const again = { ...leg, 'comment-leg': '{\n  "kubernetes": "1.36"\n}' }
  const clean = await check(job, github, PULL_REQUEST, {}, again, { GITHUB_RUN_ID: '78' })
  expect(clean.exitCode).toBe(0)
  expect(onlyComment(github)).toMatchObject([{ verdict: 'clean', run: { id: 78, attempt: 1 }, details: '' }])
  expect(changes(github)).toEqual(['POST /issues/7/comments', 'PATCH /issues/comments/1000'])
})

test('feature 98: a fork has no right to comment: a warning, the permission, and the same verdict', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN, { mayWrite: false })
  const leaked = await check(job, github, FORK, STUCK, { comment: 'on-failure' })
  expect(leaked.exitCode).toBe(1)
  expect(leaked.outputs.verdict).toBe('leaked')
  expect(leaked.summary).toContain('does not uninstall cleanly')
  expect(told(leaked).filter(line => line.startsWith('warning: The pull request comment'))).toEqual([
    expect.stringMatching(
      /Give the job `permissions: pull-requests: write`\. A pull request from a fork .*docs\/pull-request-comments\.md/,
    ),
  ])
  const clean = await check(job, github, FORK, {}, { comment: 'always' })
  expect(clean.outputs.verdict).toBe('clean')
  expect(clean.exitCode).toBe(0)
  expect(told(clean)).toEqual([expect.stringContaining('warning: The pull request comment was not written')])
})

test('feature 98: pull_request_target is warned of, because the check runs what a stranger brings', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  const more = { GITHUB_EVENT_NAME: 'pull_request_target' }
  const result = await check(job, github, FORK, {}, { comment: 'on-failure' }, more)
  expect(told(result)).toEqual([
    expect.stringMatching(/pull_request_target gives it your secrets.*docs\/pull-request-comments\.md/),
  ])
  expect(result.exitCode).toBe(0)
})

test.for([
  ['not asked for', {}, PULL_REQUEST],
  ['no pull request', { comment: 'always' }, {}],
] as const)('%s: GitHub is not even called', async ([, inputs, event]) => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  const result = await check(job, github, event, {}, inputs)
  expect(result.exitCode).toBe(0)
  expect(told(result)).toEqual([])
  expect(github.requests).toEqual([])
})

test('a GitHub that can not be reached changes no verdict', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  const { url } = github
  await github[Symbol.asyncDispose]()
  const gone = { ...github, env: { ...github.env, GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` } }
  const result = await check(job, gone, PULL_REQUEST, {}, { comment: 'always' })
  expect(result.exitCode).toBe(0)
  expect(result.outputs.verdict).toBe('clean')
  expect(told(result)).toEqual([expect.stringMatching(/GitHub did not answer: .*ECONNREFUSED/)])
})

/** The action that only comments, in a workflow that runs when another has ended. */
async function comment(job: Job, github: FakeGitHub, event: object, inputs: Record<string, string> = {}) {
  const env = await stepEnv(job, github, event)
  return await job.run('comment', { inputs: { report: 'reports', 'github-token': TOKEN, ...inputs }, env })
}

async function handIn(job: Job, reports: Record<string, Report | string>): Promise<void> {
  const text = (report: Report | string) => (typeof report === 'string' ? report : JSON.stringify(report))
  await put(job, Object.fromEntries(Object.entries(reports).map(([name, report]) => [`reports/${name}`, text(report)])))
}

function openPull(github: FakeGitHub, over: object = {}): void {
  github.state.pulls.push({
    number: 7,
    state: 'open',
    owner: 'mallory',
    branch: 'fix',
    sha: SHA,
    repositoryId: 2,
    ...over,
  })
}

test('features 87 and 98: reports of a fork are commented on by a second workflow, on the pull request that the event leads to', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github, { number: 3, branch: 'other' })
  openPull(github, { number: 4, state: 'closed' })
  openPull(github, { number: 5, repositoryId: 99 })
  openPull(github)
  const forged = { ...SAMPLES.kubeblocks, pullRequest: 3, number: 3 } as Report
  await handIn(job, { 'helm-3/report.json': forged, 'helm-4/report.json': SAMPLES.clean })
  const result = await comment(job, github, workflowRun(), { 'comment-group': 'charts', comment: 'always' })
  expect(told(result)).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(changes(github)).toEqual(['POST /issues/7/comments'])
  const [leaked, clean] = onlyComment(github)
  expect(leaked).toMatchObject({ verdict: 'leaked', run: { id: 55, attempt: 1 } })
  expect(leaked?.head).toContain(`<sub>⚠ **fork** · helm-3 · commit \`1234567\` · [full report](${RUN_URL})</sub>`)
  expect(github.state.comments[0]?.body).toContain('comes from a run of a fork’s code')
  expect(leaked?.details).not.toContain('kubectl patch')
  expect(clean).toMatchObject({ verdict: 'clean', head: expect.stringContaining('helm-4') })
})

test('of the repository itself the commands are shown; without a group there is a comment for each report', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github, { owner: 'octo', repositoryId: 1 })
  await handIn(job, {
    'a/report.json': SAMPLES.kubeblocks,
    'b/report.json': SAMPLES.inconclusive,
    'c/report.json': SAMPLES.clean,
  })
  const event = workflowRun({ head_repository: { id: 1, owner: { login: 'octo' } } })
  expect((await comment(job, github, event)).exitCode).toBe(0)
  expect(
    github.state.comments.map(({ body }) => /leaked|inconclusive|clean:/.exec(body.split('## ')[1] ?? '')?.[0]),
  ).toEqual(['leaked', 'inconclusive'])
  expect(github.state.comments[0]?.body).toContain('kubectl patch')
})

test('a comment that can not be written keeps no other from being written, and is named', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github)
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  await handIn(job, Object.fromEntries(names.map(name => [`${name}/report.json`, SAMPLES.kubeblocks])))
  github.faults.push({ method: 'POST', path: '/comments', answer: refusal(422, 'Validation Failed') })
  const result = await comment(job, github, workflowRun())
  expect(told(result)).toEqual([
    expect.stringMatching(
      /^warning: The pull request comment of [a-f] was not written: GitHub answered with 422: Validation Failed$/,
    ),
  ])
  expect(github.state.comments).toHaveLength(5)
})

test('how many comments there are is no choice of a fork: above ten reports it is one', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github)
  await handIn(
    job,
    Object.fromEntries(Array.from({ length: 11 }, (_, number) => [`r${number}/report.json`, SAMPLES.inconclusive])),
  )
  const result = await comment(job, github, workflowRun())
  expect(onlyComment(github)).toHaveLength(11)
  expect(result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
    'There are more than 10 reports and no comment-group: they share one comment.',
  ])
})

test('a run of an older commit is not said of a newer one', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github, { sha: SHA.replace('1', '2') })
  await handIn(job, { 'report.json': SAMPLES.kubeblocks })
  const result = await comment(job, github, workflowRun())
  expect(result.exitCode).toBe(0)
  expect(result.log).toContain('No comment: no open pull request has the commit of the run as its head any more.')
  expect(changes(github)).toEqual([])
})

test('reports that are none are warnings, and keep no other from being told', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  addToken(github.state, TOKEN)
  openPull(github)
  await handIn(job, {
    'a/report.json': '{"schema": "clean-uninstall/report/v1", "verdict": "::error::owned"}',
    'b/report.json': 'no json\n::error::owned',
    'c/report.json': SAMPLES.hostile,
  })
  const result = await comment(job, github, workflowRun())
  expect(result.exitCode).toBe(0)
  expect(result.commands.filter(({ name }) => name === 'error')).toEqual([])
  expect(told(result)).toEqual([
    expect.stringMatching(/a\/report\.json is not a whole report/),
    expect.stringMatching(/b\/report\.json is not JSON/),
  ])
  expect(onlyComment(github)).toMatchObject([{ verdict: 'leaked' }])
})

test('without any report there is a warning; with wrong inputs the step fails', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  const none = await comment(job, github, workflowRun())
  expect(none.exitCode).toBe(0)
  expect(told(none)).toEqual([expect.stringContaining('ENOENT')])
  await put(job, { 'reports/readme': '' })
  expect(told(await comment(job, github, workflowRun()))).toEqual([
    expect.stringContaining('there is no report.json in'),
  ])
  const wrong = await comment(job, github, workflowRun(), { comment: 'never' })
  expect(wrong.exitCode).toBe(1)
  expect(told(wrong)).toEqual([
    expect.stringMatching(/^error: One option is wrong:\n {2}input comment: "never" is not one of/),
  ])
  expect(github.requests).toEqual([])
})

test('the token is masked, and shown nowhere', async () => {
  await using job = await Job.create(dist)
  await using github = await fakeGitHub()
  openPull(github)
  addComment(github.state)
  await handIn(job, { 'report.json': SAMPLES.kubeblocks })
  const result = await comment(job, github, workflowRun())
  expect(told(result)).toEqual([expect.stringContaining('Bad credentials')])
  expect(result.log.split('\n').filter(line => line.includes(TOKEN))).toEqual([`::add-mask::${TOKEN}`])
})
