import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import type { Duplex } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../src/kube/connection.ts'
import { Problem } from '../../../src/problem.ts'
import { makeCertificate } from '../../fake-api-server/certificate.ts'
import { instantClock } from '../../fake-api-server/instant-clock.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { CONFIG_MAPS, PODS } from '../../fake-api-server/types.ts'
import { eventually } from './connected.ts'

async function problemOf(
  kubeconfig: string,
  options: { context?: string; requestTimeoutMs?: number; signal?: AbortSignal } = {},
): Promise<Problem> {
  const clock = instantClock()
  const error = await connect({ kubeconfig, clock, ...options }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}

/** A credential plugin that gives token-1, token-2, … one for each time it runs. */
async function execUser(server: FakeApiServer) {
  const counter = await server.writeFile('0')
  const script = [
    "const fs = require('node:fs')",
    `const count = Number(fs.readFileSync(${JSON.stringify(counter)}, 'utf8')) + 1`,
    `fs.writeFileSync(${JSON.stringify(counter)}, String(count))`,
    "console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: 'token-' + count } }))",
  ].join('\n')
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: ['-e', script] } }
}

test('usage: a kubeconfig that does not exist', async () => {
  expect(await problemOf('/does/not/exist')).toMatchObject({
    kind: 'usage',
    message: 'The kubeconfig /does/not/exist does not exist.',
  })
})

test.for([
  ['an empty file', ''],
  ['no YAML', '{"clusters": ['],
  ['no kubeconfig', 'just text'],
  ['a cluster without a server', 'clusters: [{name: a, cluster: {}}]'],
])('usage: %s', async ([, text = '']) => {
  await using server = await fakeApiServer()
  expect(await problemOf(await server.writeFile(text))).toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('The kubeconfig'),
  })
})

test('usage: an unknown context lists those there are', async () => {
  await using server = await fakeApiServer()
  const problem = await problemOf(await server.writeKubeconfig({ context: 'kind-a' }), { context: 'kind-b' })
  expect(problem).toMatchObject({ kind: 'usage', hint: 'Its contexts are: kind-a.' })
  expect(problem.message).toContain('has no context kind-b')
})

test('usage: no current context and none chosen', async () => {
  await using server = await fakeApiServer()
  const problem = await problemOf(await server.writeKubeconfig({ context: 'kind-a', currentContext: '' }))
  expect(problem).toMatchObject({ kind: 'usage', hint: 'Choose one with --context. Its contexts are: kind-a.' })
})

test.for<[string, object]>([
  ['http without permission', { server: 'http://127.0.0.1:1', cluster: {} }],
  ['a certificate file that is not there', { cluster: { 'certificate-authority': 'gone.pem' } }],
  ['no address', { server: 'not an address' }],
])('usage: %s', async ([, parts]) => {
  await using server = await fakeApiServer()
  expect(await problemOf(await server.writeKubeconfig(parts))).toMatchObject({ kind: 'usage' })
})

test('infrastructure: nobody listens', async () => {
  await using server = await fakeApiServer()
  const problem = await problemOf(await server.writeKubeconfig({ server: 'https://127.0.0.1:1' }))
  expect(problem).toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining("can't be reached: connect ECONNREFUSED"),
  })
})

test('infrastructure: a server that never answers', async () => {
  await using server = await fakeApiServer()
  server.fail({}, { hang: 'before' }, Number.POSITIVE_INFINITY)
  const problem = await problemOf(server.kubeconfig, { requestTimeoutMs: 50 })
  expect(problem).toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining('no complete answer within 50 ms'),
  })
})

test('infrastructure: a server with another certificate is not talked to', async () => {
  await using server = await fakeApiServer()
  const { cert } = await makeCertificate()
  const problem = await problemOf(await server.writeKubeconfig({ ca: cert }))
  expect(problem).toMatchObject({ kind: 'infrastructure', hint: expect.stringContaining('certificate authority') })
  expect(server.requests).toEqual([])
})

test.for([401, 403])('infrastructure: %d', async status => {
  await using server = await fakeApiServer()
  server.fail({}, { status, message: 'go away' }, Number.POSITIVE_INFINITY)
  expect(await problemOf(server.kubeconfig)).toMatchObject({
    kind: 'infrastructure',
    message: expect.stringMatching(`refuses the credentials of .*: go away \\(${status}\\)`),
  })
})

test('infrastructure: something else than an API server', async () => {
  await using server = await fakeApiServer()
  server.fail({}, { body: '<html>hello</html>' }, Number.POSITIVE_INFINITY)
  expect(await problemOf(server.kubeconfig)).toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining('does not answer like a Kubernetes API server'),
  })
})

