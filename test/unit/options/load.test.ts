import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseCommandLine } from '../../../src/options/command-line.ts'
import { loadCheckOptions } from '../../../src/options/load.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`
let cwd: string

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'options-'))
  await files({ 'chart/Chart.yaml': '', 'a.yaml': '', 'b.yaml': '', 'cr.yaml': '' })
})

afterEach(() => rm(cwd, { recursive: true }))

test('only a chart is needed; everything else has a default', async () => {
  const { options, warnings } = await load(['chart'])
  expect(warnings).toEqual([])
  expect(options).toEqual({
    command: ['clean-uninstall', 'check', 'chart'],
    chart: 'chart',
    values: [],
    set: [],
    namespace: 'clean-uninstall-test',
    createNamespace: false,
    allowTeardown: false,
    helmArgs: [],
    prerequisite: [],
    exercise: [],
    helmTest: false,
    uninstallArgs: [],
    installTimeoutMs: 300_000,
    uninstallTimeoutMs: 300_000,
    settleTimeoutMs: 120_000,
    probeTimeoutMs: 20_000,
    timeoutMs: 1_200_000,
    failOn: 'leaked',
    ignore: [],
    reportDir: 'clean-uninstall-report',
    keepCluster: 'never',
    verbose: false,
    quiet: false,
  })
})

test('a report says how to do the same check by hand, from flags and inputs, not from the file', async () => {
  await files({ '.clean-uninstall.yaml': 'namespace: file\n' })
  const inputs = {
    ...{ INPUT_CHART: 'chart', INPUT_VALUES: 'a.yaml\nb.yaml', 'INPUT_HELM-TEST': 'true' },
    ...{ 'INPUT_ALLOW-TEARDOWN': 'false', 'INPUT_FAIL-ON': 'stuck', 'INPUT_REPORT-DIR': 'out' },
    INPUT_EXERCISE: 'cr.yaml',
  }
  const { options } = await load([], inputs)
  expect(options.command).toEqual([
    ...['clean-uninstall', 'check', 'chart', '--values', 'a.yaml', '--values', 'b.yaml', '--allow-teardown=false'],
    ...['--exercise', 'cr.yaml', '--helm-test', '--fail-on', 'stuck'],
  ])
  const again = await load(options.command.slice(2))
  const { command: _, reportDir: dir, ...same } = options
  expect(dir).toBe('out')
  expect(again.options).toMatchObject(same)
})

test.for<[string[], string[]]>([
  [
    ['--set', 'db.password=hush'],
    ['--set', 'db.password=(hidden)'],
  ],
  [['--helm-args', "--set-string 'a=hush' --devel"], ["--helm-args=--set-string 'a=(hidden)' --devel"]],
  [['--helm-args', '--set', '--helm-args', 'a=hush'], ["--helm-args=--set 'a=(hidden)'"]],
  [
    ['--exercise', 'curl -H "Authorization: hush" x', '--exercise', 'TOKEN=hush ./use', '--exercise', './use'],
    ['--exercise', 'curl (hidden)', '--exercise', '(hidden)', '--exercise', './use'],
  ],
])('what may be secret in %j is not in the command of a report', async ([given, shown]) => {
  const { options } = await load(['chart', ...given])
  expect(options.command).toEqual(['clean-uninstall', 'check', 'chart', ...shown])
})

test('flags win over inputs, inputs over the file, the file over the defaults', async () => {
  await files({
    '.clean-uninstall.yaml': 'namespace: file\nfail-on: stuck\nsettle-timeout: 10s\nset: [a=file, b=file]\n',
  })
  const inputs = { INPUT_NAMESPACE: 'input', 'INPUT_FAIL-ON': 'kept', INPUT_TIMEOUT: ' ', HOME: 'x' }
  const { options } = await load(['chart', '--namespace', 'flag', '--set', 'a=flag'], inputs)
  expect(options).toMatchObject({
    namespace: 'flag',
    failOn: 'kept',
    settleTimeoutMs: 10_000,
    timeoutMs: 1_200_000,
    set: ['a=flag'],
  })
})

