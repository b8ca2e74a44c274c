import { expect, test } from 'vitest'
import { CLUSTER_ROLES, CONFIG_MAPS, fakeType, PODS, SECRETS } from '../../fake-api-server/types.ts'
import { connected, eventually, names } from './connected.ts'

const PATH = '/api/v1/configmaps'

function fill(server: Awaited<ReturnType<typeof connected>>['server'], count: number): string[] {
  const all = Array.from({ length: count }, (_, i) => `cm-${String(i).padStart(4, '0')}`)
  for (const name of all) server.put('configmaps', { metadata: { name, namespace: 'default' }, data: { a: 'b' } })
  return all
}

test('feature 104: a type with more objects than a page is listed completely', async () => {
  await using it = await connected()
  const all = fill(it.server, 1203)
  const list = await it.api.listMetadata(CONFIG_MAPS)
  expect(names(list.items)).toEqual(all)
  expect(list.resourceVersion).toBe(String(it.server.state.store.version))
  expect(it.server.requestsTo(PATH).map(({ path }) => new URLSearchParams(path.split('?')[1]).get('limit'))).toEqual([
    '500',
    '500',
    '500',
  ])
})

test('feature 76: 410 in the middle of the pages restarts the list, which is complete and has nothing twice', async () => {
  await using it = await connected()
  const all = fill(it.server, 1203)
  it.server.fail({ path: /continue=/ }, { delayMs: 0 }, 1)
  it.server.fail({ path: /continue=/ }, { status: 410, reason: 'Expired' }, 1)
  expect(names((await it.api.listMetadata(CONFIG_MAPS)).items)).toEqual(all)
  expect(it.server.requestsTo(PATH)).toHaveLength(3 + 3)
})

test('feature 76: when paging keeps expiring, everything is asked for at once', async () => {
  await using it = await connected()
  const all = fill(it.server, 600)
  it.server.fail({ path: /continue=/ }, { status: 410, reason: 'Expired' }, Number.POSITIVE_INFINITY)
  expect(names((await it.api.listMetadata(CONFIG_MAPS)).items)).toEqual(all)
  expect(it.server.requestsTo(PATH).at(-1)?.path).toBe(PATH)
  expect(it.server.requestsTo(PATH)).toHaveLength(3 * 2 + 1)
})

test('a list that stays 410 is an error, not an endless loop', async () => {
  await using it = await connected()
  it.server.fail({ path: PATH }, { status: 410, reason: 'Expired' }, Number.POSITIVE_INFINITY)
  await expect(it.api.listMetadata(CONFIG_MAPS)).rejects.toMatchObject({ status: 410 })
})

test('feature 103: lists ask for metadata only, and get it', async () => {
  await using it = await connected()
  fill(it.server, 1)
  const list = await it.api.listMetadata(CONFIG_MAPS)
  expect(it.server.requestsTo(PATH)[0]?.accept).toBe(
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json',
  )
  expect(list.items).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: expect.objectContaining({ name: 'cm-0000', namespace: 'default' }),
    },
  ])
})

test('feature 103: of a server that answers with full objects only the metadata is kept', async () => {
  await using it = await connected()
  fill(it.server, 1)
  it.server.state.fullObjectsOnly.add('configmaps')
  const [item] = (await it.api.listMetadata(CONFIG_MAPS)).items
  expect(Object.keys(item ?? {})).toEqual(['apiVersion', 'kind', 'metadata'])
})

test('feature 103: Secrets are never listed or read in full, and full objects are no acceptable answer for them', async () => {
  await using it = await connected()
  it.server.put('secrets', { metadata: { name: 's', namespace: 'default' }, data: { password: 'c2VjcmV0' } })
  await expect(it.api.list(SECRETS)).rejects.toThrow('never listed in full')
  expect(it.server.requestsTo('/api/v1/secrets')).toEqual([])
  expect(names((await it.api.listMetadata(SECRETS)).items)).toEqual(['s'])
  expect(JSON.stringify(await it.api.get(SECRETS, 's', 'default'))).not.toContain('c2VjcmV0')
  for (const { path, accept } of it.server.requests)
    if (path.includes('secrets')) expect(accept).not.toMatch(/,application\/json$/)
})

