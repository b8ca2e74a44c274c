/** The bundle that users get, run as the runner runs it. What needs a cluster is tested in test/e2e. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { buildDist, foreignPaths } from '../../../scripts/build-dist.ts'
import { run } from '../../../src/process.ts'
import { Job } from './runner.ts'

const dist = inject('dist')

test('feature 97: bad input fails once, with all problems, a summary and outputs', async () => {
  await using job = await Job.create(dist)
  const result = await job.run('main', {
    inputs: { chart: 'nope', timeout: '5', 'no-such-option': 'x', 'fail-on': 'never' },
  })
  expect(result.exitCode).toBe(1)
  const errors = result.commands.filter(({ name }) => name === 'error')
  expect(errors).toHaveLength(1)
  for (const part of ['"nope" does not exist', '"5" has no unit', 'no-such-option', 'never'])
    expect(errors[0]?.message).toContain(part)
  expect(result.outputs).toEqual({
    verdict: 'inconclusive',
    findings: '0',
    leftovers: '0',
    'report-dir': '',
    'report-json': '',
  })
  expect(result.summary).toMatch(/^## ! inconclusive: nothing was checked\n\n```text\n/)
  expect(result.summary).toContain('"5" has no unit')
  expect(result.state).toEqual({})
  expect(result.log).not.toMatch(/^\s+at /m)
})

test('a missing chart is one sentence', async () => {
  await using job = await Job.create(dist)
  const { exitCode, commands } = await job.run('main')
  expect(exitCode).toBe(1)
  expect(commands.map(({ name }) => name)).toEqual(['error'])
  expect(commands[0]?.message).toContain('chart: is missing')
})

test('a summary that can not be written is a warning', async () => {
  await using job = await Job.create(dist)
  const { exitCode, commands } = await job.run('main', { env: { GITHUB_STEP_SUMMARY: '/does/not/exist' } })
  expect(exitCode).toBe(1)
  expect(commands.map(({ name }) => name).sort()).toEqual(['error', 'warning'])
})

test('feature 25: post has nothing to do without state, and says nothing', async () => {
  await using job = await Job.create(dist)
  expect(await job.run('post')).toMatchObject({ exitCode: 0, log: '' })
  expect(await job.run('post', { state: { cluster: '' } })).toMatchObject({ exitCode: 0, log: '' })
})

test.for([
  ['no JSON', 'x'],
  ['another shape', '{"name":"clean-uninstall-0a1b2c3d"}'],
  [
    'a name that is not ours',
    JSON.stringify({
      name: 'production',
      provider: 'docker',
      engine: 'docker',
      kind: 'kind',
      kubeconfig: '/x',
      workDir: '/x',
    }),
  ],
])('feature 25: post warns about a bad state, never fails: %s', async ([, cluster = '']) => {
  await using job = await Job.create(dist)
  const { exitCode, commands } = await job.run('post', { state: { cluster } })
  expect(exitCode).toBe(0)
  expect(commands).toEqual([
    expect.objectContaining({
      name: 'warning',
      message: expect.stringContaining('the saved state does not name a cluster'),
    }),
  ])
})

test('the bundle is small enough, and tells nothing of this machine', async () => {
  const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name))
  expect(paths.map(path => path.slice(dist.length + 1))).toEqual(
    expect.arrayContaining(['main.js', 'post.js', 'comment.js', 'cli.js', 'licenses.txt']),
  )
  const code = paths.filter(path => path.endsWith('.js'))
  const sizes = await Promise.all(code.map(async path => (await stat(path)).size))
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(3_000_000)
  for (const path of paths) expect(foreignPaths(await readFile(path, 'utf8'))).toEqual([])
})

test('an older Node.js is told which one is needed, not shown a syntax error', async () => {
  const older = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.19.0" })'
  const { exitCode, stderr } = await run(process.execPath, ['--import', older, join(dist, 'cli.js'), '--version'], {
    timeoutMs: 20_000,
  })
  expect(stderr).toBe('error: clean-uninstall needs Node.js 24 or newer; this is 20.19.0')
  expect(exitCode).toBe(2)
  // The door must be readable to it.
  expect(await readFile(join(dist, 'cli.js'), 'utf8')).not.toMatch(/^import |\busing\b/m)
})

test('two builds are equal, byte for byte', async () => {
  const again = await mkdtemp(join(tmpdir(), 'dist-'))
  await buildDist(again)
  const names = (await readdir(dist, { recursive: true })).filter(name => name.includes('.'))
  expect((await readdir(again, { recursive: true })).sort()).toEqual((await readdir(dist, { recursive: true })).sort())
  for (const name of names)
    expect((await readFile(join(again, name), 'utf8')) === (await readFile(join(dist, name), 'utf8')), name).toBe(true)
  await rm(again, { recursive: true })
})
