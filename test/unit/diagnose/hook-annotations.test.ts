/** What the chart makes by a hook although it lives as long as the release. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { DELETED_AT, evidence, hook, operator, release, thing } from '../../builders/evidence.ts'
import { CRD, callingWebhook, FINALIZER, hooked, setByOperator } from '../../builders/scenes.ts'

const PLACE = 'validatingwebhookconfigurations/app-checks'
const checks: SnapshotObject = {
  ...hooked(PLACE, 'post-install'),
  content: { webhooks: [callingWebhook('Fail')] },
}
const asHook = (more: Record<string, string> = {}) => {
  const annotations = { 'helm.sh/hook': 'post-install', 'helm.sh/hook-weight': '10', ...more }
  const source = { file: 'templates/webhook.yaml', line: 3 }
  return hook(PLACE, { events: ['post-install'], weight: 10, annotations, source })
}
const findings = (more?: Record<string, string>, after = [checks]) =>
  explain(evidence({ after, release: release({ hooks: [asHook(more)] }) }))

test('D2: a webhook that is a hook object is said to be one, and becomes an object of the release', () => {
  const [finding] = findings()
  expect(finding?.class).toBe('D2')
  expect(finding?.cause).toContain(
    'is a post-install hook object of the chart, which Helm never deletes with the release',
  )
  expect(finding?.chartFix.what).toBe(
    'Take the hook annotations off the webhook configuration: as an object of the release, it is deleted by the uninstall.',
  )
  expect(finding?.chartFix.patch?.split('\n')).toEqual([
    '# templates/webhook.yaml:3, ValidatingWebhookConfiguration/app-checks',
    ' metadata:',
    '-  annotations:',
    '-    helm.sh/hook: post-install',
    '-    helm.sh/hook-weight: "10"',
  ])
  expect(finding?.evidence).toContainEqual({
    fact: 'ValidatingWebhookConfiguration/app-checks: `helm.sh/hook: post-install`',
    source: 'templates/webhook.yaml:3',
  })
})

test('D2: other annotations stay', () => {
  const [finding] = findings({ team: 'x' })
  expect(finding?.chartFix.patch?.split('\n').slice(1, 4)).toEqual([
    ' metadata:',
    '   annotations:',
    '-    helm.sh/hook: post-install',
  ])
})

test('D2: a webhook that a program made has a finding of its own', () => {
  const made = thing('validatingwebhookconfigurations/other', { content: { webhooks: [callingWebhook('Fail')] } })
  const found = findings({}, [checks, made])
  expect(found.map(({ changes }) => changes.length)).toEqual([1, 1])
  expect(found.map(({ chartFix }) => chartFix.what.startsWith('Delete'))).toEqual([false, true])
})

const SAMPLE = 'databases/apps/daily'
const sample = (over: Partial<SnapshotObject> = {}) => ({
  ...hooked(SAMPLE, 'post-install'),
  finalizers: [FINALIZER],
  writers: setByOperator,
  ...over,
})
const samples = release({
  objects: [operator()],
  hooks: [hook(SAMPLE, { events: ['post-install'], source: { file: 'templates/samples.yaml', line: 4 } })],
})
const PLACED = { fact: 'Database/daily (apps): `helm.sh/hook: post-install`', source: 'templates/samples.yaml:4' }
const SAID =
  'Database/daily (apps) was made by a post-install hook of the chart, which Helm does not delete with the release.'

test.for([
  ['B2', { after: [sample({ deletionTimestamp: DELETED_AT }), thing(CRD, { deletionTimestamp: DELETED_AT })] }],
  ['B1', { after: [sample({ deletionTimestamp: DELETED_AT }), thing(CRD)] }],
  ['B1', { after: [sample(), thing(CRD)] }],
] as const)(
  '%s: what is stuck and was made by a hook of the chart is said to be, with its place',
  ([id, { after }]) => {
    const finding = explain(evidence({ after: [...after], release: samples })).find(found => found.class === id)
    expect(finding?.cause).toContain(SAID)
    expect(finding?.evidence).toContainEqual(PLACED)
  },
)

test('nothing is said of hooks where no hook made it', () => {
  const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
  const causes = explain(evidence({ after: [demo, thing(CRD)], release: samples })).map(({ cause }) => cause)
  expect(causes.join()).not.toContain('hook of the chart')
})

describe('A7', () => {
  const job = hooked('jobs/apps/cleanup', 'pre-delete')
  const account = hooked('serviceaccounts/apps/cleanup', 'pre-delete', 'before-hook-creation')
  const explained = (...after: SnapshotObject[]) => explain(evidence({ after })).find(({ class: id }) => id === 'A7')

  test('says that there is no policy where the chart writes none', () => {
    expect(explained(job)?.cause).toContain(
      'and has no delete policy, which means `before-hook-creation`: that removes it',
    )
  })

  test('quotes the policy where the chart writes it', () => {
    expect(explained(account)?.cause).toContain('with the delete policy `before-hook-creation`: that removes it')
  })

  test('tells both of some of each', () => {
    expect(explained(account, job)?.cause).toContain('`before-hook-creation`, or with none, which means the same')
  })

  test('names the value to write', () => {
    expect(explained(job)?.chartFix.what).toContain(
      '`helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed`',
    )
  })
})
