/** Whole runs of the command line: a real API over the wire, and a helm that plays its part on it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { reportSchema } from '../../../src/report/report.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { type Cli, cli } from './cli.ts'
import { CHART, checkArgs, helmFor, request, SETTINGS } from './whole-run.ts'

/** What was changed in the cluster, but for the canary in the garbage collector, which comes before the install. */
function changingRequests(server: FakeApiServer) {
  return server.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/clean-uninstall-canary'))
}

function reportOf(command: Cli) {
  const path = join(command.directory, 'clean-uninstall-report/report.json')
  return JSON.parse(readFileSync(path, 'utf8')) as {
    verdict: string
    findings: { objects: { name: string }[] }[]
    warnings: string[]
  }
}

describe('the exit code of check', () => {
  test('0: what the install made is gone', async () => {
    await using server = await fakeApiServer()
    using helm = helmFor(server, {}, {})
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout } = await command.run(checkArgs(server))
    expect(stdout).toContain('✔ clean: the cluster is back at its baseline')
    expect(exitCode).toBe(0)
    expect(reportOf(command)).toMatchObject({ verdict: 'clean', findings: [] })
  })

  test('feature 99: 1: a stuck object is reported; nothing but helm has changed anything, no finalizer is touched', async () => {
    await using server = await fakeApiServer()
    using helm = helmFor(server, { finalizers: ['db.example.com/cleanup'] }, {})
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout } = await command.run(checkArgs(server))
    expect(exitCode).toBe(1)
    expect(stdout).toContain('ConfigMap/settings')
    const changing = changingRequests(server)
    const namespace = '/api/v1/namespaces/clean-uninstall-test'
    expect(changing.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      `PATCH ${namespace}`,
      `PATCH ${SETTINGS}`,
      `DELETE ${SETTINGS}`,
    ])
    expect(changing.filter(({ path }) => path.includes('/finalize'))).toEqual([])
    expect(changing[0]?.body).not.toContain('finalizers')
    const [left] = server.state.store.list('configmaps')
    expect(left?.metadata.finalizers).toEqual(['db.example.com/cleanup'])
  })

  test('3: the chart could not be installed', async () => {
    await using server = await fakeApiServer()
    const failed = { exitCode: 1, stderr: 'Error: INSTALLATION FAILED: no room\n' }
    const none = { exitCode: 1, stderr: 'Error: release: not found\n' }
    using helm = helmFor(server, {}, { install: failed, 'get-manifest': none, 'get-hooks': none })
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout } = await command.run(checkArgs(server))
    expect(stdout).toMatch(/! inconclusive: the chart was not installed: INSTALLATION FAILED: no room/)
    expect(exitCode).toBe(3)
  })

  test('3: helm cannot tell whether there is such a release: nothing is installed', async () => {
    await using server = await fakeApiServer()
    const history = { exitCode: 1, stderr: 'Error: query: failed to query with labels: secrets is forbidden\n' }
    using helm = helmFor(server, {}, { history })
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode } = await command.run(checkArgs(server))
    const words = /^helm cannot tell whether release app exists in namespace .* secrets is forbidden/
    expect(reportOf(command)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(words) })
    expect(exitCode).toBe(3)
    expect(helm.calls().filter(call => /^(un)?install /.test(call))).toEqual([])
  })

  test('3: a manifest that went bad after the install; the release is taken away, and the report says so', async () => {
    await using server = await fakeApiServer()
    using helm = helmFor(server, {}, {})
    const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: demo}\n'
    using command = cli({ helm: helm.helm.path }, { ...CHART, 'demo.yaml': manifest })
    const use = ['--exercise', 'echo oops > demo.yaml', '--exercise', 'demo.yaml']
    const { exitCode } = await command.run(checkArgs(server, ...use))
    expect(exitCode).toBe(3)
    expect(reportOf(command)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('demo.yaml:1: no Kubernetes object'),
      warnings: expect.arrayContaining([
        'the run broke off: release app was uninstalled again; nobody looked what it has left on the cluster',
      ]),
    })
  })

  test('the verdict stands when the report can not be written; what to do is told', async () => {
    await using server = await fakeApiServer()
    const run = `mkdir -p clean-uninstall-report/report.json\n${request(server, 'DELETE')}`
    using helm = helmFor(server, {}, { uninstall: { run } })
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout, stderr } = await command.run(checkArgs(server))
    expect(stdout).toContain('✔ clean')
    expect(stderr).toMatch(/error: the report could not be written to .*\nSomething else has that name/)
    expect(exitCode).toBe(0)
  })

  test('130: cancelled while helm installs: the release is taken away, the report says how far the run came', async () => {
    await using server = await fakeApiServer()
    // The parent of helm is the command line.
    using helm = helmFor(server, {}, { install: { run: 'kill -INT $PPID\nsleep 60\n' } })
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode } = await command.run(checkArgs(server))
    expect(exitCode).toBe(130)
    expect(reportOf(command)).toMatchObject({ verdict: 'inconclusive', reason: 'the run was cancelled' })
    expect(helm.calls().filter(call => call.startsWith('uninstall app'))).toHaveLength(1)
    expect(reportOf(command).warnings).toContain(
      'the run broke off: release app was uninstalled again; nobody looked what it has left on the cluster',
    )
  })
})

