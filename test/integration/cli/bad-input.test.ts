/** Whatever is wrong with the input or the machine is said in words, with the right exit code, and leaves nothing behind. */
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../../src/process.ts'
import { REAL_HELMS } from '../chart/real-helm.ts'
import { type Cli, cli } from './cli.ts'

const [, [, helm = ''] = []] = REAL_HELMS
const kind = resolve(import.meta.dirname, '../../fake-programs/kind/kind')
const docker = resolve(import.meta.dirname, '../../fake-programs/docker/docker')

const FILES = {
  'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
  'app/templates/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n',
  'broken/Chart.yaml': 'apiVersion: v2\nname: broken\nversion: 1.0.0\n',
  'broken/templates/x.yaml': '{{ required "say a name" .Values.name }}\n',
  'empty/README.md': 'no chart\n',
  'lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n',
  'bad.yaml': 'fail-on: leaked\nfail-in: stuck\n',
  'worse.yaml': 'chart: app\nvalues: [a\n',
  'kubeconfig-bad': 'apiVersion: v1\nclusters: [\n',
  'kubeconfig-list': '[]\n',
  'kubeconfig-map': 'apiVersion: v1\nkind: Config\ncurrent-context: a\ncontexts: {}\n',
  'kubeconfig-gone': kubeconfigFor('https://127.0.0.1:9'),
  'report-of-tomorrow.json': '{"schema": "clean-uninstall/report/v9"}',
  file: '',
}

interface Case {
  what: string
  argv: string[]
  exitCode: 2 | 3
  says: RegExp[]
  env?: Record<string, string>
  wrapper?: readonly string[]
}

const CASES: Case[] = [
  {
    what: 'an unknown class',
    argv: ['explain', 'B99'],
    exitCode: 2,
    says: [/"B99" is not a failure class/, /mean B9/],
  },
  {
    what: 'a report that is not JSON, with its place',
    argv: ['render', 'bad.yaml', '--format', 'md'],
    exitCode: 2,
    says: [/bad\.yaml is not JSON: Unexpected token 'i' in JSON \(line 1 column 3\)/, /report\.json/],
  },
  {
    what: 'a report of another version',
    argv: ['render', 'report-of-tomorrow.json', '--format', 'sarif', '-o', 'out.sarif'],
    exitCode: 2,
    says: [/another version: clean-uninstall\/report\/v9/, /use the version that wrote it/],
  },
  { what: 'no such chart', argv: ['check', 'absent'], exitCode: 2, says: [/absent/, /does not exist|no such/i] },
  { what: 'a directory that is no chart', argv: ['check', 'empty'], exitCode: 2, says: [/Chart\.yaml/] },
  {
    what: 'a template error',
    argv: ['check', 'broken'],
    exitCode: 2,
    says: [/say a name/, /templates\/x\.yaml/],
  },
  { what: 'an unknown option', argv: ['check', 'app', '--fail-no=leaked'], exitCode: 2, says: [/--fail-on/, /mean/] },
  {
    what: 'a bad duration',
    argv: ['check', 'app', '--timeout', '5 parsecs'],
    exitCode: 2,
    says: [/--timeout.*parsecs/],
  },
  {
    what: 'several mistakes at once',
    argv: ['check', 'app', '--timeout', 'soon', '--fail-on', 'never', '--values', 'absent.yaml'],
    exitCode: 2,
    says: [/3 options are wrong/, /--timeout/, /--fail-on/, /absent\.yaml/],
  },
  {
    what: 'an unknown key of a file, with its line',
    argv: ['check', 'app', '--config', 'bad.yaml'],
    exitCode: 2,
    says: [/bad\.yaml:2/, /fail-in/],
  },
  {
    what: 'a malformed file, with its line',
    argv: ['check', '--config', 'worse.yaml'],
    exitCode: 2,
    says: [/worse\.yaml:\d/],
  },
  {
    what: 'no values file',
    argv: ['check', 'app', '--values', 'absent.yaml'],
    exitCode: 2,
    says: [/--values.*absent\.yaml/],
  },
  {
    what: 'a malformed kubeconfig',
    argv: ['check', 'app', '--kubeconfig', 'kubeconfig-bad'],
    exitCode: 2,
    says: [/kubeconfig-bad/],
  },
  {
    what: 'a kubeconfig without a cluster',
    argv: ['check', 'app', '--kubeconfig', 'kubeconfig-list'],
    exitCode: 2,
    says: [/The kubeconfig kubeconfig-list has no/],
  },
  {
    what: 'a kubeconfig with a map for a list',
    argv: ['check', 'app', '--kubeconfig', 'kubeconfig-map'],
    exitCode: 2,
    says: [/The kubeconfig kubeconfig-map /],
  },
  {
    what: 'a context that the kubeconfig does not have',
    argv: ['check', 'app', '--kubeconfig', 'kubeconfig-gone', '--context', 'nope'],
    exitCode: 2,
    says: [/The kubeconfig kubeconfig-gone has no context nope/, /Its contexts are: gone/],
  },
  {
    what: 'a report directory that is a file',
    argv: ['check', 'app', '--report-dir', 'file'],
    exitCode: 2,
    says: [/--report-dir: "file" is a file, not a directory/],
  },
  {
    what: 'a report directory that nobody can make',
    argv: ['check', 'app', '--report-dir', '/proc/reports'],
    exitCode: 2,
    says: [/report-dir: nothing can be written to \/proc\/reports/],
  },
  {
    what: 'a container engine that is not running',
    argv: ['check', 'app'],
    env: { FAKE_DOCKER: 'down' },
    exitCode: 3,
    says: [/inconclusive/, /docker/i, /running/],
  },
  { what: 'no command', argv: [], exitCode: 2, says: [/Usage: clean-uninstall COMMAND/] },
  { what: 'an unknown command', argv: ['chek', 'app'], exitCode: 2, says: [/did you mean check\?/] },
  {
    what: 'a snapshot of no cluster',
    argv: ['snapshot', '-o', 'x', '--kubeconfig', 'absent'],
    exitCode: 2,
    says: [/absent/],
  },
  {
    what: 'a diff of files that are not there',
    argv: ['diff', 'a.json', 'b.json'],
    exitCode: 2,
    says: [/a\.json/, /b\.json/],
  },
]

