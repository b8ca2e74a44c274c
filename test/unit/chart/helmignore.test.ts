import { expect, test } from 'vitest'
import { parseHelmignore } from '../../../src/chart/helmignore.ts'

test.for<[rules: string, path: string, isDirectory: boolean, ignored: boolean]>([
  ['crds/', 'crds', true, true],
  ['crds/', 'crds', false, false],
  ['crds', 'charts/sub/crds', true, true],
  ['/crds', 'charts/sub/crds', true, false],
  ['/crds', 'crds', true, true],
  ['crds/*.yaml', 'crds/a.yaml', false, true],
  ['crds/*.yaml', 'charts/sub/crds/a.yaml', false, false],
  ['*.txt', 'templates/notes.txt', false, true],
  ['*.txt', 'templates/notes.yaml', false, false],
  ['# crds/', 'crds', true, false],
  ['a[0-9]?.yaml', 'templates/a1x.yaml', false, true],
  ['a.yaml', 'templates/axyaml', false, false],
  ['!keep.yaml', 'templates/other.yaml', false, true],
  ['!keep.yaml', 'templates/keep.yaml', false, false],
  ['', 'templates/.hidden.yaml', false, true],
  ['', 'templates/x.yaml', false, false],
])('.helmignore %j: %s', ([rules, path, isDirectory, ignored]) => {
  expect(parseHelmignore(rules)(path, isDirectory)).toBe(ignored)
})