test('the hooks that are watched are those of the release as the exercise has left it', async () => {
  await using server = await fakeApiServer()
  const hook = (name: string) =>
    `---\n# Source: app/templates/${name}.yaml\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, annotations: {helm.sh/hook: pre-delete}}\n`
  const run = `if [ -f "$0.upgraded" ]; then echo '${hook('second')}'; else echo '${hook('first')}'; fi\n`
  using helm = helmFor(
    server,
    {},
    { 'get-hooks': { run }, uninstall: { run: `sleep 1\n${request(server, 'DELETE')}` } },
  )
  using command = cli({ helm: helm.helm.path }, CHART)
  const running = command.run(checkArgs(server, '--exercise', `touch '${helm.helm.path}.upgraded'`))
  const isUninstalling = () => expect(helm.calls().some(call => call.startsWith('uninstall'))).toBe(true)
  await vi.waitFor(isUninstalling, { timeout: 25_000, interval: 50 })
  for (const name of ['first', 'second']) server.put('pods', { metadata: { name, namespace: 'clean-uninstall-test' } })
  const isRead = (name: string) =>
    server.requestsTo(`/api/v1/namespaces/clean-uninstall-test/pods/${name}`).some(({ method }) => method === 'GET')
  await vi.waitFor(() => expect(isRead('second')).toBe(true), 5_000)
  expect(isRead('first')).toBe(false)
  for (const name of ['first', 'second']) server.remove('pods', name, 'clean-uninstall-test')
  await running
})

describe('the teardown probe', () => {
  const NAMESPACE = '/api/v1/namespaces/clean-uninstall-test'
  const finalizers = ['db.example.com/cleanup']

  /** Plays the namespace controller: a namespace in deletion says what it waits for. */
  function namespaceController(server: FakeApiServer) {
    server.state.store.subscribe(({ type, resource, object: { metadata, status } }) => {
      if (resource !== 'namespaces' || type === 'DELETED') return
      const { name, deletionTimestamp } = metadata
      if (type === 'ADDED') server.put('namespaces', { metadata: { name, finalizers: ['kubernetes'] } })
      const message = 'Some content in the namespace has finalizers remaining: db.example.com/cleanup in 1 instances'
      const condition = {
        type: 'NamespaceFinalizersRemaining',
        status: 'True',
        reason: 'SomeFinalizersRemain',
        message,
      }
      if (deletionTimestamp !== undefined && status === undefined)
        server.put('namespaces', { metadata: { name }, status: { conditions: [condition] } })
    })
  }

  /** Kept by its own finalizer, which helm's uninstall does not run into: it deletes nothing. */
  async function keptObject(...options: string[]) {
    await using server = await fakeApiServer()
    namespaceController(server)
    const annotations = { 'helm.sh/resource-policy': 'keep', 'meta.helm.sh/release-name': 'app' }
    using helm = helmFor(server, { finalizers, annotations }, { uninstall: {} })
    using command = cli({ helm: helm.helm.path }, CHART)
    const result = await command.run(checkArgs(server, ...options))
    const path = join(command.directory, 'clean-uninstall-report/report.json')
    const changing = changingRequests(server)
    return {
      ...result,
      report: reportSchema.parse(JSON.parse(readFileSync(path, 'utf8'))),
      deletions: changing.filter(({ method }) => method === 'DELETE'),
      patches: changing.filter(({ method }) => method === 'PATCH').map(({ path: patched }) => patched.split('?')[0]),
      left: server.state.store.list('configmaps'),
    }
  }

  test('features 41, 95 and 99: it deletes the namespace, quotes what blocks it, and touches no finalizer', async () => {
    const { exitCode, stdout, report, ...seen } = await keptObject('--allow-teardown', '--probe-timeout', '2s')
    expect(seen.deletions.map(({ path }) => path)).toEqual([NAMESPACE])
    expect(seen.deletions[0]?.body).toContain('"preconditions":{"uid":')
    expect(seen.patches).toEqual([NAMESPACE, SETTINGS])
    expect(seen.left[0]?.metadata.finalizers).toEqual(finalizers)
    expect(report.probe).toMatchObject({
      end: 'limit',
      namespace: { deleted: false, conditions: [{ type: 'NamespaceFinalizersRemaining' }], remaining: 1 },
    })
    expect(report.findings).toMatchObject([{ class: 'B14', severity: 'stuck', objects: [{ name: 'settings' }] }])
    expect(stdout).toContain('✖ kubectl delete namespace clean-uninstall-test did not end in 2.')
    expect(stdout).toContain('NamespaceFinalizersRemaining: SomeFinalizersRemain: Some content')
    expect(exitCode).toBe(1)
  })

  test.for([
    ['without leave to do so on a cluster that exists', []],
    ['when it is switched off', ['--allow-teardown', '--probe-timeout', '0s']],
  ] as const)('nothing is deleted %s', async ([, options]) => {
    const { report, deletions } = await keptObject(...options)
    expect(deletions).toEqual([])
    expect(report.probe).toBeUndefined()
    expect(report.steps).toContainEqual(expect.objectContaining({ name: 'probe', status: 'skipped' }))
    expect(report.findings).toMatchObject([{ class: 'A2', severity: 'kept' }])
  })

  test('a clean run has no probe, and pays nothing for it', async () => {
    await using server = await fakeApiServer()
    using helm = helmFor(server, {}, {})
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode } = await command.run(checkArgs(server, '--allow-teardown'))
    expect(exitCode).toBe(0)
    // The namespace that was made for the run goes, and nobody waits for it.
    expect(
      changingRequests(server).filter(({ method, path }) => method === 'DELETE' && path !== SETTINGS),
    ).toHaveLength(1)
  })

  test('a probe that breaks off is a warning', async () => {
    await using server = await fakeApiServer()
    server.fail({ method: 'DELETE', path: NAMESPACE }, { reset: 'before' }, 9)
    using helm = helmFor(server, { finalizers }, {})
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout } = await command.run(checkArgs(server, '--allow-teardown'))
    expect(exitCode).toBe(1)
    expect(stdout).toContain('it could not be told what blocks the deletion')
  })
})

