import { expect, test } from 'vitest'
import { missingDependencies, neededRepositories, parseRepositories } from '../../../src/chart/dependencies.ts'

const wanted = (name: string, version: string, repository = '') => ({ name, version, repository })

test.for<[version: string, present: string, isMissing: boolean]>([
  ['1.2.3', '1.2.3', false],
  ['^1.0.0', '1.9.0', false],
  ['~1.2', '1.3.0', true],
  ['>=1.0.0-0', '1.1.0-beta.1', false],
  ['1.x.x', '2.0.0', true],
  ['', '2.0.0', false],
  ['what ever', '2.0.0', false],
])('a dependency on %j with version %s in charts/', ([version, present, isMissing]) => {
  const missing = missingDependencies([wanted('sub', version)], [{ name: 'sub', version: present }])
  expect(missing).toHaveLength(isMissing ? 1 : 0)
})

test('a chart of another name does not count', () => {
  expect(missingDependencies([wanted('sub', '')], [{ name: 'other', version: '1.0.0' }])).toHaveLength(1)
})

test("repositories: the user's entry with its credentials, or else one by address; files and registries need none", () => {
  const known = [
    { name: 'private', url: 'https://charts.example.com/', username: 'me' },
    { name: 'mine', url: 'https://mine.example.com' },
    { name: 'unused', url: 'https://unused.example.com' },
  ]
  const dependencies = [
    wanted('a', '1', 'https://charts.example.com'),
    wanted('b', '1', '@mine'),
    wanted('c', '1', 'alias:mine'),
    wanted('d', '1', 'https://other.example.com'),
    wanted('e', '1', 'file://../e'),
    wanted('f', '1', 'oci://charts.example.com/f'),
    wanted('g', '1'),
  ]
  expect(neededRepositories(dependencies, known)).toEqual([
    known[0],
    known[1],
    { name: 'dependency-3', url: 'https://other.example.com' },
  ])
})

test.for(['', 'repositories: []', 'repositories:\n', 'apiVersion: v1'])('%j is a list without repositories', text => {
  expect(parseRepositories(text, 'r.yaml')).toEqual([])
})

test.for([
  ['repositories: [', 'r.yaml, is not YAML'],
  ['repositories: [1]', "r.yaml is not a list of Helm's repositories"],
] as const)('%j is a usage problem', ([text, message]) => {
  expect(() => parseRepositories(text, 'r.yaml')).toThrow(
    expect.objectContaining({ kind: 'usage', message: expect.stringContaining(message) }),
  )
})
