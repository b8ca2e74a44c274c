import { expect, test } from 'vitest'
import { parseConfig } from '../../../src/options/config-file.ts'

const read = (text: string) => parseConfig(text, 'c.yaml', '/base')

test('values are taken as they stand, with the line of each', () => {
  const { given, problems } = read(
    '# mine\nkubernetes-version: 1.30\nvalues:\n  - a.yaml\n  - "b.yaml"\nverbose: True\n',
  )
  expect(problems).toEqual([])
  expect(Object.fromEntries(given)).toEqual({
    'kubernetes-version': [{ text: '1.30', way: 'file', where: 'c.yaml:2 kubernetes-version', base: '/base' }],
    values: [
      { text: 'a.yaml', way: 'file', where: 'c.yaml:4 values', base: '/base' },
      { text: 'b.yaml', way: 'file', where: 'c.yaml:5 values', base: '/base' },
    ],
    verbose: [{ text: 'True', way: 'file', where: 'c.yaml:6 verbose', base: '/base' }],
  })
})

test.for(['', '# nothing\n', '---\n'])('%j has no options', text => {
  const { given, problems } = read(text)
  expect([...given, ...problems]).toEqual([])
})

test('a list of one may be written as one, and an alias as what it stands for', () => {
  const { given } = read('namespace: &ns apps\nset: a=b\nrelease-name: *ns\n')
  expect(given.get('set')).toHaveLength(1)
  expect(given.get('release-name')?.[0]?.text).toBe('apps')
})

test.for<[string, string[]]>([
  [
    'namespcae: x\nfailOn: stuck\n',
    [
      'c.yaml:1 namespcae: is not an option of the file: did you mean namespace?',
      'c.yaml:2 failOn: is not an option of the file: did you mean fail-on?',
    ],
  ],
  ['config: x\n', ['c.yaml:1 config: is not an option of the file']],
  ['__proto__: x\n', ['c.yaml:1 __proto__: is not an option of the file']],
  ['\nnamespace: [a, b]\n', ['c.yaml:2 namespace: takes one value, not a list']],
  ['values: {a: b}\n', ['c.yaml:1 values: takes plain values, not nested ones']],
  ['values:\n  - [a]\n', ['c.yaml:1 values: takes plain values, not nested ones']],
  ['namespace:\n', ['c.yaml:1 namespace: has no value']],
  ['- a\n', ['c.yaml:1: the file must be a list of options, each `name: value`']],
  ['just text\n', ['c.yaml:1: the file must be a list of options, each `name: value`']],
])('%j is a mistake', ([text, problems]) => {
  expect(read(text).problems).toEqual(problems)
})

test.for([
  ['namespace: a\nnamespace: b\n', /^c\.yaml:2: is not YAML: Map keys must be unique/],
  ['a: [1\nb: 2\n', /^c\.yaml:2: is not YAML: /],
  ['namespace: *nowhere\n', /^c\.yaml:1/],
] as const)('%j is told with its line', ([text, message]) => {
  expect(read(text).problems).toEqual([expect.stringMatching(message)])
})
