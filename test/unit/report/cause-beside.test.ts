import { expect, test } from 'vitest'
import { causeBeside } from '../../../src/report/cause-beside.ts'
import { reportFinding, reportObject } from '../../builders/report.ts'

const crds = (...names: string[]) =>
  names.map(name => {
    const { namespace: _, ...object } = reportObject({ kind: 'CustomResourceDefinition', name })
    return object
  })
const beside = (cause: string, ...names: string[]) =>
  causeBeside(reportFinding({ cause, objects: crds(...names) }), 60, () => 'shortened')

test.for([
  ['one object', 'CustomResourceDefinition/a comes from `crds/`.', ['a'], 'It comes from `crds/`'],
  [
    'two objects',
    'CustomResourceDefinition/a and CustomResourceDefinition/b come from `crds/`.',
    ['a', 'b'],
    'They come from `crds/`',
  ],
  [
    'more than are named',
    'CustomResourceDefinition/a, CustomResourceDefinition/b and 2 more come from `crds/`.',
    ['a', 'b', 'c', 'd'],
    'They come from `crds/`',
  ],
] as const)('the objects are not named a second time: %s', ([, cause, names, words]) => {
  expect(beside(cause, ...names)).toBe(words)
})

test.for([
  ['only some of them', 'CustomResourceDefinition/a belongs to nobody.', ['a', 'b']],
  ['a name that goes on', 'CustomResourceDefinition/ab comes from `crds/`.', ['a']],
  ['no object', 'The hook failed.', []],
] as const)('a cause that speaks of %s stays as it is', ([, cause, names]) => {
  expect(beside(cause, ...names)).toBe(cause.replace(/\.$/, ''))
})

test('as many sentences as there is room for', () => {
  const cause =
    'CustomResourceDefinition/a comes from `crds/`. Helm never deletes what lies there. So it stays for ever.'
  expect(beside(cause, 'a')).toBe('It comes from `crds/`. Helm never deletes what lies there')
  expect(beside(`CustomResourceDefinition/a ${'x'.repeat(60)}.`, 'a')).toBe('shortened')
})
