import { describe, expect, onTestFinished, test } from 'vitest'
import type { Api } from '../../../src/kube/api.ts'
import type { ResourceType } from '../../../src/kube/object.ts'
import type { Fault } from '../../fake-api-server/faults.ts'
import { CONFIG_MAPS, fakeType, SECRETS } from '../../fake-api-server/types.ts'
import { connected, eventually, PROTOCOLS } from './connected.ts'

const WATCH = { watch: true }
const cm = (name: string, more = {}) => ({ metadata: { name, namespace: 'default', ...more } })

/** Lists and then watches; what comes is in `events` as `ADDED name`. */
async function watching(api: Api, type: ResourceType = CONFIG_MAPS) {
  const list = await api.listMetadata(type)
  const stop = new AbortController()
  const events: string[] = []
  const ended = api.watchMetadata(
    type,
    list.resourceVersion,
    ({ type: change, object }) => events.push(`${change} ${object.metadata.name}`),
    stop.signal,
    list.items,
  )
  ended.catch(() => {}) // tests that expect an error await `ended` themselves
  onTestFinished(() => stop.abort())
  return { events, ended, stop }
}

describe.for(PROTOCOLS)('over %s', protocol => {
  test('tells what is added, modified and deleted, with metadata only', async () => {
    await using it = await connected({ protocol })
    it.server.put('configmaps', cm('old'))
    const watch = await watching(it.api)
    it.server.put('configmaps', cm('new'))
    it.server.put('configmaps', cm('old', { labels: { a: 'b' } }))
    it.server.remove('configmaps', 'new', 'default')
    await eventually(() => watch.events).toEqual(['ADDED new', 'MODIFIED old', 'DELETED new'])
    expect(it.server.requests.at(-1)?.accept).toBe(
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
    )
    watch.stop.abort()
    await watch.ended
  })

  const interruptions: [string, Fault][] = [
    ['a reset before the answer', { reset: 'before' }],
    ['a reset during the answer', { reset: 'during' }],
    ['a truncated answer', { truncated: true }],
    ['429', { status: 429, retryAfter: '1' }],
    ['500', { status: 500 }],
    ['a line that is no JSON', { line: '{"type":"ADD' }],
    ['an ERROR event', { line: '{"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}}' }],
    ['a missing conversion webhook', { status: 429, message: 'storage is (re)initializing' }],
    ['one 404', { status: 404 }],
  ]

  test.for(interruptions)('feature 76: goes on after %s, and nothing is lost', async ([, fault]) => {
    await using it = await connected({ protocol })
    it.server.fail(WATCH, fault, fault && 'status' in fault && fault.status === 404 ? 1 : 8)
    const watch = await watching(it.api)
    it.server.put('configmaps', cm('a'))
    await eventually(() => watch.events).toEqual(['ADDED a'])
    it.server.watches.end()
    it.server.put('configmaps', cm('b'))
    await eventually(() => watch.events).toEqual(['ADDED a', 'ADDED b'])
  })

  test('more watches than a connection has streams do not keep a list from its answer', async () => {
    const types = Array.from({ length: 130 }, (_, i) => fakeType('Thing', `things${i}.v1.example.com`))
    await using it = await connected({ protocol, types, maxInFlight: 4, requestTimeoutMs: 10_000 })
    const watches = await Promise.all(types.map(type => watching(it.api, type)))
    await eventually(() => it.server.watches.count).toBe(130)
    const first = types[0] as ResourceType
    expect((await it.api.listMetadata(first)).items).toEqual([])
    for (const { resource } of types) it.server.put(`${resource}.example.com`, cm('x'))
    await eventually(() => watches.filter(({ events }) => events.length === 1).length).toBe(130)
    for (const watch of watches) watch.stop.abort()
    await Promise.all(watches.map(({ ended }) => ended))
    await eventually(() => it.server.watches.count).toBe(0)
  })
})

/** Lets the watch miss one of each kind of change, and the server forget them. */
async function missedChanges(it: Awaited<ReturnType<typeof connected>>) {
  for (const name of ['stays', 'changes', 'goes', 'again']) it.server.put('configmaps', cm(name))
  const watch = await watching(it.api)
  await eventually(() => it.server.watches.count).toBe(1)
  it.server.watches.end()
  it.server.put('configmaps', cm('changes', { labels: { a: 'b' } }))
  for (const name of ['goes', 'again']) it.server.remove('configmaps', name, 'default')
  for (const name of ['again', 'comes']) it.server.put('configmaps', cm(name))
  return watch
}

