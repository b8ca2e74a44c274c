/** Charts on disk, opened and rendered with the real Helm 3 and Helm 4; no cluster. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseManifest } from '../../../src/chart/manifest.ts'
import { locateChart, type OpenChartOptions, openChart } from '../../../src/chart/open-chart.ts'
import { checkUninstallArgs, preflight } from '../../../src/chart/preflight.ts'
import { locateObjects } from '../../../src/chart/source-line.ts'
import { run } from '../../../src/process.ts'
import { type ChartFolder, chartFolder, chartYaml, configMap, crd } from './chart-folder.ts'
import { REAL_HELMS } from './real-helm.ts'
import { serveFolder } from './serve-folder.ts'

const signal = new AbortController().signal
const options = { releaseName: 'rel', namespace: 'ns', values: [], set: [], helmArgs: [], kubernetesVersion: undefined }

async function openAt(path: string, how: OpenChartOptions) {
  return await openChart(await locateChart(path, how), how)
}

async function helm(path: string, ...args: string[]): Promise<string> {
  const result = await run(path, args, { timeoutMs: 30_000 })
  expect(result.stderr.replaceAll(/^(level=|walk\.go|I\d{4}).*\n?/gm, ''), args.join(' ')).not.toMatch(/^Error/m)
  return result.stdout
}

describe.for(REAL_HELMS)('helm %s', ([version, path]) => {
  const open = (folder: ChartFolder, chart = 'app') =>
    openAt(join(folder.path, chart), { workDir: join(folder.path, 'work'), helm: path, signal, log: () => {} })

  async function placesOf(folder: ChartFolder, chart = 'app') {
    const opened = await open(folder, chart)
    const { objects } = parseManifest(await helm(path, 'template', 'rel', opened.directory))
    return locateObjects(opened, objects).map(({ name, source: { file, line } }) => [name, file, line])
  }

  test('feature 1: a directory as it lies on disk', async () => {
    using folder = chartFolder({
      'app/Chart.yaml': chartYaml('app', '1.4.0'),
      'app/crds/a.yaml': `# one\n${crd('as')}---\n${crd('bs')}`,
      'app/templates/x.yaml': `# x\n${configMap('a')}`,
    })
    const chart = await open(folder)
    expect(chart).toMatchObject({ name: 'app', version: '1.4.0', source: join(folder.path, 'app'), inPlace: true })
    expect(chart.crds.map(({ name, source }) => [name, source])).toEqual([
      ['as.x.io', { file: 'crds/a.yaml', line: 3 }],
      ['bs.x.io', { file: 'crds/a.yaml', line: 14 }],
    ])
    expect(await placesOf(folder)).toEqual([['a', 'templates/x.yaml', 3]])
    expect(folder.files()).toEqual(['app/Chart.yaml', 'app/crds/a.yaml', 'app/templates/x.yaml'])
  })

  test('feature 4: a packaged chart gives the same as its directory', async () => {
    using folder = chartFolder({
      'app/Chart.yaml': chartYaml('app'),
      'app/crds/a.yaml': crd('as'),
      'app/charts/sub/Chart.yaml': chartYaml('sub'),
      'app/charts/sub/crds/b.yaml': crd('bs'),
      'app/charts/sub/templates/x.yaml': configMap('sub'),
      'app/templates/x.yaml': configMap('app'),
    })
    await helm(path, 'package', join(folder.path, 'app'), '--destination', folder.path)
    const [directory, packaged] = [await open(folder), await open(folder, 'app-1.0.0.tgz')]
    expect(packaged.inPlace).toBe(false)
    expect(packaged.crds).toEqual(directory.crds)
    expect(packaged.tree).toEqual(directory.tree)
  })

  test('the CRDs are those that Helm would install: subcharts, packaged ones, .helmignore', async () => {
    using folder = chartFolder({
      'inner/Chart.yaml': chartYaml('inner'),
      'inner/crds/c.yaml': crd('cs'),
      'inner/templates/x.yaml': configMap('inner'),
      'app/Chart.yaml': chartYaml(
        'app',
        '1.0.0',
        'dependencies: [{name: inner, version: 1.x}, {name: sub, version: 1.x}]\n',
      ),
      'app/.helmignore': 'ignored*\n',
      'app/crds/deep/a.yml': crd('as'),
      'app/crds/ignored.yaml': crd('ignored'),
      'app/crds/README.md': 'kind: CustomResourceDefinition\n',
      'app/charts/sub/Chart.yaml': chartYaml('sub'),
      'app/charts/sub/crds/b.yaml': crd('bs'),
      'app/templates/x.yaml': configMap('app'),
    })
    await helm(path, 'package', join(folder.path, 'inner'), '--destination', join(folder.path, 'app/charts'))
    const chart = await open(folder)
    expect(chart.crds.map(({ name, source, subchart }) => [name, source.file, source.line, subchart])).toEqual([
      ['as.x.io', 'crds/deep/a.yml', 2, undefined],
      ['cs.x.io', 'charts/inner-1.0.0.tgz!/crds/c.yaml', undefined, 'inner'],
      ['bs.x.io', 'charts/sub/crds/b.yaml', 2, 'sub'],
    ])
    const shown = (await helm(path, 'show', 'crds', chart.directory)).matchAll(/^ {2}name: (.+)$/gm)
    expect([...shown].map(([, name]) => name).toSorted()).toEqual(chart.crds.map(({ name }) => name).toSorted())
    expect((await placesOf(folder)).toSorted()).toEqual([
      ['app', 'templates/x.yaml', 2],
      ['inner', 'charts/inner-1.0.0.tgz!/templates/x.yaml', undefined],
    ])
  })

  test('feature 6: dependencies are built when charts/ lacks them, with and without a lock file', async () => {
    const dependency = 'dependencies:\n- {name: sub, version: 1.x, repository: "file://../sub", alias: other}\n'
    using folder = chartFolder({
      'sub/Chart.yaml': chartYaml('sub', '1.2.0'),
      'sub/templates/x.yaml': configMap('{{ .Chart.Name }}'),
      'app/Chart.yaml': chartYaml('app', '1.0.0', dependency),
      'app/templates/x.yaml': configMap('app'),
    })
    expect((await placesOf(folder)).toSorted()).toEqual([
      ['app', 'templates/x.yaml', 2],
      ['other', 'charts/sub-1.2.0.tgz!/templates/x.yaml', undefined],
    ])
    expect(folder.files()).toEqual(expect.arrayContaining(['app/Chart.lock', 'app/charts/sub-1.2.0.tgz']))
    rmSync(join(folder.path, 'app/charts'), { recursive: true })
    expect((await open(folder)).tree.subcharts.map(({ version }) => version)).toEqual(['1.2.0'])
  })

  test('feature 6: a chart repository that nobody added to Helm, without and with a lock file', async () => {
    using folder = chartFolder({ 'sub/Chart.yaml': chartYaml('sub', '1.2.0') })
    await helm(path, 'package', join(folder.path, 'sub'), '--destination', folder.path)
    await using repository = await serveFolder(folder.path)
    await helm(path, 'repo', 'index', folder.path, '--url', repository.url)
    const dependency = `dependencies:\n- {name: sub, version: 1.x, repository: "${repository.url}"}\n`
    using app = chartFolder({ 'app/Chart.yaml': chartYaml('app', '1.0.0', dependency) })
    for (const _ of ['without', 'with']) {
      expect((await open(app)).tree.subcharts.map(({ version }) => version)).toEqual(['1.2.0'])
      expect(app.files()).toEqual(expect.arrayContaining(['app/Chart.lock', 'app/charts/sub-1.2.0.tgz']))
      rmSync(join(app.path, 'app/charts'), { recursive: true })
    }
  })

  test('feature 6: a dependency that cannot be had is named', async () => {
    const dependency = 'dependencies:\n- {name: sub, version: 1.x, repository: "file://../absent"}\n'
    using folder = chartFolder({ 'app/Chart.yaml': chartYaml('app', '1.0.0', dependency) })
    await expect(open(folder)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(
        /cannot build the dependencies of .*app \(missing: sub 1.x\): helm says\n.*absent/,
      ),
    })
  })

  test('an object that a library chart renders: the line of its include', async () => {
    using folder = chartFolder({
      'app/Chart.yaml': chartYaml('app', '1.0.0', 'dependencies: [{name: lib, version: 1.x}]\n'),
      'app/templates/x.yaml': '{{/* from the library */}}\n{{ include "lib.settings" . }}\n',
      'app/charts/lib/Chart.yaml': chartYaml('lib', '1.0.0', 'type: library\n'),
      'app/charts/lib/templates/_settings.tpl': `{{ define "lib.settings" }}\n${configMap('a')}{{ end }}\n`,
    })
    expect(await placesOf(folder)).toEqual([['a', 'templates/x.yaml', 2]])
  })

  test('feature 7: values files and settings reach the templates in order: the last one decides', async () => {
    using folder = chartFolder({
      'app/Chart.yaml': chartYaml('app'),
      'app/templates/x.yaml':
        '{{ if ne .Values.colour "green" }}{{ fail (printf "colour is %s" .Values.colour) }}{{ end }}\n',
      'red.yaml': 'colour: red\n',
      'green.yaml': 'colour: green\n',
    })
    const chart = await open(folder)
    const [red, green] = [join(folder.path, 'red.yaml'), join(folder.path, 'green.yaml')]
    const render = (values: string[], set: string[]) => preflight({ path }, chart, { ...options, values, set }, signal)
    await render([red, green], [])
    await render([red], ['colour=blue', 'colour=green'])
    await expect(render([green, red], [])).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(
        /^helm cannot render .*app: execution error at \(app\/templates\/x.yaml:1:\d+\): colour is red$/,
      ),
    })
    await expect(render([green], ['colour=green', 'colour=blue'])).rejects.toThrow('colour is blue')
  })

  test.for([
    [['--set-string', 'a=b', '--wait-for-jobs', '--skip-crds'], undefined],
    [['--colour-of-the-bike'], 'unknown flag: --colour-of-the-bike'],
  ] as const)('the arguments of the install are known to the preflight: %j', async ([helmArgs, fault]) => {
    using folder = chartFolder({ 'app/Chart.yaml': chartYaml('app'), 'app/templates/x.yaml': configMap('a') })
    const checked = preflight({ path }, await open(folder), { ...options, helmArgs }, signal)
    if (fault === undefined) await checked
    else await expect(checked).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(fault) })
  })

  test.for([
    [['--no-hooks', '--keep-history', '--wait', '--cascade', 'foreground'], undefined],
    [['--colour-of-the-bike'], 'unknown flag: --colour-of-the-bike'],
  ] as const)(
    'feature 39: the arguments of the uninstall are known before anything is installed: %j',
    async ([args, fault]) => {
      const checked = checkUninstallArgs({ path, version: '0.0.0' }, args, signal)
      if (fault === undefined) await checked
      else
        await expect(checked).rejects.toMatchObject({
          kind: 'usage',
          message: `helm 0.0.0 does not take uninstall-args: ${fault}`,
        })
    },
  )

  test.for(['--wait=watcher', '--wait=hookOnly', '--wait=legacy'])(
    'feature 39: %s is taken by Helm 4, and refused where Helm 3 knows no more than yes and no',
    async argument => {
      const checked = checkUninstallArgs({ path, version }, [argument], signal)
      if (version.startsWith('4.')) await checked
      else await expect(checked).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining('--wait') })
    },
  )

  test('a chart for some versions of Kubernetes is judged by that of the cluster, when it is known', async () => {
    using folder = chartFolder({
      'app/Chart.yaml': `${chartYaml('app')}kubeVersion: "<1.20"\n`,
      'app/templates/x.yaml': configMap('a'),
    })
    const render = async (kubernetesVersion?: string) =>
      preflight({ path }, await open(folder), { ...options, kubernetesVersion }, signal)
    await render('1.19.4')
    await render()
    await expect(render('1.30.4')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('incompatible with Kubernetes v1.30.4'),
    })
  })

  test("the chart's own CRDs count as installed", async () => {
    using folder = chartFolder({
      'app/Chart.yaml': chartYaml('app'),
      'app/crds/a.yaml': crd('as'),
      'app/templates/x.yaml':
        '{{ if not (.Capabilities.APIVersions.Has "x.io/v1/Kas") }}{{ fail "no CRD" }}{{ end }}\n',
    })
    await preflight({ path }, await open(folder), options, signal)
  })
})