test('infrastructure: a credential plugin that is missing, and one that fails', async () => {
  await using server = await fakeApiServer()
  const missing = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'no-such-plugin' } }
  expect(await problemOf(await server.writeKubeconfig({ user: missing }))).toMatchObject({
    kind: 'infrastructure',
    hint: expect.stringContaining('not on PATH'),
  })
  const args = ['-e', "console.error('please log in'); process.exit(1)"]
  const failing = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args } }
  expect(await problemOf(await server.writeKubeconfig({ user: failing }))).toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining('please log in'),
  })
})

test('an expired exec token is refreshed once, for all requests that fail with it', async () => {
  await using server = await fakeApiServer({ tokens: ['token-1'] })
  const kubeconfig = await server.writeKubeconfig({ user: await execUser(server) })
  const api = await connect({ kubeconfig, clock: instantClock() })
  server.tokens = ['token-2']
  await Promise.all(Array.from({ length: 6 }, () => api.listMetadata(CONFIG_MAPS)))
  const tokens = server.requests.map(({ authorization }) => authorization)
  expect(new Set(tokens)).toEqual(new Set(['Bearer token-1', 'Bearer token-2']))
  expect(tokens.at(-1)).toBe('Bearer token-2')
  const sentBefore = server.requests.length
  await api.listMetadata(CONFIG_MAPS)
  expect(server.requests).toHaveLength(sentBefore + 1)
  await api.close()
})

test('a request that is refused after others have refreshed the token uses theirs', async () => {
  await using server = await fakeApiServer({ tokens: ['token-1'] })
  const kubeconfig = await server.writeKubeconfig({ user: await execUser(server) })
  const api = await connect({ kubeconfig, clock: instantClock() })
  server.tokens = ['token-2']
  const { promise: until, resolve: release } = Promise.withResolvers<void>()
  server.fail({ path: '/api/v1/pods' }, { until })
  const slow = api.listMetadata(PODS)
  await api.listMetadata(CONFIG_MAPS)
  release()
  expect((await slow).items).toEqual([])
  expect(server.requestsTo('/api/v1/pods').map(({ authorization }) => authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
  ])
  await api.close()
})

test('refused credentials are asked for anew once, not for every request', async () => {
  await using server = await fakeApiServer({ tokens: ['token-1'] })
  const kubeconfig = await server.writeKubeconfig({ user: await execUser(server) })
  const api = await connect({ kubeconfig, clock: instantClock() })
  server.tokens = []
  for (let i = 0; i < 3; i += 1) await expect(api.listMetadata(CONFIG_MAPS)).rejects.toMatchObject({ status: 401 })
  expect(server.requests.map(({ authorization }) => authorization)).not.toContain('Bearer token-3')
  await api.close()
})

test('a plugin that fails is not run again by every request that is refused', async () => {
  await using server = await fakeApiServer({ tokens: ['token-1'] })
  const counter = await server.writeFile('')
  const script = `
    const fs = require('node:fs')
    fs.appendFileSync(${JSON.stringify(counter)}, 'x')
    if (fs.readFileSync(${JSON.stringify(counter)}, 'utf8').length > 1) process.exit(1)
    console.log(JSON.stringify({ kind: 'ExecCredential', status: { token: 'token-1' } }))`
  const user = {
    exec: { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: ['-e', script] },
  }
  const api = await connect({ kubeconfig: await server.writeKubeconfig({ user }), clock: instantClock() })
  server.tokens = []
  await expect(api.listMetadata(CONFIG_MAPS)).rejects.toThrow('Could not get credentials')
  for (let i = 0; i < 3; i += 1) await expect(api.listMetadata(CONFIG_MAPS)).rejects.toMatchObject({ status: 401 })
  expect(await readFile(counter, 'utf8')).toBe('xx')
  await api.close()
})