const TOLD = ['DELETED goes', 'DELETED again', 'ADDED again', 'ADDED comes', 'MODIFIED changes']

test('feature 76: after a 410 event it lists again and tells what it missed', async () => {
  await using it = await connected()
  const watch = await missedChanges(it)
  it.server.state.store.compact()
  await eventually(() => [...watch.events].sort()).toEqual([...TOLD].sort())
  it.server.put('configmaps', cm('later'))
  await eventually(() => watch.events.at(-1)).toBe('ADDED later')
})

test('feature 76: after a 410 answer too, even when the list fails at first', async () => {
  await using it = await connected()
  it.server.fail(WATCH, { delayMs: 0 })
  it.server.fail(WATCH, { status: 410, reason: 'Expired' })
  const watch = await missedChanges(it)
  it.server.fail({ path: '/api/v1/configmaps', watch: false }, { status: 503 }, 7)
  await eventually(() => [...watch.events].sort()).toEqual([...TOLD].sort())
})

test('bookmarks move the place from which a watch goes on', async () => {
  await using it = await connected()
  const watch = await watching(it.api)
  await eventually(() => it.server.watches.count).toBe(1)
  it.server.state.store.compact()
  it.server.watches.bookmark()
  // Without the bookmark the next connection would have to list again.
  const lists = it.server.requests.filter(request => !request.watch).length
  it.server.watches.end()
  it.server.put('configmaps', cm('a'))
  await eventually(() => watch.events).toEqual(['ADDED a'])
  expect(it.server.requests.filter(request => !request.watch)).toHaveLength(lists)
})

test('a type that is gone ends the watch; what was known of it is told as deleted', async () => {
  await using it = await connected()
  it.server.put('configmaps', cm('a'))
  const watch = await watching(it.api)
  await eventually(() => it.server.watches.count).toBe(1)
  it.server.removeType('configmaps')
  await watch.ended
  expect(watch.events).toEqual(['DELETED a'])
})

test.for([401, 403, 405])('%d ends the watch with an error', async status => {
  await using it = await connected()
  it.server.fail(WATCH, { status, message: 'no' }, Number.POSITIVE_INFINITY)
  const watch = await watching(it.api)
  await expect(watch.ended).rejects.toMatchObject({ name: 'ApiError', status })
})

test('a watch that the server ends at once is not asked for in a tight loop', async () => {
  await using it = await connected()
  it.server.fail(WATCH, { line: '' }, 6)
  const watch = await watching(it.api)
  it.server.put('configmaps', cm('a'))
  await eventually(() => watch.events).toEqual(['ADDED a'])
  expect(it.clock.slept).toEqual([250, 500, 1000, 2000, 4000, 5000])
})

test('feature 77: the signal ends a watch in every state, quietly', async () => {
  await using it = await connected()
  const open = await watching(it.api)
  await eventually(() => it.server.watches.count).toBe(1)
  open.stop.abort()
  await open.ended
  it.server.fail(WATCH, { hang: 'before' })
  const opening = await watching(it.api)
  await eventually(() => it.server.requests.filter(({ watch }) => watch).length).toBe(2)
  opening.stop.abort()
  await opening.ended
  it.server.fail(WATCH, { status: 500 }, Number.POSITIVE_INFINITY)
  const failing = await watching(it.api)
  await eventually(() => it.clock.slept.length).toBeGreaterThan(3)
  failing.stop.abort()
  await failing.ended
  expect([...open.events, ...opening.events, ...failing.events]).toEqual([])
})

test('an error of the listener is not swallowed', async () => {
  await using it = await connected()
  it.server.put('configmaps', cm('a'))
  const listener = () => {
    throw new Error('a mistake of the caller')
  }
  const signal = new AbortController().signal
  await expect(it.api.watchMetadata(CONFIG_MAPS, '1000', listener, signal)).rejects.toThrow('a mistake of the caller')
})

test('feature 103: Secrets are watched by metadata only, without a fallback to full objects', async () => {
  await using it = await connected()
  const watch = await watching(it.api, SECRETS)
  await eventually(() => it.server.watches.count).toBe(1)
  expect(it.server.requests.at(-1)?.accept).toBe('application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1')
  watch.stop.abort()
})
