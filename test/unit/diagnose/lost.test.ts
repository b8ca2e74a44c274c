/** What was there before and is gone: a delete hook whose text names it is told. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, hook, operator, release, thing } from '../../builders/evidence.ts'

const foreign = thing('validatingwebhookconfigurations/other-checks')

function explained(script: string) {
  const containers = [{ name: 'cleanup', command: ['/bin/sh', '-c'], args: [script] }]
  const cleanup = hook('jobs/apps/cleanup', {
    source: { file: 'templates/cleanup.yaml', line: 3 },
    body: { spec: { template: { spec: { containers } } } },
  })
  const lost = { baseline: [foreign], before: [foreign], after: [] }
  const [finding] = explain(evidence({ ...lost, release: release({ objects: [operator()], hooks: [cleanup] }) }))
  return finding as NonNullable<typeof finding>
}

test('a hook that names what is gone is in the evidence, and the fix is about what deletes', () => {
  const script = 'kubectl delete validatingwebhookconfigurations other-checks'
  const { evidence: facts, chartFix } = explained(script)
  expect(facts).toContainEqual({ fact: `Job/cleanup (apps) names it: ${script}`, source: 'templates/cleanup.yaml:3' })
  expect(chartFix.what).toMatch(/^Find out what deletes these objects/)
})

test('one that names another is not', () => {
  const { evidence: facts } = explained('kubectl delete validatingwebhookconfigurations other-checks-2')
  expect(facts.filter(({ fact }) => fact.includes('names it'))).toEqual([])
})