test('an empty list is `items: null` on the wire and empty here', async () => {
  await using it = await connected()
  expect(await it.api.listMetadata(PODS)).toEqual({ items: [], resourceVersion: '1000' })
  expect(await it.api.list(PODS)).toEqual({ items: [], resourceVersion: '1000' })
})

test('feature 44: lists are of all namespaces', async () => {
  await using it = await connected()
  for (const namespace of ['default', 'kube-system', 'made-by-chart'])
    it.server.put('pods', { metadata: { name: 'p', namespace } })
  const list = await it.api.listMetadata(PODS)
  expect(list.items.map(({ metadata }) => metadata.namespace)).toEqual(['default', 'kube-system', 'made-by-chart'])
})

test('full lists take a namespace and selectors, and know their kind', async () => {
  await using it = await connected()
  for (const namespace of ['a', 'b'])
    it.server.put('pods', { metadata: { name: 'p', namespace }, spec: { nodeName: 'n' } })
  const list = await it.api.list(PODS, {
    namespace: 'b',
    labelSelector: 'a=b,c in (d)',
    fieldSelector: 'status.phase!=Running',
  })
  expect(list.items).toMatchObject([
    { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'b' }, spec: { nodeName: 'n' } },
  ])
  const query = new URLSearchParams(it.server.requests.at(-1)?.path.split('?')[1])
  expect(Object.fromEntries(query)).toEqual({
    labelSelector: 'a=b,c in (d)',
    fieldSelector: 'status.phase!=Running',
    limit: '500',
  })
})

test.for([403, 404, 405])(
  'feature 76: a type that answers %d is an error with that status, never an empty list',
  async status => {
    await using it = await connected()
    it.server.fail({ path: PATH }, { status, message: 'forbidden or gone' })
    await expect(it.api.listMetadata(CONFIG_MAPS)).rejects.toMatchObject({
      name: 'ApiError',
      status,
      message: 'forbidden or gone',
    })
  },
)

test('objects that are not stored have neither uid nor version', async () => {
  const type = fakeType('PodMetrics', 'pods.v1beta1.metrics.k8s.io')
  await using it = await connected({ types: [type] })
  it.server.fail(
    { path: '/apis/metrics.k8s.io/v1beta1/pods' },
    { body: '{"items":[{"metadata":{"name":"p","creationTimestamp":null}}]}' },
  )
  expect((await it.api.listMetadata(type)).items[0]?.metadata).toEqual({
    name: 'p',
    uid: '',
    resourceVersion: '',
    creationTimestamp: '',
  })
})

test.for(['system:node', 'Foo:Bar', 'a b/c%d'])('the name %o is sent as it is', async name => {
  await using it = await connected()
  it.server.put('clusterroles.rbac.authorization.k8s.io', { metadata: { name } })
  expect((await it.api.get(CLUSTER_ROLES, name))?.metadata.name).toBe(name)
  expect(await it.api.delete(CLUSTER_ROLES, name)).toBe(true)
  expect(await it.api.get(CLUSTER_ROLES, name)).toBeUndefined()
})

test('feature 103: the copy of its data that kubectl apply leaves on a Secret enters through no answer', async () => {
  await using it = await connected()
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"p":"c2VjcmV0"}}', kept: 'yes' }
  const object = { metadata: { name: 's', namespace: 'default', annotations } }
  it.server.put('secrets', object)
  it.server.put('configmaps', object)
  const seen: unknown[] = []
  const stop = new AbortController()
  const ended = it.api.watchMetadata(SECRETS, '0', event => seen.push(event.object.metadata.annotations), stop.signal)
  await eventually(() => seen).toEqual([{ kept: 'yes' }])
  stop.abort()
  await ended
  const [listed] = (await it.api.listMetadata(SECRETS)).items
  const got = await it.api.get(SECRETS, 's', 'default')
  expect([listed?.metadata.annotations, got?.metadata.annotations]).toEqual([{ kept: 'yes' }, { kept: 'yes' }])
  expect((await it.api.listMetadata(CONFIG_MAPS)).items[0]?.metadata.annotations).toEqual(annotations)
})
