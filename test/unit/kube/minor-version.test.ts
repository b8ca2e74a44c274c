import { expect, test } from 'vitest'
import { minorVersion } from '../../../src/kube/minor-version.ts'

test.for([
  ['1.36', 36],
  ['1.36.3', 36],
  ['v1.30.4', 30],
  ['v1.32.0-rc.1', 32],
  ['2.1.0', undefined],
  ['main', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('the minor version of %s is %s', ([version, minor]) => {
  expect(minorVersion(version)).toBe(minor)
})
