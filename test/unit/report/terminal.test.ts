import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../../src/report/display-width.ts'
import { type TerminalOptions, terminalReport } from '../../../src/report/terminal.ts'
import { terminalLook } from '../../../src/report/terminal-look.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

const PLAIN: TerminalOptions = {
  width: 80,
  colour: false,
  verbose: false,
  quiet: false,
  reportDir: 'clean-uninstall-report',
}

const samples = Object.entries(SAMPLES)
/** 300 findings say nothing more to a reader than three. */
const isGolden = ([name]: [string, unknown]) => name !== 'many'
const sizes = [80, 160]

test.for(samples.filter(isGolden).flatMap(([name, sample]) => sizes.map(width => ({ name, sample, width }))))(
  '$name at $width columns',
  async ({ name, sample, width }) => {
    await expect(terminalReport(sample, { ...PLAIN, width })).toMatchFileSnapshot(`golden/${name}-${width}.golden.txt`)
  },
)

test('verbose shows evidence, patch, every command and what was ignored', async () => {
  const text = terminalReport(SAMPLES.kubeblocks, { ...PLAIN, width: 100, verbose: true })
  await expect(text).toMatchFileSnapshot('golden/kubeblocks-verbose.golden.txt')
})

test('quiet shows the verdict and one line for each finding', () => {
  const lines = terminalReport(SAMPLES.kubeblocks, { ...PLAIN, width: 160, quiet: true })
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(2 + SAMPLES.kubeblocks.findings.length)
  expect(lines[0]).toMatch(/^✖ leaked: /)
})

test.for(samples)('%s fits its width, whatever the names are', ([, sample]) => {
  // An argument of a command, a line of a patch and an address are never broken: they are there to be copied.
  for (const width of [40, 80, 120])
    for (const verbose of [false, true])
      for (const line of terminalReport(sample, { ...PLAIN, width, verbose }).split('\n'))
        if (!/^ {4}(?: {10}|see )/.test(line)) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
})

