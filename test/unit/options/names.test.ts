import { expect, test } from 'vitest'
import { CHECK_OPTIONS } from '../../../src/options/definitions.ts'
import { didYouMean, nearest } from '../../../src/options/did-you-mean.ts'
import { defaultReleaseName, isReleaseName } from '../../../src/options/release-name.ts'

const NAMES = Object.keys(CHECK_OPTIONS)

test.for([
  ['namspace', 'namespace'],
  ['nmaespace', 'namespace'],
  ['fail_on', 'fail-on'],
  ['failOn', 'fail-on'],
  ['value', 'values'],
  ['sets', 'set'],
  ['release', 'release-name'],
  ['kubernetes', 'kubernetes-version'],
] as const)('%s means %s', ([written, meant]) => {
  expect(nearest(written, NAMES)).toBe(meant)
})

test.for(['banana', 'x', 'helm', 'repo'])('%s means nothing that is known', written => {
  expect(nearest(written, NAMES)).toBeUndefined()
  expect(didYouMean(written, NAMES)).toBe('')
})

test('every option is its own nearest name', () => {
  for (const name of NAMES) expect(nearest(name, NAMES)).toBe(name)
})

test.for([
  ['my-operator', 'my-operator'],
  ['My_Chart', 'my-chart'],
  ['a.b', 'a-b'],
  ['-x-', 'x'],
  ['___', 'chart'],
  ['a'.repeat(60), 'a'.repeat(53)],
  [`${'a'.repeat(52)}-b`, 'a'.repeat(52)],
] as const)('the release of chart %s is %s', ([chart, release]) => {
  expect(defaultReleaseName(chart)).toBe(release)
  expect(isReleaseName(release)).toBe(true)
})

test.for(['', 'A', 'a_b', '-a', 'a-', 'a..b', 'a'.repeat(54)])('%j is no release name', name => {
  expect(isReleaseName(name)).toBe(false)
})
