/** B11: what is said of a pod that uses a claim, and advised, is right for the phase and the maker of the pod. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { DELETED_AT, evidence, operator, release, thing, writer } from '../../builders/evidence.ts'
import { byOperator, CRD, hooked } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const claim = thing('persistentvolumeclaims/apps/data', {
  ...{ finalizers: ['kubernetes.io/pvc-protection'], deletionTimestamp: DELETED_AT },
})
const pod = (name: string, over: Parameters<typeof thing>[1] = {}) =>
  thing(`pods/apps/${name}`, { writers: byOperator, ...over })

function explained(
  pods: [pod: SnapshotObject, phase: string][],
  others: SnapshotObject[] = [],
  installed: SnapshotObject[] = [],
) {
  const spec = { volumes: [{ persistentVolumeClaim: { claimName: 'data' } }] }
  const findings = explain(
    evidence({
      after: [claim, ...pods.map(([each]) => each), ...others],
      installed,
      full: pods.map(([each, phase]) => [each, { spec, status: { phase } }]),
      release: release({ objects: [operator()] }),
    }),
  )
  const finding = findings.find(({ class: id }) => id === 'B11')
  return finding as NonNullable<typeof finding>
}

describe('a pod of an operator', () => {
  test('that runs: its maker has to delete or own it', () => {
    const { cause, chartFix } = explained([[pod('backup'), 'Running']])
    expect(cause).toContain('Pod/backup (apps) does, and still runs.')
    expect(cause).not.toContain('finished')
    expect(chartFix.what).toContain(
      'Let Deployment/my-operator (apps) delete the pod before it ends, or give it an ownerReference',
    )
    expect(chartFix.what).not.toContain('ttlSecondsAfterFinished')
  })

  test('that runs for a custom resource: that is the owner', () => {
    const marked = pod('backup', { labels: { 'db.example.com/plan': 'nightly' } })
    const { chartFix } = explained([[marked, 'Running']], [], [thing(CRD), thing('databases/apps/nightly')])
    expect(chartFix.what).toContain('an ownerReference to Database/nightly (apps), so that')
  })

  test('that has finished', () => {
    const { cause, chartFix } = explained([[pod('backup'), 'Succeeded']])
    expect(cause).toContain('Pod/backup (apps) does, though it has finished.')
    expect(chartFix.what).toContain('delete its finished pods, or run them as Jobs with `ttlSecondsAfterFinished`')
  })

  test('that waits has neither finished nor does it run', () =>
    expect(explained([[pod('backup'), 'Pending']]).cause).toContain('does, and has not finished.'))

  test('of a maker that is not known', () => {
    const { chartFix } = explained([[pod('backup', { writers: [writer('somebody')] }), 'Running']], [])
    expect(chartFix.what).toMatch(/^Let .+ delete the pod before it ends/)
  })
})

describe('a pod of a Job', () => {
  const job = thing('jobs/apps/backup', { writers: byOperator })
  const owned = pod('backup-x', { owners: controlledBy(job), writers: [writer('kube-controller-manager')] })

  test('that has finished: the Job may go by itself', () => {
    const { chartFix } = explained([[owned, 'Failed']], [job])
    expect(chartFix.what).toBe('Let finished pods go: `ttlSecondsAfterFinished` on Job/backup (apps).')
    expect(chartFix.patch).toContain('ttlSecondsAfterFinished: 60')
  })

  test('that runs: the Job has to be deleted', () => {
    const { chartFix } = explained([[owned, 'Running']], [job])
    expect(chartFix.what).toContain('Let the uninstall delete Job/backup (apps)')
    expect(chartFix.patch).toBeUndefined()
  })
})

test('a pod of a hook goes by its delete policy', () => {
  const { chartFix } = explained([[hooked('pods/apps/migrate', 'pre-install'), 'Succeeded']])
  expect(chartFix.what).toContain('helm.sh/hook-delete-policy')
})

test('pods of both sorts are told apart', () => {
  const { cause, chartFix } = explained([
    [pod('one'), 'Running'],
    [pod('two'), 'Succeeded'],
  ])
  expect(cause).toContain('Pod/one (apps) does, and still runs; Pod/two (apps) does, though it has finished.')
  expect(chartFix.what).toContain('delete the pod before it ends')
  expect(chartFix.what).toContain('delete its finished pods')
})
