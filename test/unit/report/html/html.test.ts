import { createHash } from 'node:crypto'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { expect, test } from 'vitest'
import { htmlReport } from '../../../../src/report/html/html.ts'
import { consequence } from '../../../../src/report/probe-words.ts'
import type { Report } from '../../../../src/report/report.ts'
import { fullName } from '../../../../src/report/wording.ts'
import { report, reportFinding, reportObject, reportProbed } from '../../../builders/report.ts'
import { SAMPLES } from '../../../builders/sample-reports.ts'

const MB = 1_000_000

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    // Data may end a line with a space, and a name may be long in entities.
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
  }),
)

test.for(Object.entries(SAMPLES))('%s is valid HTML', async ([, sample]) => {
  const { results } = await validator.validateString(htmlReport(sample))
  expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([])
})

/** What is read, in the order of reading. */
function readText(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('verdict, consequence and what Helm said come first, the worst finding next', () => {
  const text = readText(htmlReport(SAMPLES.kubeblocks))
  const places = [
    'kubeblocks 0.9.2 does not uninstall cleanly',
    '3 findings in 66 objects',
    consequence(SAMPLES.kubeblocks) ?? '',
    'said it succeeded (exit code 0, 0.4 s)',
    'finalizer whose controller went with the release',
    'made by the operator, owned by nobody',
    'What happens when the namespace is deleted',
    'Steps and times (74.0 s)',
  ].map(words => text.indexOf(words))
  expect(places).toEqual(places.filter(place => place > 0).toSorted((a, b) => a - b))
})

test('the policy allows the style and the scripts of the page by their hashes, and nothing else', () => {
  const html = htmlReport(SAMPLES.kubeblocks)
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? ''
  const directives = new Map(policy.split('; ').map(part => [part.split(' ')[0], part.split(' ').slice(1)]))
  const hashes = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    )
  expect(directives.get('default-src')).toEqual(["'none'"])
  expect(directives.get('style-src')).toEqual(hashes('style'))
  expect(directives.get('script-src')).toEqual(hashes('script'))
  expect(hashes('script').length).toBeGreaterThan(0)
})

test('the style and the scripts are the same whatever the report holds: no data is in them', () => {
  const code = (sample: Report) => htmlReport(sample).match(/<(style|script)[\s\S]*?<\/\1>/g)
  expect(code(SAMPLES.hostile)).toEqual(code(SAMPLES.clean))
})