test('nothing of a hostile name reaches the terminal as a control sequence', () => {
  for (const colour of [false, true]) {
    const text = terminalReport(SAMPLES.hostile, { ...PLAIN, colour, verbose: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    const own = colour ? text.replace(/\u001b\[[0-9;]+m/g, '') : text
    expect(own).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]/u)
  }
})

test('colour changes nothing but the colour', () => {
  const coloured = terminalReport(SAMPLES.kubeblocks, { ...PLAIN, colour: true })
  expect(coloured).not.toBe(terminalReport(SAMPLES.kubeblocks, PLAIN))
  expect(stripVTControlCharacters(coloured)).toBe(terminalReport(SAMPLES.kubeblocks, PLAIN))
})

test('steps that live progress has shown are not shown again', () => {
  expect(terminalReport(report(), { ...PLAIN, steps: false })).toMatch(
    /^\n✔ clean: the cluster is back at its baseline\n/,
  )
})

test('what a program said follows the sentence of the verdict', () => {
  const sample = report({ verdict: 'inconclusive', reason: 'kind failed: exit code 1\nERROR: no space\nMake room.' })
  expect(terminalReport(sample, { ...PLAIN, steps: false })).toMatch(
    /^\n! inconclusive: kind failed: exit code 1\n {2}ERROR: no space\n {2}Make room\.\n/,
  )
})

test('a command that is too long is broken between arguments and can still be pasted', () => {
  const argv = [
    'kubectl',
    'patch',
    'databases.db.example.com',
    'demo',
    '--namespace',
    'apps',
    '--type=merge',
    '--patch',
    '{"a": null}',
  ]
  const finding = reportFinding({ remedy: { commands: [{ argv, text: '', why: 'frees it' }], proven: null } })
  const text = terminalReport(report({ verdict: 'leaked', findings: [finding] }), { ...PLAIN, width: 60 })
  const [, command = ''] = text.split('clean up')
  const pasted = command
    .split('\n\n')[0]
    ?.replace(/\\\n\s*/g, '')
    .trim()
  expect(pasted).toBe(`kubectl patch databases.db.example.com demo --namespace apps --type=merge --patch '{"a": null}'`)
})

describe('a command in a sentence can be pasted', () => {
  const path = '/home/somebody/.cache/clean-uninstall/tools/kind/0.33.0/linux-amd64/kind'
  const use = `KIND_EXPERIMENTAL_PROVIDER=podman ${path} export kubeconfig --name clean-uninstall-0a1b2c3d`
  const warned = (warning: string, width: number) =>
    terminalReport(report({ warnings: [warning] }), { ...PLAIN, width, steps: false })

  test('one that fits a line is never broken in itself', () => {
    for (let width = 60; width < 160; width++)
      expect(warned('it was kept, and somebody may use it: `kubectl get nodes --context kind-a`.', width)).toContain(
        '`kubectl get nodes --context kind-a`',
      )
  })

  test('one that does not has lines of its own, broken between arguments only', () => {
    for (let width = 40; width < 200; width++) {
      const text = warned(`cluster a was kept. Use it: \`${use}\`. Delete it: \`${path} 'a  b'\``, width)
      const pasted = text.replace(/ \\\n\s*/g, ' ')
      expect(pasted).toMatch(new RegExp(`^ *(?:.*\`)?${use}(?:\`.*)?$`, 'm'))
      expect(pasted).toContain(`${path} 'a  b'`)
    }
  })

  test('in the reason, too, and other code is broken as words are', () => {
    const reason = `it is still there\nDelete it: \`${use}\``
    const text = terminalReport(report({ verdict: 'inconclusive', reason }), PLAIN).replace(/ \\\n\s*/g, ' ')
    expect(text).toContain(`\n    ${use}\n`)
    expect(warned(`of \`${'no command '.repeat(20)}\``, 60)).not.toContain('\\')
  })
})

test('a name that the column has no room for stands in a line of its own, unbroken', () => {
  const finding = reportFinding({
    ...{ class: 'D3', severity: 'breaks-cluster' },
    objects: [reportObject({ kind: 'CustomResourceDefinition', name: 'clusterissuers.cert.example.com' })],
  })
  const headIn = (width: number) => {
    const lines = terminalReport(report({ verdict: 'leaked', findings: [finding] }), { ...PLAIN, width }).split('\n')
    const head = lines.findIndex(line => line.includes('breaks the cluster  D3'))
    return lines.slice(head, head + 2)
  }
  expect(headIn(80)).toEqual([
    '  ✖ breaks the cluster  D3',
    '    CustomResourceDefinition/clusterissuers.cert.example.com (apps-ns)',
  ])
  expect(headIn(120)[0]).toBe(
    '  ✖ breaks the cluster  D3  CustomResourceDefinition/clusterissuers.cert.example.com (apps-ns)',
  )
})

test('what is left on a cluster that stays is said at the end', () => {
  const left = report({ verdict: 'leaked', findings: [reportFinding({})], cluster: { existing: true } })
  expect(terminalReport(left, PLAIN)).toContain('! 1 object is left on your cluster; the next check there')
  expect(terminalReport({ ...left, cluster: { existing: false } }, PLAIN)).not.toContain('left on your cluster')
  const lost = [reportFinding({ objects: [reportObject({ change: 'lost' })] })]
  expect(terminalReport({ ...left, findings: lost }, PLAIN)).not.toContain('left on your cluster')
})

describe('a clean-up command that takes along more than it names carries its warning', () => {
  const shown = (...argv: string[]) => {
    const remedy = { commands: [{ argv, text: '', why: 'this is what it does' }], proven: null }
    return terminalReport(report({ verdict: 'leaked', findings: [reportFinding({ remedy })] }), PLAIN)
  }
  test.for([
    [['kubectl', 'delete', 'customresourcedefinitions.apiextensions.k8s.io', '--', 'a.b']],
    [['kubectl', 'delete', 'persistentvolumeclaims', '--', 'data']],
    [['kubectl', 'delete', 'namespaces', '--', 'made']],
    [['kubectl', 'patch', 'configmaps', '--type=merge', '-p', '{"metadata":{"finalizers":null}}', '--', 'a']],
    [['helm', 'uninstall', 'app', '--namespace', 'apps', '--no-hooks']],
  ])('%j', ([argv]) => {
    expect(shown(...(argv ?? []))).toContain('clean up  # this is what it does\n')
  })
  test('others do not', () => expect(shown('kubectl', 'delete', 'configmaps', '--', 'a')).not.toContain('# this'))
})

describe('the look of a terminal', () => {
  const tty = { isTTY: true, columns: 100 }
  const pipe = {}
  test.for([
    ['a terminal', tty, {}, { live: true, colour: true, width: 100 }],
    ['a pipe', pipe, {}, { live: false, colour: false, width: 120 }],
    ['NO_COLOR', tty, { NO_COLOR: '1' }, { live: true, colour: false, width: 100 }],
    ['an empty NO_COLOR', tty, { NO_COLOR: '' }, { live: true, colour: true, width: 100 }],
    ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, { live: false, colour: true, width: 120 }],
    ['FORCE_COLOR=0', tty, { FORCE_COLOR: '0' }, { live: true, colour: false, width: 100 }],
    ['both', tty, { NO_COLOR: '1', FORCE_COLOR: '1' }, { live: true, colour: false, width: 100 }],
    ['TERM=dumb', tty, { TERM: 'dumb' }, { live: false, colour: false, width: 120 }],
    ['a tiny window', { isTTY: true, columns: 5 }, {}, { live: true, colour: true, width: 40 }],
  ] as const)('%s', ([, stream, env, look]) => {
    expect(terminalLook(stream, env)).toEqual(look)
  })
})
