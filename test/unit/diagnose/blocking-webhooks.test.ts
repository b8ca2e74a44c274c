import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, thing } from '../../builders/evidence.ts'
import { byOperator, callingWebhook } from '../../builders/scenes.ts'

const left = thing('validatingwebhookconfigurations/check', { writers: byOperator })
const findingFor = (...limits: object[]) => {
  const webhooks = limits.map(limit => ({ ...callingWebhook('Fail'), ...limit }))
  const [finding] = explain(evidence({ after: [left], full: [[left, { webhooks }]] }))
  return { class: finding?.class, cause: finding?.cause ?? '', facts: finding?.evidence.map(({ fact }) => fact) ?? [] }
}

describe('D2 says no more than the webhook rejects', () => {
  test.for([
    ['without selectors', {}],
    ['with the empty selectors that the API server fills in', { namespaceSelector: {}, objectSelector: {} }],
    ['without conditions', { matchConditions: [] }],
  ] as const)('in the whole cluster: %s', ([, limits]) => {
    const { class: id, cause, facts } = findingFor(limits)
    expect(id).toBe('D2')
    expect(cause).toContain('rejects every CREATE of pods, in the whole cluster.')
    expect(facts.join()).not.toContain('only with')
  })

  const expressions = [
    { key: 'tier', operator: 'In', values: ['a', 'b'] },
    { key: 'name', operator: 'NotIn', values: ['kube-system'] },
    { key: 'ready', operator: 'Exists' },
    { key: 'legacy', operator: 'DoesNotExist' },
  ]
  test.for([
    ['namespaceSelector', { matchLabels: { team: 'x' } }, 'namespaceSelector `team=x`'],
    [
      'objectSelector',
      { matchExpressions: expressions },
      'objectSelector `tier in (a, b),name notin (kube-system),ready,!legacy`',
    ],
    [
      'matchConditions',
      [{ name: 'no-nodes', expression: "request.kind != 'Node'" }],
      "matchCondition no-nodes `request.kind != 'Node'`",
    ],
  ] as const)('only what passes its %s, which is quoted', ([field, value, text]) => {
    const { class: id, cause, facts } = findingFor({ [field]: value })
    expect(id).toBe('D2')
    expect(cause).not.toContain('whole cluster')
    expect(cause).toContain(`every CREATE of pods that ${text} lets through to the webhook.`)
    expect(facts[0]).toContain(`only with ${text}`)
  })

  test('a webhook with a selector does not narrow one without', () => {
    const { cause } = findingFor({}, { objectSelector: { matchLabels: { team: 'x' } } })
    expect(cause).toContain('every CREATE of pods, in the whole cluster; and every CREATE of pods that objectSelector')
  })
})
