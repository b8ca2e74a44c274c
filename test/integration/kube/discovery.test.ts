import { describe, expect, test } from 'vitest'
import { resourceName } from '../../../src/kube/object.ts'
import { CONFIG_MAPS, DEFAULT_TYPES, DEPLOYMENTS, fakeType } from '../../fake-api-server/types.ts'
import { connected } from './connected.ts'

const WIDGETS_V1 = fakeType('Widget', 'widgets.v1.example.com')
const WIDGETS_V2 = fakeType('Widget', 'widgets.v2.example.com')
const OLD_ONLY = fakeType('Gadget', 'gadgets.v1.example.com')
const TYPES = [CONFIG_MAPS, DEPLOYMENTS, WIDGETS_V2, WIDGETS_V1, OLD_ONLY]

function shown(types: readonly { group: string; version: string; resource: string }[]): string[] {
  return types.map(type => `${resourceName(type)} ${type.version}`).sort()
}

test('feature 104: aggregated discovery takes one request for /api and one for /apis', async () => {
  await using it = await connected()
  await it.api.discover()
  const asked = it.server.requests.filter(({ path }) => path !== '/version')
  expect(asked.map(({ path }) => path).sort()).toEqual(['/api', '/apis'])
  for (const { accept } of asked) {
    expect(accept).toBe(
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,' +
        'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json',
    )
  }
})

test('feature 104: without aggregation, one request for each group version', async () => {
  await using it = await connected({ types: TYPES, aggregatedDiscovery: false })
  await it.api.discover()
  const paths = it.server.requests.map(({ path }) => path).filter(path => path !== '/version')
  expect(paths.sort()).toEqual([
    '/api',
    '/api/v1',
    '/apis',
    '/apis/apps/v1',
    '/apis/example.com/v1',
    '/apis/example.com/v2',
  ])
})

describe.for([true, false])('aggregated: %o', aggregatedDiscovery => {
  test('feature 43: every listable resource is found, whatever its kind, without subresources', async () => {
    await using it = await connected({ aggregatedDiscovery })
    const { types, failures } = await it.api.discover()
    expect(failures).toEqual([])
    const listable = DEFAULT_TYPES.filter(({ verbs }) => verbs.includes('list'))
    expect(shown(types)).toEqual(shown(listable))
    expect(types.find(({ resource }) => resource === 'deployments')).toEqual(DEPLOYMENTS)
    expect(types.find(({ resource }) => resource === 'namespaces')?.namespaced).toBe(false)
  })

  test('feature 43: a type that a CRD adds is found by the next discovery', async () => {
    await using it = await connected({ aggregatedDiscovery })
    const before = await it.api.discover()
    it.server.put('customresourcedefinitions.apiextensions.k8s.io', {
      metadata: { name: 'databases.db.example.com' },
      spec: {
        group: 'db.example.com',
        names: { plural: 'databases', kind: 'Database' },
        scope: 'Namespaced',
        versions: [{ name: 'v1' }],
      },
    })
    const after = await it.api.discover()
    expect(shown(after.types).filter(type => !shown(before.types).includes(type))).toEqual([
      'databases.db.example.com v1',
    ])
  })

  test('feature 45: a resource of several versions is there once, at the preferred one', async () => {
    await using it = await connected({ types: TYPES, aggregatedDiscovery })
    const { types } = await it.api.discover()
    expect(shown(types)).toEqual([
      'configmaps v1',
      'deployments.apps v1',
      'gadgets.example.com v1',
      'widgets.example.com v2',
    ])
  })

  test('feature 76: a group whose API server does not answer is a failure, the others are found', async () => {
    await using it = await connected({ types: TYPES, aggregatedDiscovery })
    it.server.state.stale.add('example.com/v2')
    const { types, failures } = await it.api.discover()
    expect(failures).toEqual([
      {
        resource: 'example.com/v2',
        error: expect.stringMatching(/stale|unable to handle/),
        ...(!aggregatedDiscovery && { status: 503 }),
      },
    ])
    expect(shown(types)).toEqual([
      'configmaps v1',
      'deployments.apps v1',
      'gadgets.example.com v1',
      'widgets.example.com v1',
    ])
  })

  test('feature 76: discovery is tried again; when it fails for good nothing is claimed', async () => {
    await using it = await connected({ types: TYPES, aggregatedDiscovery })
    it.server.fail({ path: '/apis' }, { status: 503 }, 2)
    expect((await it.api.discover()).types).toHaveLength(4)
    it.server.fail({ path: '/apis' }, { status: 503 }, Number.POSITIVE_INFINITY)
    await expect(it.api.discover()).rejects.toMatchObject({ name: 'ApiError', status: 503 })
  })
})