test('nothing is loaded from anywhere: no address but in links to documentation', () => {
  const html = htmlReport(SAMPLES.hostile).replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
  const attributes = [...html.matchAll(/<[a-z][^>]*>/gi)].flatMap(([tag]) => [
    ...tag.replace(/"[^"]*"/g, '""').matchAll(/ ([a-z:-]+)(?:=|>| )/g),
  ])
  const names = new Set(attributes.map(([, name]) => name))
  expect(
    [...names].filter(name => /^(on.*|src|srcset|style|action|formaction|data|poster|background)$/.test(`${name}`)),
  ).toEqual([])
  expect(html).not.toMatch(/url\(|@import/)
})

test('what stays is linked only when its address is a plain one', () => {
  const html = htmlReport(
    report({
      findings: [reportFinding({ docs: ['javascript:alert(1)', 'https://helm.sh/docs/#x', 'https://e.example/"x'] })],
    }),
  )
  expect(html.match(/<a href="[^#][^"]*"/g)).toEqual(['<a href="https://helm.sh/docs/#x"'])
})

test('fields of modified objects stand there before and after, lines kept', () => {
  const fields = [
    { path: 'data.Corefile', before: 'a\nb', after: 'a\nc' },
    { path: 'metadata.labels.x', after: 'y' },
  ]
  const html = htmlReport(
    report({ findings: [reportFinding({ objects: [reportObject({ change: 'modified', fields })] })] }),
  )
  expect(html).toContain('<span>a\nb</span></del>')
  expect(html).toContain('<span>a\nc</span></ins>')
  expect(html).toContain('<span>(absent)</span></del>')
})

test('kept findings are folded and say that they do not count', () => {
  const html = htmlReport(SAMPLES.kubeblocks)
  const fold = html.slice(html.indexOf('<details class="more asides">'))
  expect(readText(fold)).toMatch(
    /^ *1 finding that does not count: kept on purpose \(1 object\) +kept: +kept on purpose/,
  )
})

test('reservations stand on the first screen, many of them folded', () => {
  const text = readText(htmlReport(SAMPLES.inconclusive)).split('Steps and times')[0]
  expect(text).toContain('widgets.example.com could not be listed')
  expect(text).toContain('still moving at the settle limit')
  const warnings = Array.from({ length: 300 }, (_, index) => `warning ${index}`)
  const many = htmlReport(report({ warnings }))
  expect(many).toContain('… and 296 more</summary>')
  expect(many).toContain('… and 100 more in <code>report.json</code>')
})

test('commands are copied as they are, by step, without what explains them', () => {
  const commands = [
    { argv: ['kubectl', 'delete', 'crd', 'a'], text: 'kubectl delete crd a', why: 'removes the CRDs' },
    { argv: ['kubectl', 'delete', 'crd', 'b'], text: 'kubectl delete crd b', why: 'removes the CRDs' },
    { argv: ['kubectl', 'delete', 'ns', 'c'], text: 'kubectl delete ns "c d"', why: 'removes the namespace' },
  ]
  const html = htmlReport(report({ findings: [reportFinding({ remedy: { commands, proven: true } })] }))
  expect([...html.matchAll(/<pre data-commands>([\s\S]*?)<\/pre>/g)].map(([, text]) => text)).toEqual([
    'kubectl delete crd a\nkubectl delete crd b',
    'kubectl delete ns &quot;c d&quot;',
  ])
  expect(html).toContain('data-copy-all')
})

function leaks(findings: number, objectsEach: number, text = 'short') {
  return report({
    verdict: 'leaked',
    findings: Array.from({ length: findings }, (_, finding) =>
      reportFinding({
        class: `${finding % 200}`,
        cause: text,
        evidence: Array(20).fill({ fact: text, source: text }),
        objects: Array.from({ length: objectsEach }, (_, index) =>
          reportObject({ name: `${finding}-${index}-${text}`, finalizers: Array(10).fill(text), manager: text }),
        ),
      }),
    ),
  })
}

const LONG = '<"&>'.repeat(500)
const probed = reportProbed({
  conditions: Array(10).fill({ type: LONG, reason: LONG, message: LONG }),
  remaining: 100,
  blocking: Array(100).fill({ ...reportObject({ name: LONG }), why: LONG, finalizers: [LONG] }),
})

test.for([
  ['5,000 objects of one cause', leaks(1, 5_000)],
  ['5,000 objects of 500 causes', leaks(500, 10)],
  ['5,000 causes', leaks(5_000, 1)],
  ['5,000 objects with the longest names', leaks(50, 100, LONG.slice(0, 253))],
  [
    'a huge probe',
    report({ probe: { end: 'limit', durationMs: 1, otherNamespaces: [], crds: Array(300).fill(probed) } }),
  ],
  [
    'a huge timeline',
    report({
      timeline: Array.from({ length: 50_000 }, (_, index) => ({
        at: '2026-11-21T12:04:07Z',
        event: 'created' as const,
        object: `a/${index}/${LONG}`,
        uid: `${index}`,
        manager: LONG,
      })),
    }),
  ],
  [
    'much aside',
    report({
      reason: `${LONG.repeat(50)}\n${LONG.repeat(50)}`,
      kept: Array.from({ length: 5_000 }, (_, index) => `${index}${LONG}`),
      warnings: Array(5_000).fill(LONG),
      ignored: Array(5_000).fill({ rule: LONG, why: LONG, count: 1, objects: Array(100).fill(LONG) }),
      install: { argv: [], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: LONG.repeat(500) },
      steps: Array(500).fill({ name: 'use', status: 'ok', durationMs: 1, detail: LONG }),
    }),
  ],
  [
    'names of megabytes',
    report({
      tool: { version: LONG.repeat(5_000) },
      helm: { version: LONG.repeat(5_000) },
      startedAt: 'x'.repeat(12_000_000),
      findings: [reportFinding({ objects: [reportObject({ name: 'x.y'.repeat(4_000_000) })] })],
      probe: {
        end: 'gone',
        durationMs: 1,
        otherNamespaces: [],
        crds: [reportProbed({ name: 'a/b'.repeat(4_000_000) })],
      },
    }),
  ],
  [
    'more phases than a run has, behind each of many lanes',
    report({
      steps: Array.from({ length: 2_000 }, (_, index) => ({
        ...{ name: 'use' as const, status: 'ok' as const, durationMs: 10, detail: '' },
        startedAt: new Date(Date.UTC(2026, 10, 21, 12, 0, index)).toISOString(),
      })),
      timeline: Array.from({ length: 100 }, (_, index) => ({
        ...{ at: '2026-11-21T12:04:07Z', event: 'created' as const, object: `pods/a/${index}`, uid: `${index}` },
      })),
    }),
  ],
] as const)('%s: below 10 MB', ([, sample]) => {
  expect(Buffer.byteLength(htmlReport(sample))).toBeLessThan(10 * MB)
})

test('commands that have no room are left out whole, and counted', () => {
  const text = `kubectl patch crd a -p '${'x'.repeat(300)}'`
  const commands = Array.from({ length: 180 }, () => ({ argv: ['kubectl'], text, why: 'frees them' }))
  const html = htmlReport(report({ findings: [reportFinding({ remedy: { commands, proven: null } })] }))
  const [, copied = ''] = /<pre data-commands>([\s\S]*?)<\/pre>/.exec(html) ?? []
  const lines = copied.split('\n')
  expect(new Set(lines).size).toBe(1)
  expect(html).toContain(`… and ${180 - lines.length} more in`)
})

test('nothing on the page points to a finding that has no room there', () => {
  const html = htmlReport(leaks(12_000, 1))
  const ids = new Set([...html.matchAll(/ id="(finding-\d+)"/g)].map(([, id]) => id))
  const links = [...html.matchAll(/ href="#(finding-\d+)"/g)].map(([, id]) => id)
  expect(links.filter(id => !ids.has(id))).toEqual([])
})

test('the legend explains what is drawn, and nothing else', () => {
  const keys = (sample: Report) => {
    const [, list = ''] = /<ul class="(legend[^>]*>[\s\S]*?)<\/ul>/.exec(htmlReport(sample)) ?? []
    return [...list.matchAll(/<\/svg>([^<]+)</g)].map(([, word]) => word)
  }
  const uid = 'u-1'
  const timeline: Report['timeline'] = [
    { at: '2026-11-21T12:03:01Z', event: 'created', object: 'pods/apps/a', uid },
    { at: '2026-11-21T12:03:02Z', event: 'deleted', object: 'pods/apps/a', uid },
  ]
  expect(keys(report({ timeline }))).toEqual(['created', 'deleted', 'in use'])
  const object = reportObject()
  const made: Report['timeline'] = [{ at: '2026-11-21T12:03:01Z', event: 'created', object: fullName(object), uid }]
  const steps: Report['steps'] = [
    { name: 'uninstall', status: 'ok', startedAt: '2026-11-21T12:03:02Z', durationMs: 1_000, detail: '' },
    { name: 'settle', status: 'ok', startedAt: '2026-11-21T12:03:03Z', durationMs: 5_000, detail: '' },
  ]
  expect(keys(report({ timeline: made, steps, findings: [reportFinding({ objects: [object] })] }))).toEqual([
    ...['created', 'still there at the end', 'in use', 'left after the uninstall'],
  ])
})

test('what does not fit is said', () => {
  const html = readText(htmlReport(leaks(5_000, 1)))
  expect(html).toMatch(/Left out, because this page may not be longer: .*All of it is in report.json/)
  expect(readText(htmlReport(leaks(1, 6_000)))).toContain('… and 1000 more in report.json')
})

test('the same report gives the same bytes', () => {
  expect(htmlReport(SAMPLES.hostile)).toBe(htmlReport(structuredClone(SAMPLES.hostile)))
})
