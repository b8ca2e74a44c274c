import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detectEngine } from '../../../src/cluster/engine.ts'
import { doctor } from '../../../src/commands/doctor.ts'
import { type Sandbox, sandbox } from './sandbox.ts'

test.for([
  [['docker', 'podman'], {}, 'docker'],
  [['docker', 'podman'], { FAKE_DOCKER: 'down' }, 'podman'],
  [['docker', 'podman'], { FAKE_DOCKER: 'podman' }, 'podman'],
  [['docker', 'podman'], { KIND_EXPERIMENTAL_PROVIDER: 'podman' }, 'podman'],
  [['podman'], {}, 'podman'],
] as const)('with %j and %j the engine is %s', async ([programs, env, provider]) => {
  await sandbox([...programs], env)
  const engine = await detectEngine(process.env)
  expect(engine).toMatchObject({ provider, env: { KIND_EXPERIMENTAL_PROVIDER: provider } })
})

test('when none works, one message says why for each and what to do', async () => {
  await sandbox(['docker', 'podman'], { FAKE_DOCKER: 'denied', FAKE_PODMAN: 'gone' })
  const error = await detectEngine(process.env).catch(error => error)
  expect(error).toMatchObject({ kind: 'infrastructure', hint: expect.stringMatching(/access.*Start.*Install/) })
  expect(error.message.split('\n')).toEqual([
    'no container engine works:',
    expect.stringMatching(/^ {2}docker: permission denied/),
    expect.stringMatching(/^ {2}podman: its daemon is not running/),
    '  nerdctl: not installed',
  ])
})

test('an engine that was asked for is not replaced by another', async () => {
  await sandbox(['docker', 'podman'], { FAKE_PODMAN: 'gone', KIND_EXPERIMENTAL_PROVIDER: 'podman' })
  await expect(detectEngine(process.env)).rejects.toThrow(/^no container engine works:\n {2}podman: [^\n]*$/)
})

test('a provider that kind does not know is a usage problem', async () => {
  await sandbox(['docker'], { KIND_EXPERIMENTAL_PROVIDER: 'lxc' })
  await expect(detectEngine(process.env)).rejects.toMatchObject({ kind: 'usage' })
})

async function diagnose(box: Sandbox): Promise<{ code: number; text: string }> {
  const lines: string[] = []
  const code = await doctor({ env: process.env, cacheDir: join(box.folder, 'cache'), out: line => lines.push(line) })
  return { code, text: lines.join('\n') }
}

test('doctor: a machine that is ready', async () => {
  const box = await sandbox(['podman', 'kind', 'helm', 'helm3'], { FAKE_IMAGES: 'kindest/node:v1.36.4' })
  const { code, text } = await diagnose(box)
  expect(code).toBe(0)
  expect(text).toMatch(/^✔ engine +podman 4\.3\.1, cgroup v2$/m)
  expect(text).toMatch(/^✔ kind +0\.33\.0 in \//m)
  expect(text).toMatch(/^✔ helm 3 +3\.21\.4 in .*helm3$/m)
  expect(text).toMatch(/^✔ helm 4 +4\.3\.1 in /m)
  expect(text).toMatch(/^✔ node image +kindest\/node:v1\.36\.4$/m)
  expect(text).toMatch(/^✔ leftovers /m)
})

test('doctor: no engine is exit code 3, and the tools that are missing are fetched later', async () => {
  const { code, text } = await diagnose(await sandbox([]))
  expect(code).toBe(3)
  expect(text).toMatch(/^✖ engine +no container engine works:\n +docker: not installed/m)
  expect(text).toMatch(/^! helm 4 +not here/m)
})

test('doctor: a wrong setting is exit code 2', async () => {
  expect((await diagnose(await sandbox([], { KIND_EXPERIMENTAL_PROVIDER: 'lxc' }))).code).toBe(2)
})