describe('a credential plugin that never ends', () => {
  /** It writes its process id, and waits for ever with a child that holds its output open. */
  async function hangingPlugin(server: FakeApiServer) {
    const pidFile = await server.writeFile('')
    const command = await server.writeFile(`#!/bin/sh\necho $$ > ${pidFile}\nsleep 60\n`, 0o700)
    const user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command } }
    return { kubeconfig: await server.writeKubeconfig({ user }), pid: async () => Number(await readFile(pidFile)) }
  }

  function isAlive(pid: number): boolean {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  test('is ended after the time limit of a request', async () => {
    await using server = await fakeApiServer()
    const { kubeconfig, pid } = await hangingPlugin(server)
    const problem = await problemOf(kubeconfig, { requestTimeoutMs: 2_000 })
    expect(problem).toMatchObject({ kind: 'infrastructure', message: expect.stringContaining('within 2000 ms') })
    await eventually(pid).toBeGreaterThan(0)
    const plugin = await pid()
    await eventually(() => isAlive(plugin)).toBe(false)
  })

  test('is ended with the run', async () => {
    await using server = await fakeApiServer()
    const { kubeconfig, pid } = await hangingPlugin(server)
    const abort = new AbortController()
    const problem = problemOf(kubeconfig, { signal: abort.signal })
    await eventually(pid).toBeGreaterThan(0)
    const plugin = await pid()
    abort.abort(new Problem('cancelled', 'enough'))
    expect(await problem).toMatchObject({ kind: 'cancelled', message: 'enough' })
    await eventually(() => isAlive(plugin)).toBe(false)
  })
})

test('a request does not wait for a plugin that hangs at a refresh when the run is cancelled', async () => {
  await using server = await fakeApiServer({ tokens: ['token-1'] })
  const pidFile = await server.writeFile('')
  const credential = '{"kind":"ExecCredential","status":{"token":"token-1"}}'
  const script = `#!/bin/sh\nif [ -s ${pidFile} ]; then echo 2 > ${pidFile}; exec sleep 60; fi\necho 1 > ${pidFile}\necho '${credential}'\n`
  const user = {
    exec: { apiVersion: 'client.authentication.k8s.io/v1', command: await server.writeFile(script, 0o700) },
  }
  const api = await connect({ kubeconfig: await server.writeKubeconfig({ user }), clock: instantClock() })
  server.tokens = []
  const abort = new AbortController()
  const list = api.listMetadata(CONFIG_MAPS, { signal: abort.signal }).catch((error: unknown) => error)
  await eventually(() => readFile(pidFile, 'utf8')).toBe('2\n')
  abort.abort(new Problem('cancelled', 'enough'))
  expect(await list).toMatchObject({ kind: 'cancelled' })
  await api.close()
})

test('the version is asked for once', async () => {
  await using server = await fakeApiServer()
  const api = await connect({ kubeconfig: server.kubeconfig })
  expect(await api.version()).toBe('v1.36.3')
  expect(server.requestsTo('/version')).toHaveLength(1)
  await api.close()
})

test('tls-server-name, insecure-skip-tls-verify and basic authentication are honoured', async () => {
  await using server = await fakeApiServer()
  const cluster = { 'insecure-skip-tls-verify': true }
  const user = { username: 'u', password: 'p' }
  const api = await connect({ kubeconfig: await server.writeKubeconfig({ cluster, user }) })
  expect(server.requests[0]?.authorization).toBe(`Basic ${Buffer.from('u:p').toString('base64')}`)
  await api.close()
  const data = Buffer.from(server.certificate).toString('base64')
  const named = { 'certificate-authority-data': data, 'tls-server-name': 'elsewhere' }
  expect((await problemOf(await server.writeKubeconfig({ cluster: named }))).message).toContain('elsewhere')
})

test('a server behind a path, as proxies have it, is asked below that path', async () => {
  await using server = await fakeApiServer()
  server.fail({ path: '/k8s/clusters/c-1/version' }, { body: '{"gitVersion":"v1.30.4"}' }, 2)
  const api = await connect({ kubeconfig: await server.writeKubeconfig({ server: `${server.url}/k8s/clusters/c-1/` }) })
  expect(await api.version()).toBe('v1.30.4')
  await api.close()
})

/** An HTTP proxy that only knows CONNECT; counts how often it was used. */
async function connectProxy() {
  let tunnels = 0
  const proxy = createServer()
  const sockets = new Set<Duplex>()
  proxy.on('connect', (request, socket) => {
    tunnels += 1
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const upstream = createConnection(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.pipe(upstream).pipe(socket)
    })
    for (const end of [socket, upstream]) sockets.add(end.on('error', () => {}))
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    tunnels: () => tunnels,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => proxy.close(resolve))
    },
  }
}

test('the proxy of the kubeconfig is used', async () => {
  await using server = await fakeApiServer()
  await using proxy = await connectProxy()
  const data = Buffer.from(server.certificate).toString('base64')
  const cluster = { 'certificate-authority-data': data, 'proxy-url': proxy.url }
  const api = await connect({ kubeconfig: await server.writeKubeconfig({ cluster }) })
  expect((await api.discover()).types.length).toBeGreaterThan(0)
  expect(proxy.tunnels()).toBeGreaterThan(0)
  await api.close()
})