/** Runs, and compares all that is on disk before and after; of an inconclusive run only its report may be new. */
async function tried(
  command: Cli,
  { argv, env = {}, wrapper = [], exitCode, says }: Omit<Case, 'what'>,
): Promise<string> {
  const before = command.files()
  const result = await command.run(argv, { env, wrapper })
  const text = `${result.stdout}\n${result.stderr}`
  for (const words of says) expect(text).toMatch(words)
  expect(text).not.toMatch(/\n {4}at |undefined|\[object/)
  expect(result.exitCode).toBe(exitCode)
  const report = exitCode === 3 ? /\/clean-uninstall-report(\/report\.[a-z.]+)?$/ : /^never$/
  expect(command.files().filter(path => !report.test(path))).toEqual(before)
  return text
}

test.for(CASES)('$what: exit code $exitCode, nothing left behind', async given => {
  using command = cli({ helm, kind, docker }, FILES)
  await tried(command, given)
})

test.for([
  ['empty', /Chart\.yaml/],
  ['lib', /library chart/],
] as const)('what %s lacks is told where there is no Helm either: exit code 2', async ([chart, says]) => {
  using command = cli({}, FILES)
  await tried(command, { argv: ['check', chart], exitCode: 2, says: [says] })
})

test('no container engine at all: exit code 3, and what to do', async () => {
  using command = cli({ helm, kind }, FILES)
  await tried(command, { argv: ['check', 'app'], exitCode: 3, says: [/inconclusive/, /docker/i, /podman/i] })
})

test('a cluster that cannot be reached: exit code 3', async () => {
  const port = await closedPort()
  const kubeconfig = kubeconfigFor(`https://127.0.0.1:${port}`)
  using command = cli({ helm }, { ...FILES, kubeconfig })
  const argv = ['check', 'app', '--kubeconfig', 'kubeconfig', '--timeout', '20s', '--settle-timeout', '5s']
  const limits = ['--install-timeout', '5s', '--uninstall-timeout', '5s']
  const says = [/inconclusive/, new RegExp(`127\\.0\\.0\\.1:${port}`), /the cluster of kubeconfig still run/]
  const text = await tried(command, { argv: [...argv, ...limits], exitCode: 3, says })
  expect(text).not.toContain('hush')
})

test('doctor ends at once when it is told to: there is nothing to put in order', async () => {
  using command = cli({ docker }, FILES)
  const hangs = join(command.directory, 'hangs')
  const abort = new AbortController()
  const running = command.run(['doctor'], { env: { FAKE_DOCKER: 'hang', FAKE_HANGS: hangs }, signal: abort.signal })
  await expect.poll(() => existsSync(hangs), { timeout: 20_000 }).toBe(true)
  abort.abort()
  expect(await running).toMatchObject({ cancelled: true, exitCode: undefined, stdout: '', stderr: '' })
})

/** Programs that are run with a report directory too small for the report: a real full disk needs a mount. */
const SMALL_DISKS = {
  'a full disk': ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs reports && exec "$@"', 'sh'],
  'a limit on the size of files': ['sh', '-c', 'ulimit -f 64 && exec "$@"', 'sh'],
}

/** Mounting is for root, and not even for root everywhere; the limit is for everybody. */
const mountable = await run('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { timeoutMs: 10_000 })
const disks = Object.entries(SMALL_DISKS).filter(([name]) => name !== 'a full disk' || mountable.exitCode === 0)

test.for(disks)('%s for the report: exit code 2, before anything is created', async ([, wrapper]) => {
  using command = cli({ helm, kind, docker, unshare: '/usr/bin/unshare', mount: '/bin/mount' }, FILES)
  mkdirSync(join(command.directory, 'reports'))
  const argv = ['check', 'app', '--report-dir', 'reports']
  await tried(command, { argv, wrapper, exitCode: 2, says: [/report-dir: nothing can be written to .*reports/] })
})

test('a full directory for temporary files: exit code 3, and what to do', async () => {
  using command = cli({ helm, kind, docker }, FILES)
  const env = { TMPDIR: '/proc' }
  await tried(command, { argv: ['check', 'app'], env, exitCode: 3, says: [/inconclusive/, /made in \/proc/, /TMPDIR/] })
})

/** A port that nobody listens on: just given back. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise<void>(closed => server.close(() => closed()))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function kubeconfigFor(server: string): string {
  return `apiVersion: v1
kind: Config
current-context: gone
clusters: [{name: gone, cluster: {server: "${server}"}}]
contexts: [{name: gone, context: {cluster: gone, user: me}}]
users: [{name: me, user: {token: hush}}]
`
}
