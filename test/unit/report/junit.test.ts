import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { junitReport } from '../../../src/report/junit.ts'
import type { Report } from '../../../src/report/report.ts'
import { arbitraryReport } from '../../builders/arbitrary-report.ts'
import { report, reportFinding, reportObject, reportProbed } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'
import { checkedSuite } from './junit-document.ts'
import { schemaErrors } from './junit-schema.ts'

type Overrides = NonNullable<Parameters<typeof report>[0]>
type Finding = Parameters<typeof reportFinding>[0]

/** What a CI shows of a report: each check with how it ended and what is said of it. */
function casesOf(overrides: Overrides) {
  const suite = checkedSuite(junitReport(report(overrides)))
  const cases = suite.children.filter(({ name }) => name === 'testcase')
  return cases.map(({ attributes, children }) => {
    const result = children.find(({ name }) => name !== 'system-out')
    return {
      name: attributes.name,
      outcome: result?.name ?? 'passed',
      message: result?.attributes.message,
      text: result?.text ?? '',
      output: children.find(({ name }) => name === 'system-out')?.text,
    }
  })
}

const outcomes = (overrides: Overrides) =>
  Object.fromEntries(casesOf(overrides).map(({ name, outcome }) => [name, outcome]))
const caseOf = (name: string, overrides: Overrides) => casesOf(overrides).find(one => one.name === name)
const leaked = (...findings: Finding[]): Overrides => ({ verdict: 'leaked', findings: findings.map(reportFinding) })

const INSTALL = 'the chart can be installed'
const USE = 'the chart can be used'
const UNINSTALL = 'helm uninstall succeeds'
const LEFT = 'nothing is left behind'
const STUCK = 'nothing is stuck'
const CHANGED = 'nothing that was there before is changed or lost'
const CLUSTER = 'nothing breaks the cluster'
const PROBE = 'the namespace and the CRDs can be deleted'
const VERDICT = 'it can be told whether the chart uninstalls cleanly'

test.for(Object.entries(SAMPLES))('feature 90: %s is what Jenkins, GitLab and test-reporter read', ([, sample]) => {
  const suite = checkedSuite(junitReport(sample))
  expect(suite.attributes.failures === '0').toBe(!sample.findings.some(({ fails }) => fails))
  const isBroken = sample.steps.some(({ name, status }) => name === 'install' && status === 'failed')
  expect(suite.attributes.errors === '0').toBe(sample.verdict !== 'inconclusive' && !isBroken)
})

test("feature 90: every report, whatever it holds, is JUnit by the schema of Jenkins' xUnit plugin", async () => {
  const reports = [...Object.values(SAMPLES), ...fc.sample(arbitraryReport, 200)]
  expect(await schemaErrors(reports.map(junitReport))).toEqual([])
})

test('the schema refuses what is no JUnit', async () => {
  const suite = junitReport(report())
  const twisted = suite.replace('<properties>', '<properties><testcase/>')
  expect(await schemaErrors([suite, twisted])).toEqual([expect.stringMatching(/^1\.xml:\d+: .*testcase/)])
})

test('feature 90: one test for each check, the same names for every report', () => {
  expect(outcomes({})).toEqual({
    [INSTALL]: 'passed',
    [USE]: 'skipped',
    [UNINSTALL]: 'passed',
    [LEFT]: 'passed',
    [STUCK]: 'passed',
    [CHANGED]: 'passed',
    [CLUSTER]: 'passed',
    [PROBE]: 'skipped',
    [VERDICT]: 'passed',
  })
  for (const sample of Object.values(SAMPLES)) expect(Object.keys(outcomes(sample))).toEqual(Object.keys(outcomes({})))
})

test('docs/reports.md names each test', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/reports.md'), 'utf8')
  const [, chapter = ''] = page.split('\n## JUnit\n')
  const named = [...chapter.matchAll(/^\| `(.+?)` +\|/gm)].map(([, name]) => name)
  expect(named).toEqual(Object.keys(outcomes({})))
})

test.for<[string, string, Finding]>([
  ['what is left', LEFT, {}],
  ['what is made again', LEFT, { objects: [reportObject({ change: 'recreated' })] }],
  ['what is kept, where that fails', LEFT, { severity: 'kept' }],
  ['what is stuck', STUCK, { severity: 'stuck' }],
  ['what is changed', CHANGED, { objects: [reportObject({ change: 'modified' }), reportObject({ change: 'lost' })] }],
  ['what is changed and left', LEFT, { objects: [reportObject({ change: 'modified' }), reportObject()] }],
  ['what breaks the cluster', CLUSTER, { severity: 'breaks-cluster' }],
  ['a failure without objects', UNINSTALL, { objects: [] }],
])('%s fails %j and nothing else', ([, name, finding]) => {
  const failed = casesOf(leaked(finding)).filter(({ outcome }) => outcome === 'failure')
  expect(failed.map(one => one.name)).toEqual([name])
})

test('feature 90: a failure carries cause, evidence, fix and clean-up of each finding', () => {
  const remedy = {
    commands: [{ argv: ['kubectl', 'delete', 'crd', 'x'], text: 'kubectl delete crd x', why: 'removes it' }],
    proven: true,
  }
  const failed = caseOf(
    LEFT,
    leaked(
      { class: 'A1', remedy },
      { class: 'E1', title: 'made at run time', chartFix: { what: 'own it', patch: 'a: |\n  b' } },
    ),
  )
  expect(failed?.message).toBe('2 findings: CRD from crds/ stays behind [A1]; made at run time [E1]')
  for (const said of [
    'leaked: CRD from crds/ stays behind [A1]\nLeft: Database/demo (apps-ns)\nIn: crds/database.yaml:2\nHelm never deletes what lies in crds/.',
    '- the chart brings it in crds/database.yaml (chart)',
    'Fix: Say in the README that the CRD stays, and how to remove it.',
    'Clean up (proven: afterwards the cluster was back at its baseline):\n    kubectl delete crd x',
    'Fix: own it\n    a: |\n      b',
  ])
    expect(failed?.text).toContain(said)
})

