import { describe, expect, test } from 'vitest'
import type { Finding, Severity } from '../../src/diagnose/finding.ts'
import { type Judged, judge, reaches } from '../../src/verdict.ts'
import { object } from '../builders/snapshot.ts'

const change = () => {
  const after = object('configmaps/apps/x')
  return { kind: 'left' as const, id: after.id, after, fields: [] }
}

function finding(severity: Severity, objects = 1): Finding {
  return {
    class: 'A1',
    title: 'CRDs stay',
    severity,
    changes: Array.from({ length: objects }, change),
    docs: [],
    cause: 'c',
    evidence: [],
    attribution: {},
    chartFix: { what: 'f' },
    cleanUp: [],
  }
}

const judged = (over: Partial<Judged>) => judge({ findings: [], failOn: 'leaked', unseen: [], moving: [], ...over })

const still = finding('leaked')
const movingOf = ({ changes }: Finding) => changes.map(({ id }) => ({ uid: id.uid, what: id.name, why: 'grace' }))

describe('feature 83: the verdict', () => {
  test.for([
    ['clean', 'nothing is left', {}],
    ['leaked', 'something is left', { findings: [finding('leaked')] }],
    ['leaked', 'something is stuck', { findings: [finding('stuck')] }],
    ['clean', 'something was kept on purpose', { findings: [finding('kept')] }],
    ['leaked', 'kept objects fail the run too', { findings: [finding('kept')], failOn: 'kept' }],
    ['clean', 'only stuck objects fail the run', { findings: [finding('leaked')], failOn: 'stuck' }],
    ['inconclusive', 'a resource could not be listed', { unseen: [{ resource: 'x.y', error: '503' }] }],
    [
      'inconclusive',
      'the cluster was not quiet at the limit',
      { moving: [{ what: 'pods/a/b', why: 'is still working' }] },
    ],
    ['inconclusive', 'the chart could not be installed', { installFailed: 'no such image' }],
    [
      'leaked',
      'the chart could not be installed and left CRDs (T1)',
      { installFailed: 'x', findings: [finding('leaked')] },
    ],
    [
      'leaked',
      'it leaks and something else could not be listed',
      { unseen: [{ resource: 'x.y', error: '503' }], findings: [finding('leaked')] },
    ],
    ['inconclusive', 'all that is left still moves', { findings: [still], moving: movingOf(still) }],
    ['leaked', 'something else has settled', { findings: [still, finding('leaked')], moving: movingOf(still) }],
  ] as [string, string, Partial<Judged>][])('%s: %s', ([verdict, , over]) => {
    expect(judged(over).verdict).toBe(verdict)
  })

  test('the reason counts what reaches, not what is only shown', () => {
    expect(judged({ findings: [finding('leaked', 3), finding('kept', 5)] }).reason).toBe('1 finding in 3 objects')
    const stuck = { ...finding('stuck', 2), title: 'Deletion waits' }
    expect(judged({ findings: [stuck, finding('leaked'), stuck] }).reason).toBe(
      '3 findings in 5 objects, the worst is "Deletion waits"',
    )
    expect(judged({ findings: [stuck] }).reason).toBe('1 finding in 2 objects: Deletion waits')
  })

  test('of several findings that somebody has to free, one is the worst', () => {
    const stuck = { ...finding('stuck'), title: 'Deletion waits' }
    const breaks = { ...finding('breaks-cluster'), title: 'API discovery is broken' }
    expect(judged({ findings: [stuck, breaks, { ...stuck, title: 'Will hang' }] }).reason).toBe(
      '3 findings in 3 objects, the worst is "API discovery is broken"',
    )
  })

  test('a finding without an object is not said to be in none, and a failed install is said first', () => {
    expect(judged({ findings: [finding('leaked', 0)] }).reason).toBe('1 finding')
    expect(judged({ findings: [finding('leaked')], installFailed: 'x' }).reason).toBe(
      'the install failed, and the cluster is not as it was: 1 finding in 1 object',
    )
  })

  test('what is left and does not count is said with the word clean', () => {
    const hidden = { count: 5, objects: ['configmaps/a/x', 'configmaps/a/y', 'configmaps/a/z', 'configmaps/a/0'] }
    expect(judged({ hidden }).reason).toBe(
      'what is left does not fail the check: 5 objects that your ignore patterns leave out (configmaps/a/x, configmaps/a/y, configmaps/a/z, 2 more)',
    )
    const below = { findings: [finding('leaked', 2)], failOn: 'stuck' as const }
    expect(judged(below).reason).toBe(
      'what is left does not fail the check: 1 finding in 2 objects, less severe than fail-on: stuck',
    )
    expect(judged({ ...below, hidden }).reason).toMatch(/fail-on: stuck; and 5 objects that/)
    expect(judged({ hidden: { count: 0, objects: [] } }).reason).toBe('the cluster is back at its baseline')
  })

  test('a severity fails when it is at least as bad as fail-on', () => {
    expect(reaches('breaks-cluster', 'leaked')).toBe(true)
    expect(reaches('noise', 'kept')).toBe(false)
  })
})
