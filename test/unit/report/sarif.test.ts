import { expect, test } from 'vitest'
import { RULES } from '../../../src/diagnose/rules/index.ts'
import { annotationsOf } from '../../../src/report/annotations.ts'
import { sarifReport } from '../../../src/report/sarif.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'
import { checkedRun } from './sarif-checks.ts'

type Finding = Parameters<typeof reportFinding>[0]

const runOf = (overrides: Parameters<typeof report>[0], limits?: Parameters<typeof sarifReport>[1]) =>
  checkedRun(sarifReport(report(overrides), limits))

const resultOf = (finding: Finding, chart = report().chart) =>
  runOf({ chart, findings: [reportFinding(finding)] }).results[0] ?? expect.unreachable('no result')

const placeOf = (finding: Finding, chart = report().chart) => resultOf(finding, chart).locations[0]?.physicalLocation

test.for(Object.entries(SAMPLES))(
  'feature 89: %s is valid, with one result for each finding, the worst first',
  sample => {
    const [, { findings, verdict }] = sample
    const { results, invocations } = checkedRun(sarifReport(sample[1]))
    expect(results).toHaveLength(findings.length)
    const ids = (some: { class?: string; ruleId?: string }[]) => some.map(one => one.class ?? one.ruleId)
    if (sample[0] !== 'hostile') expect(ids(results).toSorted()).toEqual(ids(findings).toSorted())
    expect(invocations[0].properties.verdict).toBe(verdict)
  },
)

test('feature 89: one rule for each class, whatever was found, with its page as help and a link', () => {
  const clean = runOf({}).tool.driver.rules
  expect(clean.map(({ id }) => id)).toEqual(
    expect.arrayContaining([...RULES.map(({ id }) => id), 'unexplained', 'exercise']),
  )
  expect(runOf({ findings: [reportFinding()] }).tool.driver.rules).toEqual(clean)
  for (const { id, title, page, docs } of RULES) {
    const rule = clean.find(one => one.id === id)
    expect(rule).toMatchObject({ shortDescription: { text: title }, helpUri: docs[0] })
    for (const text of Object.values(page)) {
      expect(rule?.help.text).toContain(text)
      expect(rule?.help.markdown).toContain(text)
    }
  }
})

test('a class that this version does not know is a rule all the same', () => {
  const findings = [
    reportFinding({ class: 'Z9', title: 'from the future' }),
    reportFinding({ class: 'Z9', title: 'more' }),
  ]
  const { tool, results } = runOf({ findings })
  expect(tool.driver.rules.at(-1)).toMatchObject({ id: 'Z9', shortDescription: { text: 'from the future' } })
  expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([RULES.length + 2, RULES.length + 2])
})

test('words and level are those of the annotation', () => {
  const levels = { error: 'error', warning: 'warning', notice: 'note' }
  const annotations = annotationsOf(SAMPLES.kubeblocks)
  const { results } = checkedRun(sarifReport(SAMPLES.kubeblocks))
  expect(results.map(({ level, message }) => [level, message.text])).toEqual(
    annotations.map(({ level, message }) => [levels[level], message]),
  )
})

test('a finding stands at its template, relative to the repository, with its objects by name', () => {
  const objects = [reportObject({ name: 'one' }), reportObject({ name: 'two', namespace: undefined })]
  expect(resultOf({ objects, attribution: { template: 'templates/a b.yaml', line: 12 } }).locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'charts/my-operator/templates/a%20b.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 12 },
      },
      logicalLocations: [
        { name: 'one', fullyQualifiedName: 'databases.db.example.com/apps-ns/one', kind: 'resource' },
        { name: 'two', fullyQualifiedName: 'databases.db.example.com/two', kind: 'resource' },
      ],
    },
  ])
})

test.for([
  ['a packaged subchart', { template: 'charts/sub-1.0.0.tgz!templates/a.yaml', line: 3 }],
  ['no template', {}],
  ['a template outside of the repository', { template: '../../../../etc/passwd', line: 3 }],
] as const)('a finding with %s stands at the Chart.yaml', ([, attribution]) => {
  expect(placeOf({ attribution })).toEqual({
    artifactLocation: { uri: 'charts/my-operator/Chart.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 1 },
  })
})

test('so does every finding of a chart that is in no repository, but relative to nothing', () => {
  const chart = { name: 'app', version: '1.0.0', source: 'app-1.0.0.tgz' }
  const result = resultOf({ attribution: { template: 'templates/a.yaml', line: 3 } }, chart)
  expect(result.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'Chart.yaml' },
    region: { startLine: 1 },
  })
  expect(result.message.text).toContain('In: templates/a.yaml:3')
})

test('a run without a verdict was not successful, and says why; what was not seen is a warning', () => {
  const { invocations } = checkedRun(sarifReport(SAMPLES.inconclusive))
  expect(invocations[0].executionSuccessful).toBe(false)
  expect(invocations[0].toolExecutionNotifications).toEqual([
    { level: 'error', message: { text: SAMPLES.inconclusive.reason } },
    { level: 'warning', message: { text: expect.stringContaining('widgets.example.com could not be listed') } },
    { level: 'warning', message: { text: expect.stringContaining('still moving at the settle limit') } },
  ])
  for (const sample of [SAMPLES.clean, SAMPLES.kubeblocks])
    expect(checkedRun(sarifReport(sample)).invocations[0].executionSuccessful).toBe(true)
})

const leaks = (count: number) => ({
  findings: Array.from({ length: count }, (_, index) =>
    reportFinding({
      severity: index === count - 1 ? 'stuck' : 'leaked',
      objects: [reportObject({ name: `n-${index}` })],
    }),
  ),
})

test.for([
  ['results', { results: 10, bytes: 9_500_000 }],
  ['bytes', { results: 5_000, bytes: 720_000 }],
] as const)('with too many %s the worst are told, and how many are not', ([, limits]) => {
  const text = sarifReport(report(leaks(300)), limits)
  const { results, invocations } = checkedRun(text)
  expect(results.length).toBeGreaterThan(5)
  expect(results.length).toBeLessThan(300)
  expect(Buffer.byteLength(text)).toBeLessThan(limits.bytes)
  expect(results[0]?.locations[0]?.logicalLocations).toMatchObject([{ name: 'n-299' }])
  expect(invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'note',
      message: {
        text: `${300 - results.length} more findings left out, because GitHub takes no larger file: see report.json.`,
      },
    },
  ])
})

test('six thousand findings are cut to what GitHub shows', () => {
  expect(runOf(leaks(6_000)).results).toHaveLength(5_000)
})

test('links and placeholders of SARIF are text', () => {
  const { message } = resultOf({ cause: 'see [this](https://evil.example) {0} {{ .Release.Name }}' })
  expect(message.text).toMatch(/^see \[this\]\u200c\(https:\/\/evil\.example\) \{\{0\}\} \{\{ \.Release\.Name \}\}\n/)
})