test('only the probe can be switched off by leaving it no time', async () => {
  const { options } = await load(['chart', '--probe-timeout', '0s', '--allow-teardown'])
  expect(options).toMatchObject({ probeTimeoutMs: 0, allowTeardown: true })
  await expect(load(['chart', '--probe-timeout', '25h'])).rejects.toThrow('longer than 24h')
  await expect(load(['chart', '--settle-timeout', '0s'])).rejects.toThrow('leaves no time at all')
})

test('feature 7: values files and --set entries keep the order in which they are given', async () => {
  const { options } = await load(['chart', '--values', 'b.yaml', '--set', 'x=1', '--values=a.yaml', '--set', 'x=2'])
  expect(options).toMatchObject({ values: ['b.yaml', 'a.yaml'], set: ['x=1', 'x=2'] })
})

test('inputs alone: lists are one entry a line, arguments are split without a shell', async () => {
  const { options } = await loadCheckOptions({
    cwd,
    inputs: {
      INPUT_CHART: 'chart',
      INPUT_VALUES: 'a.yaml\n\n  b.yaml \r\n',
      'INPUT_HELM-ARGS': '--skip-crds\n--description "a b"',
      'INPUT_HELM-TEST': 'true',
      INPUT_EXERCISE: 'cr.yaml\nkubectl get -f missing.yaml',
      'INPUT_KUBERNETES-VERSION': 'v1.36',
    },
  })
  expect(options).toMatchObject({
    values: ['a.yaml', 'b.yaml'],
    helmArgs: ['--skip-crds', '--description', 'a b'],
    helmTest: true,
    exercise: ['cr.yaml', 'kubectl get -f missing.yaml'],
    kubernetesVersion: '1.36',
  })
})

test('paths in a file are relative to the file', async () => {
  await files({
    'ci/x.yaml': 'values: [../a.yaml, own.yaml]\nexercise: [own.yaml, ls own.yaml]\nreport-dir: out\n',
    'ci/own.yaml': '',
  })
  const { options } = await load(['chart', '--config', 'ci/x.yaml'])
  expect(options).toMatchObject({
    values: ['a.yaml', 'ci/own.yaml'],
    exercise: ['ci/own.yaml', 'ls own.yaml'],
    reportDir: 'ci/out',
  })
})

test('everything that is wrong is told at once, with name, value, place and what is allowed', async () => {
  await files({ '.clean-uninstall.yaml': 'verbose: yes\n\nfial-on: stuck\n' })
  const inputs = { INPUT_VALUE: 'x', 'INPUT_HELM-VERSION': '5' }
  const args = [
    'nochart',
    '--install-timeout',
    '90',
    '--fail-on=noise',
    '--ingore',
    'x',
    '--values',
    'gone.yaml',
    '--set',
    'novalue',
  ]
  const error = await load(args, inputs).catch((problem: unknown) => problem)
  expect(error).toMatchObject({ kind: 'usage', hint: '`clean-uninstall check --help` lists the options' })
  expect(String((error as Error).message).split('\n')).toEqual([
    '10 options are wrong:',
    '  --ingore: is not a flag of this command: did you mean --ignore?',
    '  input value: is not an input of this action: did you mean values?',
    '  .clean-uninstall.yaml:3 fial-on: is not an option of the file: did you mean fail-on?',
    '  --set: "novalue" is not of the form KEY=VALUE, such as image.tag=1.2.3',
    '  input helm-version: "5" is not a Helm version: give 3, 4 or an exact one, such as 4.2.3',
    '  --install-timeout: "90" has no unit: did you mean 90s? (a duration is written like 90s, 5m or 1h30m)',
    '  --fail-on: "noise" is not one of breaks-cluster, stuck, leaked, kept',
    '  .clean-uninstall.yaml:1 verbose: "yes" is neither true nor false',
    `  CHART: "nochart" does not exist: paths here are relative to ${cwd}`,
    `  --values: "gone.yaml" does not exist: paths here are relative to ${cwd}`,
  ])
})

