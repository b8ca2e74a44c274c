import { expect, test } from 'vitest'
import { chooseVersions } from '../../../src/kube/discovery.ts'
import { readAggregated } from '../../../src/kube/discovery-aggregated.ts'

function resource(name: string, verbs: string[] | null = ['get', 'list', 'watch']) {
  return { resource: name, responseKind: { kind: name.toUpperCase() }, scope: 'Cluster' as const, verbs }
}

function discovered(items: Parameters<typeof readAggregated>[0]['items']) {
  const { types, failures } = chooseVersions(readAggregated({ items: items ?? null }))
  return { types: types.map(({ group, version, resource }) => `${group}/${version} ${resource}`), failures }
}

test('a resource of the core group has the group ""', () => {
  expect(discovered([{ versions: [{ version: 'v1', resources: [resource('pods')] }] }]).types).toEqual(['/v1 pods'])
})

test('only what can be listed counts', () => {
  const resources = [resource('a'), resource('reviews', ['create']), resource('none', null)]
  expect(discovered([{ metadata: { name: 'g' }, versions: [{ version: 'v1', resources }] }]).types).toEqual(['g/v1 a'])
})

test('feature 45: the first version that has a resource is chosen; one that only an old version has is found', () => {
  const versions = [
    { version: 'v2', resources: [resource('a')] },
    { version: 'v1', resources: [resource('a'), resource('old')] },
  ]
  expect(discovered([{ metadata: { name: 'g' }, versions }]).types).toEqual(['g/v2 a', 'g/v1 old'])
})

test('the same resource name in two groups is two types', () => {
  const version = { version: 'v1', resources: [resource('events')] }
  const items = [{ versions: [version] }, { metadata: { name: 'events.k8s.io' }, versions: [version] }]
  expect(discovered(items).types).toEqual(['/v1 events', 'events.k8s.io/v1 events'])
})

test('feature 76: a stale version is a failure, never silence', () => {
  const versions = [{ version: 'v1', freshness: 'Stale' as const, resources: [resource('a')] }]
  const { types, failures } = discovered([{ metadata: { name: 'metrics.k8s.io' }, versions }])
  expect(types).toEqual([])
  expect(failures).toEqual([{ resource: 'metrics.k8s.io/v1', error: expect.stringContaining('stale') }])
})

test('null lists are empty', () => {
  expect(discovered(null)).toEqual({ types: [], failures: [] })
  expect(discovered([{ metadata: { name: 'g' }, versions: null }]).types).toEqual([])
  expect(discovered([{ metadata: { name: 'g' }, versions: [{ version: 'v1', resources: null }] }]).types).toEqual([])
})
