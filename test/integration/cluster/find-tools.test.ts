import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { ChecksumTable } from '../../../src/cluster/tools/checksums.ts'
import { type FindToolsOptions, findTools } from '../../../src/cluster/tools/find-tools.ts'
import { run } from '../../../src/process.ts'
import { type ReleaseServer, releaseServer, sha256 } from './release-server.ts'
import { type Sandbox, sandbox } from './sandbox.ts'

const HELM = '#!/bin/sh\nprintf v4.3.0\n'
const KIND = '#!/bin/sh\necho kind v0.33.0\n'
const HELM_PATH = '/helm-v4.3.0-linux-amd64.tar.gz'
const KIND_PATH = '/v0.33.0/kind-linux-amd64'

/** A port that fetch refuses to use: a download fails at once, and nobody is asked. */
const NOWHERE = { kind: 'https://127.0.0.1:1', helm: 'https://127.0.0.1:1' }

function options(box: Sandbox, more: Partial<FindToolsOptions> = {}): FindToolsOptions {
  return {
    needKind: false,
    cacheDir: join(box.folder, 'cache'),
    env: process.env,
    platform: 'linux',
    arch: 'x64',
    log: box.log,
    sources: NOWHERE,
    retryWaitsMs: [10, 10],
    ...more,
  }
}

/** A server that has both tools, and the table that goes with it. */
async function publisher(box: Sandbox): Promise<{ server: ReleaseServer; more: Partial<FindToolsOptions> }> {
  const server = await releaseServer()
  const archive = await helmArchive(box, HELM)
  server.files.set(HELM_PATH, archive).set(KIND_PATH, KIND)
  const entry = (sum: string) => ({ source: 'test', sha256: { 'linux-amd64': sum } })
  const checksums: ChecksumTable = {
    kind: { '0.33.0': entry(sha256(KIND)) },
    helm: { '4.3.0': entry(sha256(archive)) },
  }
  return { server, more: { sources: { kind: server.url, helm: server.url }, ca: server.ca, checksums } }
}

async function helmArchive(box: Sandbox, script: string): Promise<Buffer> {
  await program(join(box.folder, 'pack/linux-amd64/helm'), script)
  await run('tar', ['-czf', join(box.folder, 'helm.tgz'), '-C', join(box.folder, 'pack'), 'linux-amd64'], {
    timeoutMs: 5_000,
  })
  return await readFile(join(box.folder, 'helm.tgz'))
}

async function program(path: string, script: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, script)
  await chmod(path, 0o755)
}

test.for([
  [['helm'], undefined, '4.3.1', 'helm'],
  [['helm'], '4', '4.3.1', 'helm'],
  [['helm', 'helm3'], '3', '3.21.4', 'helm3'],
  [['helm', 'helm3'], '3.21.4', '3.21.4', 'helm3'],
] as const)('feature 20: with %j on PATH, helm-version %s is %s', async ([programs, helmVersion, version, name]) => {
  const box = await sandbox([...programs])
  const { helm } = await findTools(options(box, { ...(helmVersion && { helmVersion }) }))
  expect(helm).toEqual({ version, origin: 'path', path: expect.stringMatching(new RegExp(`/${name}$`)) })
})

test('feature 20: the tool cache of the runner, in the layouts of two actions, newest first', async () => {
  const box = await sandbox([])
  const toolCacheDir = join(box.folder, 'hosted')
  await program(join(toolCacheDir, 'helm/4.2.0/x64/linux-amd64/helm'), '#!/bin/sh\nprintf v4.2.0\n')
  await program(join(toolCacheDir, 'helm/3.20.0/x64/linux-amd64/helm'), '#!/bin/sh\nprintf v3.20.0\n')
  await program(join(toolCacheDir, 'helm/4.1.9/x64/helm'), '#!/bin/sh\nprintf v4.1.9\n')
  await program(join(toolCacheDir, 'kind/v0.33.0/amd64/kind/bin/kind'), KIND)
  const tools = await findTools(options(box, { toolCacheDir, helmVersion: '4', needKind: true }))
  expect(tools).toMatchObject({
    helm: { version: '4.2.0', origin: 'tool-cache' },
    kind: { version: '0.33.0', origin: 'tool-cache' },
  })
})

test('feature 20: a cached program that is broken does not hide an older one', async () => {
  const box = await sandbox([])
  const broken = '#!/bin/sh\nexit 1\n'
  await program(join(box.folder, 'cache/tools/helm/4.2.0/linux-amd64/helm'), broken)
  await program(join(box.folder, 'cache/tools/helm/4.1.9/linux-amd64/helm'), '#!/bin/sh\nprintf v4.1.9\n')
  expect((await findTools(options(box, { helmVersion: '4' }))).helm).toMatchObject({
    version: '4.1.9',
    origin: 'cache',
  })
  const toolCacheDir = join(box.folder, 'hosted')
  await program(join(toolCacheDir, 'helm/4.2.0/x64/helm'), broken)
  await program(join(toolCacheDir, 'helm/4.1.8/x64/helm'), '#!/bin/sh\nprintf v4.1.8\n')
  const { helm } = await findTools(options(box, { helmVersion: '4', toolCacheDir }))
  expect(helm).toMatchObject({ version: '4.1.8', origin: 'tool-cache' })
})

