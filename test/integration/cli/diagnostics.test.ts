/** The folder that a failed run leaves, over the wire and through the command line. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { readmeText } from '../../../src/diagnostics/readme.ts'
import { run } from '../../../src/process.ts'
import { reportSchema } from '../../../src/report/report.ts'
import { REPORT_FILES } from '../../../src/report/writers.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { DEFAULT_TYPES, fakeType } from '../../fake-api-server/types.ts'
import { type Cli, cli } from './cli.ts'
import { CHART, checkArgs, helmFor } from './whole-run.ts'

const namespace = 'clean-uninstall-test'
const finalizers = ['db.example.com/cleanup']
const types = [...DEFAULT_TYPES, fakeType('Event', 'events.v1')]

/** A cluster in which the chart has a pod of two containers and a Secret as soon as its ConfigMap is there, as long as it is there. */
async function cluster() {
  const server = await fakeApiServer({ types })
  server.put('namespaces', { metadata: { name: 'kube-system' } })
  const pod = {
    metadata: { name: 'web-1', namespace },
    spec: { initContainers: [{ name: 'migrate' }], containers: [{ name: 'web' }, { name: 'sidecar' }] },
    status: { phase: 'Running' },
  }
  server.state.store.subscribe(({ type, resource, object: { metadata } }) => {
    if (resource !== 'configmaps' || metadata.name !== 'settings') return
    if (type === 'ADDED') {
      server.put('pods', pod)
      server.put('secrets', secret)
      server.put('events', event)
    } else server.remove('pods', 'web-1', namespace)
  })
  for (const container of ['migrate', 'web', 'sidecar'])
    server.state.logs.set(`${namespace}/web-1/${container}`, `${container} says hello\n`)
  return server
}

const secret = {
  metadata: {
    name: 'made-at-run-time',
    namespace,
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"token":"hush"}}' },
  },
  data: { token: 'aHVzaA==' },
}

const event = {
  metadata: { name: 'web-1.1', namespace },
  involvedObject: { kind: 'Pod', namespace, name: 'web-1', uid: 'any' },
  ...{ type: 'Warning', reason: 'Unhealthy', message: 'probe failed', lastTimestamp: '2026-11-21T10:00:00Z' },
}

const REPORT_DIR = 'clean-uninstall-report'
const reportDir = (command: Cli) => join(command.directory, REPORT_DIR)
const folder = (command: Cli) => join(reportDir(command), 'diagnostics')

/** The paths of all files of the folder, undefined when there is none. */
function filesIn(command: Cli): string[] | undefined {
  if (!readdirSync(reportDir(command)).includes('diagnostics')) return undefined
  const entries = readdirSync(folder(command), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder(command).length + 1))
    .toSorted()
}

const read = (command: Cli, name: string) => readFileSync(join(folder(command), name), 'utf8')

const reportOf = (command: Cli) =>
  reportSchema.parse(JSON.parse(readFileSync(join(reportDir(command), 'report.json'), 'utf8')))

const leaky = (server: FakeApiServer) => helmFor(server, { finalizers }, {})

/** It breaks off before the uninstall: the shortest of all runs that have something to leave. */
const BROKEN_OFF = ['--exercise', 'exit 7']

test('feature 96: a chart that leaks leaves all there is to know, nothing that is secret, and snapshots for clean-uninstall diff', async () => {
  await using server = await cluster()
  using helm = leaky(server)
  using command = cli({ helm: helm.helm.path }, CHART)
  const { exitCode, stdout } = await command.run(checkArgs(server, '--set', 'db.password=hush'))
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/^report in clean-uninstall-report: report\.json, .*, diagnostics\/$/m)
  expect(reportOf(command)).toMatchObject({ verdict: 'leaked', diagnostics: 'diagnostics' })
  const again = await command.run(['render', `${REPORT_DIR}/report.json`, '--format', 'sarif'])
  expect(again).toMatchObject({
    exitCode: 0,
    stdout: readFileSync(join(reportDir(command), 'report.sarif'), 'utf8').trimEnd(),
    stderr: '',
  })
  expect(filesIn(command)).toEqual([
    'README.txt',
    'after.json',
    'baseline.json',
    'events.txt',
    'helm-install.txt',
    'helm-uninstall.txt',
    'installed.json',
    'leftovers.yaml',
    `logs/${namespace}/web-1/migrate.log`,
    `logs/${namespace}/web-1/sidecar.log`,
    `logs/${namespace}/web-1/web.log`,
  ])
  expect(read(command, `logs/${namespace}/web-1/web.log`)).toBe('web says hello\n')
  expect(read(command, 'events.txt')).toBe(
    `2026-11-21T10:00:00Z  Warning  Unhealthy  Pod/web-1 (${namespace}): probe failed\n`,
  )
  expect(read(command, 'helm-uninstall.txt')).toMatch(
    /^\$ .* uninstall app .*\nexit code 0, .*\n\nstdout:\nrelease "app"/,
  )
  const leftovers = parseAllDocuments(read(command, 'leftovers.yaml')).map(document => document.toJS())
  expect(leftovers).toMatchObject([
    { kind: 'ConfigMap', metadata: { name: 'settings', finalizers } },
    { kind: 'Secret', metadata: { name: 'made-at-run-time' } },
  ])
  for (const name of filesIn(command) ?? []) expect(read(command, name), name).not.toMatch(/hush|aHVzaA/)
  await canBeCompared(command)
})

