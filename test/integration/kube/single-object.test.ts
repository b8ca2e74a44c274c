import { expect, test } from 'vitest'
import { CONFIG_MAPS } from '../../fake-api-server/types.ts'
import { connected } from './connected.ts'

test('apply is a server-side apply under our own name, with apiVersion and kind filled in', async () => {
  await using it = await connected()
  const object = { metadata: { name: 'a', namespace: 'ns' }, data: { k: 'v' } }
  const applied = await it.api.apply(CONFIG_MAPS, object)
  expect(applied).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', ...object })
  expect(it.server.requests.at(-1)).toMatchObject({
    method: 'PATCH',
    path: '/api/v1/namespaces/ns/configmaps/a?fieldManager=clean-uninstall&force=true',
    contentType: 'application/apply-patch+yaml',
  })
  const again = await it.api.apply(CONFIG_MAPS, object)
  expect(again.metadata.uid).toBe(applied.metadata.uid)
})

test('apply is tried again after an error of the server', async () => {
  await using it = await connected()
  it.server.fail({ method: 'PATCH' }, { status: 500 })
  await it.api.apply(CONFIG_MAPS, { metadata: { name: 'a', namespace: 'ns' } })
  expect(it.server.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2)
})

test('delete is in the background, and only the object with the UID', async () => {
  await using it = await connected()
  const { metadata } = it.server.put('configmaps', { metadata: { name: 'a', namespace: 'ns' } })
  expect(await it.api.delete(CONFIG_MAPS, 'a', 'ns', { uid: 'another' })).toBe(false)
  expect(await it.api.get(CONFIG_MAPS, 'a', 'ns')).toBeDefined()
  expect(await it.api.delete(CONFIG_MAPS, 'a', 'ns', { uid: metadata.uid })).toBe(true)
  expect(JSON.parse(it.server.requests.at(-1)?.body ?? '')).toEqual({
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    propagationPolicy: 'Background',
    preconditions: { uid: metadata.uid },
  })
  expect(await it.api.delete(CONFIG_MAPS, 'a', 'ns')).toBe(false)
})

test('a conflict that is not about the UID is an error', async () => {
  await using it = await connected()
  it.server.fail(
    { method: 'DELETE' },
    { status: 409, reason: 'Conflict', message: 'the namespace is being terminated' },
  )
  await expect(it.api.delete(CONFIG_MAPS, 'a', 'ns')).rejects.toMatchObject({ status: 409 })
})

test('podLog gives the text, and nothing where there is none', async () => {
  await using it = await connected()
  it.server.state.logs.set('ns/p', 'one\ntwo\n')
  expect(await it.api.podLog('ns', 'p', { container: 'c', tailLines: 20 })).toBe('one\ntwo\n')
  expect(it.server.requests.at(-1)?.path).toBe('/api/v1/namespaces/ns/pods/p/log?container=c&tailLines=20')
  await it.api.podLog('ns', 'p', { container: 'c', tailLines: 20, limitBytes: 1024 })
  expect(it.server.requests.at(-1)?.path).toContain('/log?container=c&tailLines=20&limitBytes=1024')
  expect(await it.api.podLog('ns', 'gone')).toBe('')
  const message = 'container "c" in pod "p" is waiting to start: ContainerCreating'
  it.server.fail({ path: /log/ }, { status: 400, reason: 'BadRequest', message })
  expect(await it.api.podLog('ns', 'p')).toBe('')
  it.server.fail({ path: /log/ }, { status: 403, message: 'no' })
  await expect(it.api.podLog('ns', 'p')).rejects.toMatchObject({ status: 403 })
})

test('podLog: of several containers one has to be named, as the API server demands', async () => {
  await using it = await connected()
  const status = { initContainerStatuses: [{ name: 'migrate', state: { waiting: {} } }] }
  it.server.put('pods', {
    metadata: { name: 'p', namespace: 'ns' },
    spec: { initContainers: [{ name: 'migrate' }], containers: [{ name: 'main' }, { name: 'proxy' }] },
    status,
  })
  it.server.state.logs.set('ns/p', 'one\n')
  expect(await it.api.podLog('ns', 'p')).toBe('')
  expect(await it.api.podLog('ns', 'p', { container: 'main' })).toBe('one\n')
  expect(await it.api.podLog('ns', 'p', { container: 'migrate' })).toBe('')
  expect(await it.api.podLog('ns', 'p', { container: 'unknown' })).toBe('')
})

test('getPath and version', async () => {
  await using it = await connected()
  expect(await it.api.version()).toBe('v1.36.3')
  expect(await it.api.getPath('/version')).toMatchObject({ major: '1' })
  await expect(it.api.getPath('/nothing/here')).rejects.toMatchObject({ status: 404, path: '/nothing/here' })
})