test.for<[string, string[], string]>([
  ['no chart', [], 'chart: is missing.'],
  ['two charts', ['chart', 'other'], '"other": is one argument too many'],
  ['an empty value', ['chart', '--namespace='], '--namespace: is empty'],
  ['a chart from a registry', ['oci://example.com/chart'], 'is not on disk'],
  ['a home directory that no shell replaced', ['chart', '--kubeconfig=~/config'], 'nobody replaced "~"'],
  ['a directory as values file', ['chart', '--values', 'chart'], '"chart" is a directory, not a file'],
  ['a file as report directory', ['chart', '--report-dir', 'a.yaml'], '"a.yaml" is a file, not a directory'],
  ['a report directory below a file', ['chart', '--report-dir', 'a.yaml/x'], '--report-dir: "a.yaml/x" does not exist'],
  ['a manifest that is not there', ['chart', '--exercise', 'gone.yaml'], '--exercise: "gone.yaml" does not exist'],
  ['a config that is not there', ['chart', '--config', 'gone.yaml'], '--config: "gone.yaml" does not exist'],
  ['no time', ['chart', '--timeout', '0s'], 'leaves no time at all'],
  ['too much time', ['chart', '--timeout', '25h'], 'longer than 24h'],
  [
    'a step longer than the run',
    ['chart', '--install-timeout', '30m'],
    '--install-timeout: is 30m, but timeout ends the whole run after 20m by default',
  ],
  [
    'a run shorter than its steps',
    ['chart', '--timeout', '1m'],
    'install-timeout: is 5m by default, but timeout ends the whole run after 1m:',
  ],
  ['a namespace that is none', ['chart', '--namespace', 'A_b'], '"A_b" is not a namespace name'],
  ['a release name that is too long', ['chart', '--release-name', 'a'.repeat(54)], 'is not a release name'],
  ['a Helm version of two parts', ['chart', '--helm-version', '3.21'], 'is not a Helm version'],
  ['a Kubernetes version that is none', ['chart', '--kubernetes-version', 'latest'], 'is not a Kubernetes version'],
  [
    'a Kubernetes version without an image',
    ['chart', '--kubernetes-version', '1.36.3'],
    '--kubernetes-version: there is no node image for Kubernetes "1.36.3": of 1.36 there is 1.36.4',
  ],
  ['half a digest', ['chart', '--node-image', 'kindest/node:v1@sha256:abc'], 'is not an image'],
  ['a boolean that is none', ['chart', '--quiet=on'], '--quiet: "on" is neither true nor false'],
  ['an ignore pattern that is none', ['chart', '--ignore', 'kind='], 'has nothing after "="'],
  ['another cluster for Helm', ['chart', '--helm-args', '--kube-context=prod'], '"--kube-context" cannot be passed on'],
  ['a dry run', ['chart', '--uninstall-args=--dry-run'], '"--dry-run" cannot be passed on to helm uninstall'],
  [
    'image and version',
    ['chart', '--node-image', `i@${DIGEST}`, '--kubernetes-version', '1.36'],
    '--node-image and --kubernetes-version exclude each other',
  ],
  [
    'a cluster that exists and a kind config',
    ['chart', '--context', 'c', '--kind-config', 'a.yaml'],
    '--context and --kind-config exclude each other',
  ],
  [
    'a namespace for Helm to make that every cluster has',
    ['chart', '--create-namespace', '--namespace', 'kube-system'],
    '--create-namespace and --namespace exclude each other: every cluster has kube-system',
  ],
  ['quiet and verbose', ['chart', '--quiet', '--verbose'], '--quiet and --verbose exclude each other'],
])('%s is a mistake', async ([, args, why]) => {
  await expect(load(args)).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(why) })
})

test('a missing checkout is guessed', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'options-'))
  const loading = loadCheckOptions({ cwd: empty, inputs: { INPUT_CHART: 'charts/x' } })
  await expect(loading).rejects.toThrow(
    /input chart: "charts\/x" does not exist: .* is empty, is a checkout step missing/,
  )
  await rm(empty, { recursive: true })
})

