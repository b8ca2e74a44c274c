import { expect, test } from 'vitest'
import { fingerprintsOf } from '../../../src/report/fingerprint.ts'
import type { Report } from '../../../src/report/report.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

type Finding = Parameters<typeof reportFinding>[0]

const of = (finding: Finding, overrides: Parameters<typeof report>[0] = {}) =>
  fingerprintsOf(report({ ...overrides, findings: [reportFinding(finding)] }))[0]

/** What Kubernetes, Helm and we make up for a run. */
interface MadeUp {
  cluster: string
  namespace: string
  release: string
  hash: string
  suffix: string
  uuid: string
  time: string
}

/** Findings with everything in them that is another one in each run. */
function run({ cluster, namespace, release, hash, suffix, uuid, time }: MadeUp): Report {
  const object = (kind: string, name: string, more = {}) =>
    reportObject({ kind, resource: `${kind.toLowerCase()}s`, group: '', namespace, name, uid: uuid, ...more })
  return report({
    startedAt: time,
    cluster: { name: cluster, existing: false },
    release: { name: release, namespace },
    findings: [
      reportFinding({
        class: 'E3',
        objects: [object('Pod', `web-${hash}-${suffix}`), object('Pod', `api-${hash}-${suffix}`)],
      }),
      reportFinding({ class: 'E5', objects: [object('PersistentVolume', `pvc-${uuid}`, { namespace: undefined })] }),
      reportFinding({ class: 'F1', objects: [object('Node', `${cluster}-control-plane`, { namespace: undefined })] }),
      reportFinding({ class: 'E11', objects: [object('Job', `backup-${Date.parse(time)}`)] }),
      reportFinding({ class: 'A18', objects: [object('Namespace', namespace, { namespace: undefined })] }),
      reportFinding({ class: 'A21', objects: [object('Secret', `sh.helm.release.v1.${release}.v1`)] }),
      reportFinding({ class: 'A16', objects: [], attribution: { hook: `Job/${release}-cleanup (post-delete)` } }),
    ],
  })
}

const FIRST: MadeUp = {
  cluster: 'clean-uninstall-0a1b2c3d',
  namespace: 'test-71',
  release: 'app-71',
  hash: '5d9c7b6f4',
  suffix: 'x2k9z',
  uuid: '0b6f7c1e-7a5c-4a4e-9d0f-2f6b8c1d3e5f',
  time: '2026-11-21T12:03:00.000Z',
}

const SECOND: MadeUp = {
  cluster: 'clean-uninstall-ffffffff',
  namespace: 'test-72',
  release: 'app-72',
  hash: 'bcdfghjklm',
  suffix: 'hjklm',
  uuid: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  time: '2027-01-01T00:00:00.000Z',
}

test('feature 89: two runs of the same chart give the same fingerprints', () => {
  const [first, second] = [run(FIRST), run(SECOND)]
  expect(fingerprintsOf(second)).toEqual(fingerprintsOf(first))
  // Not because all are the same.
  expect(new Set(fingerprintsOf(first)).size).toBe(first.findings.length)
})

test('versions, lines, severity, words and the order of objects make no difference', () => {
  const objects = [reportObject({ name: 'a' }), reportObject({ name: 'b' })]
  const finding = { objects, attribution: { template: 'templates/a.yaml', line: 3 } }
  const other = {
    ...{ title: 'other', cause: 'other', severity: 'stuck' as const, objects: objects.toReversed() },
    attribution: { template: 'templates/a.yaml', line: 30, controller: 'Deployment/x', manager: 'y' },
  }
  const chart = { ...report().chart, version: '9.9.9', directory: '/elsewhere', repositoryPath: 'elsewhere' }
  expect(of(other, { chart, helm: { version: '3.0.0' } })).toBe(of(finding))
})

test('one object more, which is not the first of all, makes no difference', () => {
  const [a, b] = [reportObject({ name: 'a' }), reportObject({ name: 'b' })]
  expect(of({ objects: [a, b] })).toBe(of({ objects: [a] }))
})

test.for<[string, Finding, Parameters<typeof report>[0]]>([
  ['class', { class: 'A2' }, {}],
  ['template', { attribution: { template: 'other.yaml' } }, {}],
  ['chart', {}, { chart: { ...report().chart, name: 'other' } }],
  ['name', { objects: [reportObject({ name: 'other' })] }, {}],
  ['namespace', { objects: [reportObject({ namespace: 'other' })] }, {}],
  ['resource', { objects: [reportObject({ resource: 'other' })] }, {}],
  ['group', { objects: [reportObject({ group: 'other' })] }, {}],
])('another %s is another finding', ([, finding, overrides]) => {
  expect(of(finding, overrides)).not.toBe(of({}))
})

test.for(Object.entries(SAMPLES))('feature 89: no two findings of %s share one', ([, sample]) => {
  expect(new Set(fingerprintsOf(sample)).size).toBe(sample.findings.length)
})

test('findings that differ in nothing that lasts are numbered', () => {
  const pod = (suffix: string) => reportFinding({ objects: [reportObject({ name: `web-${suffix}` })] })
  const [first = '', second = ''] = fingerprintsOf(report({ findings: [pod('x2k9z'), pod('hjklm')] }))
  expect(first.replace(/:1$/, ':2')).toBe(second)
})

test('a name of one letter is taken out as a word, not as a letter', () => {
  const release = { name: 'a', namespace: 'b' }
  expect(of({ objects: [reportObject({ name: 'cat' })] }, { release })).not.toBe(
    of({ objects: [reportObject({ name: 'cbt' })] }, { release: { name: 'b', namespace: 'a' } }),
  )
})