describe('what is no chart is a usage problem, and nothing is created', () => {
  const [, path] = REAL_HELMS[0] ?? ['', '']
  const cases: [title: string, files: Record<string, string>, chart: string, message: RegExp, hint?: RegExp][] = [
    ['no such path', {}, 'app', /app: there is no such chart$/, /chart directory/],
    ['a text file', { 'x.tgz': 'hello' }, 'x.tgz', /not gzip-compressed/, /helm package/],
    [
      'no Chart.yaml',
      { 'charts/app/Chart.yaml': '' },
      '.',
      /is not a chart: it has no Chart.yaml$/,
      /Did you mean .*charts\/app\?/,
    ],
    ['no chart anywhere', { 'app/readme': '' }, 'app', /is not a chart/, /holds Chart.yaml/],
    ['malformed', { 'app/Chart.yaml': 'name: app\nversion: 1: 2\n' }, 'app', /app\/Chart.yaml:2: not YAML: /],
    ['no version', { 'app/Chart.yaml': 'name: app\n' }, 'app', /version: missing or not text/],
    [
      'a library',
      { 'app/Chart.yaml': chartYaml('app', '1.0.0', 'type: library\n') },
      'app',
      /library chart, which cannot be installed/,
    ],
  ]

  test.for(cases)('%s', async ([, files, chart, message, hint]) => {
    using folder = chartFolder(files)
    const opened = openAt(join(folder.path, chart), {
      workDir: join(folder.path, 'work'),
      helm: path,
      log: () => {},
    })
    await expect(opened).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(message),
      ...(hint && { hint: expect.stringMatching(hint) }),
    })
    expect(folder.files()).toEqual(Object.keys(files))
  })

  test('a gzip file that is no tar, and a tar without a chart', async () => {
    using folder = chartFolder({ 'app/readme': 'hello '.repeat(500) })
    const target = (name: string) => join(folder.path, name)
    await run('tar', ['-czf', target('empty.tgz'), '-C', folder.path, 'app'], { timeoutMs: 5000 })
    await run('gzip', ['-k', target('app/readme')], { timeoutMs: 5000 })
    mkdirSync(target('work'))
    const open = (name: string) => openAt(target(name), { workDir: target('work'), helm: path, log: () => {} })
    await expect(open('app/readme.gz')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('tar says'),
    })
    await expect(open('empty.tgz')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('no directory with a Chart.yaml'),
    })
  })
})