test('no checkout is missed where a config file lies', async () => {
  const almostEmpty = await mkdtemp(join(tmpdir(), 'options-'))
  await writeFile(join(almostEmpty, '.clean-uninstall.yaml'), 'fail-on: stuck\n')
  const loading = loadCheckOptions({ cwd: almostEmpty, inputs: { INPUT_CHART: 'charts/x' } })
  await expect(loading).rejects.toThrow(/"charts\/x" does not exist: paths here are relative to /)
  await rm(almostEmpty, { recursive: true })
})

test('what excludes a farther option puts it aside with a warning', async () => {
  await files({ '.clean-uninstall.yaml': 'kubernetes-version: 1.36\nverbose: true\nkeep-cluster: never\n' })
  const { options, warnings } = await load(['chart', '--kubeconfig', 'a.yaml', '--quiet'])
  expect(options).toMatchObject({ kubeconfig: 'a.yaml', quiet: true, verbose: false })
  expect(options).not.toHaveProperty('kubernetesVersion')
  expect(warnings).toEqual([
    '.clean-uninstall.yaml:1 kubernetes-version does not apply: --kubeconfig is given, and a cluster that exists is used as it is',
    '.clean-uninstall.yaml:2 verbose does not apply: --quiet is given, and one asks for less, the other for more',
  ])
})

test('create-namespace of the file gives way to a namespace that every cluster has', async () => {
  await files({ '.clean-uninstall.yaml': 'create-namespace: true\n' })
  const { options, warnings } = await load(['chart', '--namespace', 'default'])
  expect(options).toMatchObject({ namespace: 'default', createNamespace: false })
  expect(warnings).toEqual([
    '.clean-uninstall.yaml:1 create-namespace does not apply: --namespace is given, and every cluster has default',
  ])
  expect((await load(['chart', '--namespace', 'apps'])).options.createNamespace).toBe(true)
})

test('allow-teardown without a cluster that exists changes nothing, and that is said', async () => {
  const { options, warnings } = await load(['chart', '--allow-teardown'])
  expect(options.allowTeardown).toBe(true)
  expect(warnings).toEqual([
    '--allow-teardown changes nothing: without kubeconfig or context the cluster is thrown away, and the probe may delete there anyway',
  ])
  expect((await load(['chart', '--allow-teardown', '--context', 'c'])).warnings).toEqual([])
  expect((await load(['chart', '--allow-teardown=false'])).warnings).toEqual([])
})

test('a flag takes back what the file says', async () => {
  await files({ '.clean-uninstall.yaml': 'helm-test: true\n' })
  expect((await load(['chart'])).options.helmTest).toBe(true)
  expect((await load(['chart', '--helm-test=false'])).options.helmTest).toBe(false)
})

test('of an option that takes one value the last one counts, and a v before a version does not', async () => {
  const args = ['chart', '--namespace', 'Wrong_', '--namespace', 'right', '--helm-version', 'v4.2.3']
  expect((await load(args)).options).toMatchObject({ namespace: 'right', helmVersion: '4.2.3' })
})

test('a path that is absolute is not said to be relative', async () => {
  const gone = join(tmpdir(), 'options-gone', 'values.yaml')
  await expect(load(['chart', '--values', gone])).rejects.toThrow(/--values: "[^"]+" does not exist$/)
})

test('a node image without digest is warned of where the cluster is made, and only there', async () => {
  expect((await load(['chart', '--node-image', 'kindest/node:v1.36.4'])).warnings).toEqual([])
})

function load(args: string[], inputs?: Record<string, string>) {
  const parsed = parseCommandLine(['check', ...args])
  if (parsed.command !== 'check') throw new Error(`not check: ${parsed.command}`)
  return loadCheckOptions({ flags: parsed.flags, ...(inputs && { inputs }), cwd })
}

async function files(texts: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true })
    await writeFile(join(cwd, path), text)
  }
}
