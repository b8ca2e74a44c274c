/** A2: whether users can choose already. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, manifest, ofRelease, release, thing } from '../../builders/evidence.ts'

const POLICY = 'helm.sh/resource-policy'
const { annotations, ...marks } = ofRelease()
const kept = (name: string) =>
  thing(`configmaps/apps/${name}`, { ...marks, annotations: { ...annotations, [POLICY]: 'keep' } })
const source = (condition?: string) => ({
  source: { file: 'templates/x.yaml', line: 1, ...(condition && { annotationConditions: { [POLICY]: condition } }) },
})

function fixOf(...conditions: (string | undefined)[]) {
  const objects = conditions.map((condition, index) => manifest(`configmaps/apps/c${index}`, source(condition)))
  const [finding] = explain(
    evidence({ after: conditions.map((_, index) => kept(`c${index}`)), release: release({ objects }) }),
  )
  expect(finding?.class).toBe('A2')
  return finding?.chartFix
}

test('the value that the annotation depends on is named, and no other is asked for', () => {
  const fix = fixOf('.Values.crds.keep', '.Values.crds.keep')
  expect(fix?.what).toContain('rendered when `.Values.crds.keep` is true, as it was here')
  expect(fix?.what).not.toContain('make it a value')
  expect(fix?.patch).toBeUndefined()
})

test.for([[[undefined]], [['.Values.crds.keep', undefined]]])(
  'where one has no condition, it should become a value',
  ([conditions]) => {
    expect(fixOf(...(conditions ?? []))?.what).toContain('make it a value')
  },
)