describe('secrets', () => {
  const set = ['--set', 'db.password=hush', '--helm-args', '--set-string=token=hush']

  test('values and notes stand in no output, log or report', async () => {
    await using server = await fakeApiServer()
    using helm = helmFor(server, {}, {})
    using command = cli({ helm: helm.helm.path }, CHART)
    const { exitCode, stdout, stderr } = await command.run(checkArgs(server, '--verbose', ...set))
    expect(exitCode).toBe(0)
    expect(helm.calls().find(call => call.startsWith('install'))).toContain('--set db.password=hush')
    const reports = command.files().filter(path => /\/report\.(json|md)$/.test(path))
    expect(reports).toHaveLength(2)
    for (const text of [stdout, stderr, ...reports.map(path => readFileSync(path, 'utf8'))])
      expect(text).not.toContain('hush')
    expect(stdout).toContain("--set 'db.password=(hidden)'")
    expect(stdout).toContain('| release "app" uninstalled')
  })
})

describe('snapshot and diff', () => {
  async function snapshots(change: (server: FakeApiServer) => void) {
    const server = await fakeApiServer()
    server.put('namespaces', { metadata: { name: 'kube-system' } })
    const command = cli({})
    const take = (file: string) => command.run(['snapshot', '--kubeconfig', server.kubeconfig, '-o', file])
    const before = await take('before.json')
    change(server)
    const after = await take('after.json')
    const diff = await command.run(['diff', 'before.json', 'after.json'])
    command[Symbol.dispose]()
    await server[Symbol.asyncDispose]()
    return { before, after, diff }
  }

  test('0: no difference', async () => {
    const { before, after, diff } = await snapshots(() => {})
    expect([before, after, diff].map(result => result.exitCode)).toEqual([0, 0, 0])
    expect(diff.stdout).toBe('0 differences')
  })

  test('1: an object more', async () => {
    const { diff } = await snapshots(server => {
      server.put('configmaps', { metadata: { name: 'left', namespace: 'apps' } })
    })
    expect(diff.exitCode).toBe(1)
    expect(diff.stdout).toContain('left       configmaps/apps/left')
  })

  test('2: two clusters are not compared', async () => {
    const { diff } = await snapshots(server => {
      server.put('namespaces', { metadata: { name: 'kube-system', uid: 'of-another-cluster' } })
    })
    expect(diff.stderr).toMatch(/the snapshots are of two clusters, at https/)
    expect(diff.exitCode).toBe(2)
  })

  test('3: a resource that could not be listed is told, and not taken for clean', async () => {
    const { after, diff } = await snapshots(server => {
      server.fail({ path: '/api/v1/secrets' }, { status: 403 }, 100)
    })
    expect(after.exitCode).toBe(3)
    expect(after.stderr).toContain('could not be listed: secrets')
    expect(diff.exitCode).toBe(3)
  })
})
