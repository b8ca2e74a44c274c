/** Install, read back, use, uninstall, with a scripted helm that says what the real ones were recorded saying. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Chart } from '../../../src/chart/chart.ts'
import { preflight } from '../../../src/chart/preflight.ts'
import { installChart, readRelease } from '../../../src/scenario/install.ts'
import { runInShell } from '../../../src/scenario/run-command.ts'
import { uninstallRelease } from '../../../src/scenario/uninstall.ts'
import { checkExercise, useChart } from '../../../src/scenario/use.ts'
import { RECORDED, recordedCall } from '../../unit/scenario/recorded/recorded.ts'
import { type Part, scriptedHelm } from './scripted-helm.ts'

const signal = new AbortController().signal
const release = { releaseName: 'rel', namespace: 'ns' }
const options = {
  ...release,
  ...{ values: [], set: [], helmArgs: [], createNamespace: false, helmTest: false, exercise: [] },
  ...{ installTimeoutMs: 5_000, uninstallTimeoutMs: 5_000 },
}
const chart: Chart = {
  ...{ name: 'recorded', version: '1.0.0', source: 'chart', directory: '/chart', inPlace: true, crds: [] },
  tree: {
    ...{ name: 'recorded', version: '1.0.0', path: '', packaged: false, aliases: {}, subcharts: [] },
    files: new Map([
      ['templates/objects.yaml', '---\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-settings\n'],
    ]),
  },
}

afterEach(() => vi.unstubAllEnvs())

describe.for(RECORDED)('helm %s', ([, outputs]) => {
  const part = (title: string): Part => recordedCall(outputs, title)

  test('feature 28: a clean uninstall: exit code, output, no record', async () => {
    using fake = scriptedHelm({ uninstall: part('kept: uninstall'), history: part('kept: history after') })
    const result = await uninstallRelease(fake.helm, options, signal)
    expect(result).toMatchObject({
      exitCode: 0,
      timedOut: false,
      kept: ['[ClusterRole] kept-kept', '[ConfigMap] kept-kept'],
    })
    expect(result).not.toHaveProperty('releaseStatus')
    expect(result.durationMs).toBeGreaterThan(0)
    expect(fake.calls()[0]).toBe('uninstall rel --namespace ns --kubeconfig /nowhere/config --timeout 5s')
  })

  test('an uninstall that its pre-delete hook aborts: the record stays', async () => {
    const title = 'pre-delete-fails'
    using fake = scriptedHelm({ uninstall: part(`${title}: uninstall`), history: part(`${title}: history after`) })
    expect(await uninstallRelease(fake.helm, options, signal)).toMatchObject({
      exitCode: 1,
      kept: [],
      stderr: expect.stringMatching(/^Error: /),
      releaseStatus: 'uninstalling',
      releaseDescription: 'Deletion in progress (or silently failed)',
    })
  })

  test('an uninstall whose post-delete hook fails: the record is purged', async () => {
    const title = 'post-delete-fails'
    using fake = scriptedHelm({ uninstall: part(`${title}: uninstall`), history: part(`${title}: history after`) })
    const result = await uninstallRelease(fake.helm, options, signal)
    expect(result.stderr).toContain('uninstallation completed with 1 error(s)')
    expect(result.releaseStatus).toBeUndefined()
  })

  test('the release is read back with template lines, hooks and without Secret data', async () => {
    using fake = scriptedHelm({ 'get-manifest': part('plain: manifest'), 'get-hooks': part('plain: hooks') })
    const read = await readRelease(fake.helm, chart, release, signal)
    expect(read?.objects.map(({ kind, source }) => [kind, source])).toEqual([
      ['Secret', { file: 'templates/objects.yaml' }],
      ['ConfigMap', { file: 'templates/objects.yaml', line: 2 }],
    ])
    expect(read?.hooks.map(({ name, source }) => [name, source.file])).toEqual([
      ['plain-post-delete', 'templates/hooks.yaml'],
    ])
    expect(JSON.stringify(read)).not.toContain('hush')
  })

  test('trap T1: no release after an install that failed', async () => {
    const notFound = part('plain: manifest after')
    using fake = scriptedHelm({
      install: part('crd-missing: install'),
      'get-manifest': notFound,
      'get-hooks': notFound,
    })
    const install = await installChart(fake.helm, chart, options, signal)
    expect(install).toMatchObject({ ok: false, exitCode: 1, stderr: expect.stringContaining('INSTALLATION FAILED') })
    expect(await readRelease(fake.helm, chart, release, signal)).toBeUndefined()
  })

  test('feature 27: a helm test that fails is a value', async () => {
    using fake = scriptedHelm({ test: part('test-fails: test') })
    const lines: string[] = []
    const context = {
      helm: fake.helm,
      api: noApi,
      signal,
      log: (line: string) => lines.push(line),
      runCommand: runInShell,
    }
    const used = await useChart(context, { ...options, helmTest: true })
    expect(used.test).toMatchObject({ ok: false, exitCode: 1 })
    expect(lines).toContain('Phase:          Failed')
  })
})

const noApi = {
  discover: () => Promise.reject(new Error('not expected')),
  apply: () => Promise.reject(new Error('not expected')),
}

test('Helm that cannot tell about the release is an infrastructure problem', async () => {
  using fake = scriptedHelm({
    'get-manifest': { exitCode: 1, stderr: 'Error: Kubernetes cluster unreachable: refused' },
  })
  await expect(readRelease(fake.helm, chart, release, signal)).rejects.toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining('cluster unreachable'),
  })
})

test('manifests that Helm printed before it failed stand in no message', async () => {
  const cut = { exitCode: 1, stdout: 'kind: Secret\ndata: {token: hush}\n' }
  using fake = scriptedHelm({ 'get-manifest': cut, 'get-hooks': cut, template: cut })
  const said = (error: Error) => error.message
  const messages = [
    await readRelease(fake.helm, chart, release, signal).then(String, said),
    await preflight(fake.helm, chart, { ...options, kubernetesVersion: undefined }, signal).then(String, said),
  ]
  expect(messages).toEqual(['cannot read the release back from Helm: exit code 1', 'helm cannot render chart: '])
})

test('an uninstall without an answer about the record is unknown, with what Helm said', async () => {
  using fake = scriptedHelm({ history: { exitCode: 1, stderr: 'Error: unreachable' } })
  const result = await uninstallRelease(fake.helm, options, signal)
  expect(result).toMatchObject({ releaseStatus: 'unknown', releaseDescription: 'Error: unreachable' })
})

test('a helm that is not there is said in the result', async () => {
  using fake = scriptedHelm({})
  const helm = { ...fake.helm, path: join(fake.directory, 'absent') }
  expect(await installChart(helm, chart, options, signal)).toMatchObject({
    ok: false,
    stderr: expect.stringContaining('ENOENT'),
  })
})

test('while helm installs only its stderr is passed on: its notes may hold a password', async () => {
  using fake = scriptedHelm({ install: { stdout: 'NOTES:\nYour password is hush\n', stderr: 'Warning: old\n' } })
  const lines: string[] = []
  const result = await installChart(fake.helm, chart, options, signal, line => lines.push(line))
  expect(lines).toEqual(['Warning: old'])
  expect(result).toMatchObject({ stdout: expect.stringContaining('NOTES'), stderr: 'Warning: old' })
})

test("the user's environment does not reach helm", async () => {
  for (const name of ['HELM_NAMESPACE', 'HELM_KUBECONTEXT', 'HELM_DRIVER', 'HELM_DEBUG', 'KUBECONFIG'])
    vi.stubEnv(name, 'evil')
  using fake = scriptedHelm({})
  await installChart({ ...fake.helm, cacheDir: '/w' }, chart, options, signal)
  expect(
    fake
      .env()
      .trim()
      .split('\n')
      .filter(line => !line.startsWith('KUBERNETES_'))
      .toSorted(),
  ).toEqual(['KUBECACHEDIR=/w/install', 'KUBECONFIG=/nowhere/config'])
})

test('a cancel ends the uninstall at once and throws', async () => {
  using fake = scriptedHelm({ uninstall: { sleepSeconds: 60 } })
  const abort = new AbortController()
  const running = uninstallRelease(fake.helm, options, abort.signal)
  setTimeout(() => abort.abort(new Error('cancelled by a test')), 100)
  await expect(running).rejects.toThrow('cancelled by a test')
})

describe('feature 33: exercise', () => {
  const context = (helm: Parameters<typeof useChart>[0]['helm'], lines: string[] = []) => ({
    ...{ helm, api: noApi, signal, runCommand: runInShell },
    log: (line: string) => lines.push(line),
  })

  test('feature 36: commands run with the kubeconfig, the namespace and the release', async () => {
    using fake = scriptedHelm({})
    const lines: string[] = []
    const exercise = ['echo "$KUBECONFIG $CLEAN_UNINSTALL_NAMESPACE $CLEAN_UNINSTALL_RELEASE"', 'echo two | tr o 0']
    const used = await useChart(context(fake.helm, lines), { ...options, exercise })
    expect(lines).toEqual(['/nowhere/config ns rel', 'tw0'])
    expect(used).toEqual({ applied: [], commands: 2 })
  })

  test('feature 36: a command that fails is inconclusive, with its output', async () => {
    using fake = scriptedHelm({})
    const exercise = ['echo first; echo "no such database" >&2; exit 7']
    await expect(useChart(context(fake.helm), { ...options, exercise })).rejects.toMatchObject({
      kind: 'infrastructure',
      message: expect.stringMatching(/failed with exit code 7\nfirst\nno such database$/),
    })
  })

  test('feature 36: a command that does not end is killed and inconclusive', async () => {
    using fake = scriptedHelm({})
    const short = { ...options, installTimeoutMs: 3_000, exercise: ['echo started; sleep 60'] }
    await expect(useChart(context(fake.helm), short)).rejects.toMatchObject({
      kind: 'infrastructure',
      message: expect.stringMatching(/did not end within 3s\nstarted$/),
    })
  })

  test('manifests are applied through the API, in the release namespace', async () => {
    using fake = scriptedHelm({})
    const file = join(fake.directory, 'demo.yaml')
    writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: demo}\n')
    const type = { group: '', version: 'v1', resource: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: [] }
    const api = {
      discover: async () => ({ types: [type], failures: [] }),
      apply: async (_: unknown, object: object) =>
        ({ metadata: { ...(object as { metadata: object }).metadata, uid: 'u1' } }) as never,
    }
    const used = await useChart({ ...context(fake.helm), api }, { ...options, exercise: [file] })
    expect(used.applied).toMatchObject([{ resource: 'configmaps', namespace: 'ns', name: 'demo', uid: 'u1' }])
  })

  test('a manifest that is wrong is said before anything is created', async () => {
    using fake = scriptedHelm({})
    const file = join(fake.directory, 'demo.yaml')
    writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\n')
    await expect(checkExercise(['echo fine', file])).rejects.toMatchObject({
      kind: 'usage',
      message: `${file}:1: an object needs apiVersion, kind and metadata.name`,
    })
    await expect(checkExercise([join(fake.directory, 'absent.yaml')])).rejects.toMatchObject({ kind: 'usage' })
  })
})