test('nothing of HTTP is loaded before it is needed', async () => {
  const module = new URL('../../../src/cluster/tools/find-tools.ts', import.meta.url)
  const script = `import Module from 'node:module'
    await import(${JSON.stringify(String(module))})
    console.log(Object.keys(Module._cache).filter(file => file.includes('/undici/')).length)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { timeoutMs: 20_000 })
  expect(stdout).toBe('0')
})

test('feature 20, feature 22: downloaded, verified and kept once; the second run downloads nothing', async () => {
  const box = await sandbox([])
  const { server, more } = await publisher(box)
  const first = await findTools(options(box, { ...more, needKind: true }))
  expect(first).toMatchObject({
    helm: { version: '4.3.0', origin: 'downloaded' },
    kind: { version: '0.33.0', origin: 'downloaded' },
  })
  expect((await stat(first.helm.path)).mode & 0o777).toBe(0o755)
  expect(await readdir(dirname(first.helm.path))).toEqual(['helm'])
  expect(server.requests.sort()).toEqual([HELM_PATH, KIND_PATH])
  const second = await findTools(options(box, { ...more, needKind: true }))
  expect([second.helm, second.kind?.origin]).toEqual([{ ...first.helm, origin: 'cache' }, 'cache'])
  expect(server.requests).toHaveLength(2)
})

test('feature 22: another content stops the run with both sums, nothing executed, kept or built', async () => {
  const box = await sandbox(['go'])
  const { server, more } = await publisher(box)
  const evil = await helmArchive(box, `#!/bin/sh\ntouch ${box.folder}/executed\nprintf v4.3.0\n`)
  const good = sha256(server.files.get(HELM_PATH) ?? '')
  server.files.set(HELM_PATH, evil)
  const error = await findTools(options(box, more)).catch(error => error)
  expect(error).toMatchObject({ kind: 'infrastructure' })
  expect(error.message).toContain(sha256(evil))
  expect(error.message).toContain(good)
  expect(await readdir(box.folder)).not.toContain('executed')
  expect(await readdir(join(box.folder, 'cache/tools/helm/4.3.0/linux-amd64'))).toEqual([])
  expect(await box.calls()).toEqual([])
})

test('feature 22: a version that is not in the table is compared with the sum of the publisher, and the log says so', async () => {
  const box = await sandbox([])
  const { server, more } = await publisher(box)
  const archive = await helmArchive(box, '#!/bin/sh\nprintf v4.1.0\n')
  server.files.set('/helm-v4.1.0-linux-amd64.tar.gz', archive)
  server.files.set('/helm-v4.1.0-linux-amd64.tar.gz.sha256sum', `${sha256(archive)}  helm-v4.1.0-linux-amd64.tar.gz\n`)
  const { helm } = await findTools(options(box, { ...more, helmVersion: '4.1.0' }))
  expect(helm).toMatchObject({ version: '4.1.0', origin: 'downloaded' })
  expect(box.lines.join('\n')).toMatch(/not in our table.*weaker/)
  server.files.set('/helm-v4.1.1-linux-amd64.tar.gz', archive)
  server.files.set('/helm-v4.1.1-linux-amd64.tar.gz.sha256sum', `${'0'.repeat(64)}  x\n`)
  await expect(findTools(options(box, { ...more, helmVersion: '4.1.1' }))).rejects.toThrow('0'.repeat(64))
})

test('a server that fails for a moment is asked again', async () => {
  const box = await sandbox([])
  const { server, more } = await publisher(box)
  server.failures.push(503, 502)
  await expect(findTools(options(box, more))).resolves.toMatchObject({ helm: { origin: 'downloaded' } })
  expect(server.requests).toHaveLength(3)
  expect(box.lines.join('\n')).toMatch(/HTTP 503; trying again/)
})

test('a 404 is not asked again', async () => {
  const box = await sandbox([])
  const { server, more } = await publisher(box)
  server.files.clear()
  await expect(findTools(options(box, more))).rejects.toThrow(/HTTP 404/)
  expect(server.requests).toHaveLength(1)
})

test('what can not be downloaded is built with Go, with its version', async () => {
  const box = await sandbox(['go'])
  const { helm } = await findTools(options(box, { helmVersion: '3' }))
  expect(helm).toMatchObject({
    version: '3.21.4',
    origin: 'built',
    path: expect.stringContaining('cache/tools/helm/3.21.4'),
  })
  expect(await box.calls()).toEqual([
    expect.stringMatching(/^go install .*version=v3\.21\.4.*helm\/v3\/cmd\/helm@v3\.21\.4$/),
  ])
})

test('when every way fails, one message lists them all', async () => {
  const box = await sandbox(['helm', 'go'], { FAKE_GO: 'fail', FAKE_HELM_VERSION: '3.1.0' })
  const error = await findTools(options(box, { helmVersion: '4', toolCacheDir: '/no/such' })).catch(error => error)
  expect(error).toMatchObject({ kind: 'infrastructure', hint: expect.stringMatching(/on PATH.*proxy.*Go/) })
  expect(error.message.split('\n')).toEqual([
    'no helm 4 could be had:',
    expect.stringMatching(/^ {2}PATH: .*helm is 3\.1\.0, wanted helm 4/),
    expect.stringMatching(/^ {2}tool cache: none in/),
    expect.stringMatching(/^ {2}cache: none in/),
    expect.stringMatching(/^ {2}download: https:.*: bad port$/),
    expect.stringMatching(/^ {2}build: go install failed: .*GOPROXY=off/),
  ])
})

test('a program on PATH that does not run is passed over', async () => {
  const box = await sandbox([])
  await program(join(box.folder, 'bin/helm'), '#!/bin/sh\necho broken >&2\nexit 1\n')
  vi.stubEnv('PATH', join(box.folder, 'bin'))
  await expect(findTools(options(box))).rejects.toThrow(/PATH: .*bin\/helm does not say its version: broken/)
})

test('a cancelled search ends at once, without a message about ways', async () => {
  const box = await sandbox([])
  const { more } = await publisher(box)
  await expect(findTools(options(box, { ...more, signal: AbortSignal.abort() }))).rejects.toMatchObject({
    name: 'AbortError',
  })
})