test('what fails nothing is told as output of a check that passes', () => {
  const kept = reportFinding({ severity: 'kept', fails: false, title: 'kept on purpose', class: 'A2' })
  expect(caseOf(LEFT, { findings: [kept] })).toMatchObject({
    outcome: 'passed',
    output: 'kept: kept on purpose [A2]: Database/demo (apps-ns)',
  })
})

test('many findings are told in part, and how many are not', () => {
  const failed = caseOf(LEFT, leaked(...Array.from({ length: 500 }, () => ({ cause: 'x'.repeat(1_000) }))))
  expect(failed?.text.length).toBeLessThan(65_000)
  expect(failed?.text).toMatch(/\n\n… and 4\d\d more findings in report\.json$/)
  expect(failed?.message).toMatch(/^500 findings: .*; 497 more$/)
})

test('a run without a verdict is an error; what it did not find is not said to hold', () => {
  const { verdict, reason, listFailures } = SAMPLES.inconclusive
  expect(outcomes({ verdict, reason, listFailures })).toMatchObject({
    [INSTALL]: 'passed',
    [LEFT]: 'skipped',
    [STUCK]: 'skipped',
    [VERDICT]: 'error',
  })
  expect(caseOf(VERDICT, { verdict, reason })).toMatchObject({ message: reason, text: reason })
  const stuck = reportFinding({ severity: 'stuck' })
  expect(outcomes({ verdict, reason, findings: [stuck] })).toMatchObject({ [STUCK]: 'failure', [VERDICT]: 'error' })
})

test('a chart that can not be installed is an error, with what helm said', () => {
  expect(caseOf(INSTALL, SAMPLES.inconclusive)).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('helm install ended with exit code 1'),
    text: expect.stringContaining('context deadline exceeded'),
  })
})

test('a run that broke off early has skipped what it did not come to', () => {
  const early: Overrides = { verdict: 'inconclusive', reason: 'no cluster', steps: [], uninstall: undefined }
  expect(Object.values(outcomes(early))).toEqual([...Array(8).fill('skipped'), 'error'])
})

test("helm's exit code fails a run that is not clean, and is only told of one that is", () => {
  const uninstall = { ...SAMPLES.clean.uninstall, exitCode: 1, stderr: 'Error: not gone' } as Report['uninstall']
  expect(caseOf(UNINSTALL, { ...leaked({}), uninstall })).toMatchObject({
    outcome: 'failure',
    message: 'helm uninstall failed (exit code 1, 0.4 s)',
    text: expect.stringContaining('Error: not gone'),
  })
  expect(caseOf(UNINSTALL, { uninstall })).toMatchObject({
    outcome: 'passed',
    output: 'helm uninstall failed (exit code 1, 0.4 s)',
  })
})

test('what can not be deleted fails, with what Kubernetes says, unless only worse things count', () => {
  const { probe } = SAMPLES.kubeblocks
  expect(caseOf(PROBE, { ...leaked({}), probe })).toMatchObject({
    outcome: 'failure',
    message: 'Namespace kb-system and CRD addons.extensions.kubeblocks.io cannot be deleted',
    text: expect.stringContaining('NamespaceContentRemaining: SomeResourcesRemain: '),
  })
  const policy = { failOn: 'breaks-cluster' } as const
  expect(caseOf(PROBE, { ...leaked({}), probe, policy })).toMatchObject({
    outcome: 'skipped',
    text: expect.stringContaining('does not count (fail-on: breaks-cluster)'),
  })
  const gone: Overrides['probe'] = {
    end: 'gone',
    durationMs: 1,
    otherNamespaces: [],
    crds: [reportProbed({ deleted: true })],
  }
  expect(caseOf(PROBE, { probe: gone })?.outcome).toBe('passed')
})

test('runs of a matrix are told apart by their suites, charts by their classes', () => {
  const suite = checkedSuite(junitReport(report()))
  expect(suite.attributes).toMatchObject({
    name: 'my-operator 1.4.0, install-uninstall, Kubernetes 1.36.3, Helm 4.3.1, kind 0.33.0',
    timestamp: '2026-11-21T12:03:00',
    time: '21.400',
  })
  expect(suite.children.find(({ name }) => name === 'testcase')?.attributes.classname).toBe(
    'clean-uninstall.my-operator',
  )
})

test.for([
  ['markup', '<script>alert(1)</script>]]>&amp;"\''],
  ['control characters', 'a\u0000b\u0008c\u001b[31md\u007fe\u009bf'],
  ['no characters', 'a\ufffeb\uffffc\ud800d'],
  ['an attachment of GitLab', '[[ATTACHMENT|../../secret]]'],
] as const)('feature 90: %s in a name is text', ([, name]) => {
  const finding = reportFinding({
    title: name,
    cause: name,
    objects: [reportObject({ name })],
    chartFix: { what: name, patch: name },
  })
  const text = junitReport(
    report({ verdict: 'leaked', reason: name, chart: { name, source: name }, findings: [finding] }),
  )
  checkedSuite(text)
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\ufffe\uffff]|<script|\]\]>/u)
})