/** The snapshots are such as `clean-uninstall snapshot` makes. */
async function canBeCompared(command: Cli): Promise<void> {
  const diff = (one: string, other: string) =>
    command.run(['diff', ...[one, other].map(name => `${REPORT_DIR}/diagnostics/${name}.json`)])
  const left = await diff('baseline', 'after')
  expect(left).toMatchObject({ exitCode: 1, stderr: '' })
  expect(left.stdout).toContain(`stuck      configmaps/${namespace}/settings`)
  expect((await diff('installed', 'after')).stdout).toContain(`lost       pods/${namespace}/web-1`)
}

test('feature 96: a clean run leaves none, and takes away that of an earlier run', async () => {
  await using server = await fakeApiServer()
  using helm = helmFor(server, {}, {})
  using command = cli({ helm: helm.helm.path }, CHART)
  mkdirSync(join(folder(command), 'logs'), { recursive: true })
  writeFileSync(join(folder(command), 'README.txt'), readmeText('app 0.9.0', 'leaked', ['logs/old.log']))
  writeFileSync(join(folder(command), 'logs/old.log'), 'old')
  const { exitCode, stdout } = await command.run(checkArgs(server))
  expect(stdout).not.toContain('diagnostics')
  expect(exitCode).toBe(0)
  expect(filesIn(command)).toBeUndefined()
  expect(reportOf(command)).not.toHaveProperty('diagnostics')
})

test("feature 96: a run that breaks off because of the user's command leaves the logs that may say why", async () => {
  await using server = await cluster()
  using helm = leaky(server)
  using command = cli({ helm: helm.helm.path }, CHART)
  const { exitCode } = await command.run(checkArgs(server, ...BROKEN_OFF))
  expect(exitCode).toBe(3)
  const report = reportOf(command)
  expect(report).toMatchObject({ verdict: 'inconclusive', diagnostics: 'diagnostics' })
  expect(filesIn(command)).toEqual([
    'README.txt',
    'baseline.json',
    'events.txt',
    'helm-install.txt',
    'installed.json',
    `logs/${namespace}/web-1/migrate.log`,
    `logs/${namespace}/web-1/sidecar.log`,
    `logs/${namespace}/web-1/web.log`,
  ])
  expect(read(command, 'README.txt')).toMatch(/^Diagnostics of clean-uninstall: app 1\.0\.0, inconclusive\n/)
})

test('feature 96: logs and events that can not be read cost nothing; the verdict is that of the rest', async () => {
  await using server = await cluster()
  server.fail({ path: /\/log(\?|$)/ }, { status: 500, message: 'kubelet is gone' }, 100)
  server.fail({ path: /\/namespaces\/[^/]+\/events/ }, { status: 403, message: 'no' }, 100)
  using helm = leaky(server)
  using command = cli({ helm: helm.helm.path }, CHART)
  const { exitCode } = await command.run(checkArgs(server))
  expect(exitCode).toBe(1)
  expect(filesIn(command)?.filter(name => /^(logs|events)/.test(name))).toEqual([])
  expect(reportOf(command).warnings.filter(text => /log|event|diagnostics/.test(text))).toEqual([])
})

test('feature 96: a folder that can not be written is a warning; the verdict stands', async () => {
  await using server = await cluster()
  using helm = leaky(server)
  using command = cli({ helm: helm.helm.path }, CHART)
  mkdirSync(folder(command), { recursive: true })
  writeFileSync(join(folder(command), 'mine.txt'), 'mine')
  const { exitCode, stdout } = await command.run(checkArgs(server, ...BROKEN_OFF))
  expect(exitCode).toBe(3)
  expect(stdout).toMatch(/! the diagnostics could not be written to/)
  expect(filesIn(command)).toEqual(['mine.txt'])
  expect(reportOf(command)).not.toHaveProperty('diagnostics')
})

/** Programs that are run with room for the report, and not for the diagnostics: a real full disk needs a mount. */
const SMALL_DISKS = {
  'a full disk': ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"', REPORT_DIR],
  'a limit on the size of files': ['sh', '-c', 'ulimit -f 1024 && exec "$@"', 'sh'],
}
const mountable = await run('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { timeoutMs: 10_000 })
const disks = Object.entries(SMALL_DISKS).filter(([name]) => name !== 'a full disk' || mountable.exitCode === 0)

test.for(disks)('feature 96: %s is a warning, and the report finds its room', async ([, wrapper]) => {
  await using server = await cluster()
  server.state.logs.set(`${namespace}/web-1/web`, 'x'.repeat(3_000_000))
  using helm = leaky(server)
  using command = cli({ helm: helm.helm.path, unshare: '/usr/bin/unshare', mount: '/bin/mount' }, CHART)
  mkdirSync(reportDir(command))
  // What is mounted is seen by the run only.
  const script = `"$@"; code=$?; cat ${REPORT_DIR}/report.json; ls ${REPORT_DIR}; exit $code`
  const show = ['sh', '-c', script, 'sh']
  const { exitCode, stdout } = await command.run(checkArgs(server, ...BROKEN_OFF), { wrapper: [...wrapper, ...show] })
  expect(exitCode).toBe(3)
  expect(stdout).toMatch(/! the diagnostics could not be written to .*: (ENOSPC|EFBIG)/)
  const [, written = ''] = stdout.split(/^report in .*$/m)
  expect(written).toContain('"verdict": "inconclusive"')
  const files = REPORT_FILES.map(({ name }) => name).toSorted()
  expect(written.trimEnd().split('\n').slice(-files.length)).toEqual(files)
})
