import { expect, test } from 'vitest'
import { annotationsOf } from '../../../src/report/annotations.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

const only = (overrides: Parameters<typeof reportFinding>[0], chart = report().chart) =>
  annotationsOf(report({ chart, findings: [reportFinding(overrides)] }))[0]

test('an error on the line of the template, relative to the repository', () => {
  expect(only({ attribution: { template: 'templates/deployment.yaml', line: 12 } })).toEqual({
    level: 'error',
    file: 'charts/my-operator/templates/deployment.yaml',
    line: 12,
    title: 'leaked: CRD from crds/ stays behind [A1]',
    message:
      'Helm never deletes what lies in crds/.\nLeft: Database/demo (apps-ns)\nFix: Say in the README that the CRD stays, and how to remove it.',
  })
})

test.for([
  ['fails the gate', { fails: true }, 'error'],
  ['does not', { fails: false }, 'warning'],
  ['on purpose', { severity: 'kept', fails: false }, 'notice'],
  ['on purpose, and the gate says no', { severity: 'kept', fails: true }, 'error'],
] as const)('what %s is one of its level', ([, overrides, level]) => {
  expect(only(overrides)?.level).toBe(level)
})

test.for([
  [
    'a chart outside of any repository',
    { template: 'a.yaml', line: 1 },
    { source: 'x', directory: '/elsewhere/chart' },
  ],
  [
    'a path that leads out of the repository',
    { template: '../../a.yaml', line: 1 },
    { source: 'x', repositoryPath: 'x' },
  ],
  ['a repository path that does', { template: 'a.yaml', line: 1 }, { source: 'x', repositoryPath: '../x' }],
  ['a path that is no file', { template: 'a/', line: 1 }, { source: 'x', repositoryPath: 'x' }],
  ['no path at all', { template: '..', line: 1 }, { source: 'x', repositoryPath: 'x' }],
  ['an absolute one', { template: 'a.yaml', line: 1 }, { source: 'x', repositoryPath: '/etc' }],
  ['a packaged chart', { template: 'a.yaml', line: 1 }, { source: 'x.tgz' }],
  ['a packaged subchart', { template: 'charts/sub-1.0.0.tgz!templates/a.yaml' }, report().chart],
  ['an unknown template', {}, report().chart],
] as const)('%s has no file', ([, attribution, chart]) => {
  const annotation = only({ attribution }, chart)
  expect(annotation).not.toHaveProperty('file')
  expect(annotation).not.toHaveProperty('line')
  if ('template' in attribution) expect(annotation?.message).toContain(attribution.template)
})

test('a chart in the root of the repository', () => {
  expect(only({}, { source: '.', repositoryPath: '.' })?.file).toBe('crds/database.yaml')
})

test('feature 88: at most nine and one roll-up, the worst first', () => {
  const annotations = annotationsOf(SAMPLES.many)
  expect(annotations).toHaveLength(10)
  expect(annotations.slice(0, 5).every(({ title }) => title.startsWith('stuck'))).toBe(true)
  expect(annotations[9]).toEqual({
    level: 'notice',
    title: 'clean-uninstall',
    message: '291 more findings of my-operator 1.4.0: see the job summary or report.md.',
  })
})

test('noise and a clean report give none', () => {
  expect(annotationsOf(report())).toEqual([])
  expect(annotationsOf(report({ findings: [reportFinding({ severity: 'noise', fails: false })] }))).toEqual([])
})

test('messages are short enough for GitHub and have no control characters', () => {
  const long = reportFinding({ cause: 'x'.repeat(9_000), objects: [reportObject({ name: 'y'.repeat(5_000) })] })
  for (const { title, message } of [
    ...annotationsOf(SAMPLES.hostile),
    ...annotationsOf(report({ findings: [long] })),
  ]) {
    expect(message.length).toBeLessThan(4_096)
    expect(`${title}${message}`).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  }
})
