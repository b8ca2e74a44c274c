/** Ending the main step in the middle of its work, with programs that only pretend to be kind, helm and an engine. */
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { fakeApiServer } from '../../fake-api-server/server.ts'
import { scriptedHelm } from '../scenario/scripted-helm.ts'
import { Job, type StepResult } from './runner.ts'

const FAKES = join(import.meta.dirname, '../../fake-programs')
const CHART = join(import.meta.dirname, '../../../fixtures/charts/a1-crds-directory')

const dist = inject('dist')

/** Runs main until the fake kind has made a container and hangs, and sends it a signal. */
async function interrupt(job: Job, signal: NodeJS.Signals) {
  const state = join(job.directory, 'fakes')
  const containers = async () => readdir(join(state, 'containers'))
  await mkdir(join(state, 'containers'), { recursive: true })
  const env = {
    PATH: [...['kind', 'podman', 'helm'].map(name => join(FAKES, name)), process.env.PATH].join(':'),
    KIND_EXPERIMENTAL_PROVIDER: 'podman',
    FAKE_STATE: state,
    FAKE_KIND_CREATE: 'hang',
  }
  let sentAt: number | undefined
  const result: StepResult = await job.run('main', {
    inputs: { chart: CHART },
    env,
    onLog(log, kill) {
      if (sentAt !== undefined || !log.includes('Preparing nodes')) return
      sentAt = performance.now()
      setTimeout(kill, 300, signal)
    },
  })
  return { result, env, containers, tookMs: performance.now() - (sentAt ?? Number.NaN) }
}

test.for(['SIGINT', 'SIGTERM'] as const)('feature 25: %s stops within seconds and leaves nothing', async signal => {
  await using job = await Job.create(dist)
  const { result, env, containers, tookMs } = await interrupt(job, signal)
  expect(result.exitCode).toBe(1)
  expect(tookMs).toBeLessThan(10_000)
  expect(result.outputs).toMatchObject({
    verdict: 'inconclusive',
    'report-json': expect.stringContaining('report.json'),
  })
  expect(result.log).toContain(`${signal}: stopping; the post step deletes the cluster that was made`)
  expect(result.summary).toContain('cancelled')
  expect(result.commands.filter(({ name }) => name === 'error')).toEqual([
    expect.objectContaining({ message: expect.stringContaining('cancelled') }),
  ])
  expect(await job.run('post', { state: result.state, env })).toMatchObject({ exitCode: 0 })
  expect(await containers()).toEqual([])
})

test('feature 25: after a kill the post step deletes the cluster', async () => {
  await using job = await Job.create(dist)
  const { result, env, containers } = await interrupt(job, 'SIGKILL')
  expect(result.exitCode).toBeNull()
  expect(await containers()).toEqual([expect.stringMatching(/^clean-uninstall-[0-9a-f]{8}$/)])
  expect(JSON.parse(result.state.cluster ?? '')).toMatchObject({ name: (await containers())[0], engine: 'podman' })
  const post = await job.run('post', { state: result.state, env })
  expect(post).toMatchObject({ exitCode: 0, commands: [] })
  expect(post.log).toContain('is deleted')
  expect(await containers()).toEqual([])
  expect(await job.run('post', { state: result.state, env })).toMatchObject({ exitCode: 0, commands: [] })
})

test('feature 25: a cluster that can not be deleted is a warning with the command to run', async () => {
  await using job = await Job.create(dist)
  const { result, env } = await interrupt(job, 'SIGKILL')
  const post = await job.run('post', {
    state: result.state,
    env: { ...env, FAKE_KIND_DELETE: 'fail', FAKE_PODMAN: 'cannot-remove' },
  })
  expect(post.exitCode).toBe(0)
  expect(post.commands).toEqual([
    expect.objectContaining({
      name: 'warning',
      message: expect.stringContaining('kind delete cluster --name clean-uninstall-'),
    }),
  ])
  await job.run('post', { state: result.state, env })
})

test('feature 25: on a cluster that exists no cluster is said to go, and the command for the release is told in time', async () => {
  await using job = await Job.create(dist)
  await using server = await fakeApiServer()
  // The parent of helm is the action.
  const install = { run: 'kill -INT $PPID\nsleep 60\n' }
  const notFound = { exitCode: 1, stderr: 'Error: release: not found\n' }
  using fake = scriptedHelm({
    version: { stdout: 'v4.3.1' },
    history: notFound,
    install,
    uninstall: { sleepSeconds: 60 },
  })
  const { log, exitCode } = await job.run('main', {
    inputs: { chart: CHART, kubeconfig: server.kubeconfig, namespace: 'apps' },
    env: { PATH: `${fake.directory}:${process.env.PATH}` },
  })
  expect(exitCode).toBe(1)
  expect(log).toMatch(/SIGINT: stopping$/m)
  expect(log).toContain(`--namespace apps --kubeconfig ${server.kubeconfig} --timeout 1m`)
  expect(fake.calls().filter(call => call.startsWith('uninstall '))).toHaveLength(1)
})
