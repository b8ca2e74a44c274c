import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../src/kube/errors.ts'
import type { Fault } from '../../fake-api-server/faults.ts'
import { CONFIG_MAPS, fakeType } from '../../fake-api-server/types.ts'
import { connected, eventually, names, PROTOCOLS } from './connected.ts'

const LIST = { path: '/api/v1/configmaps' }
const ONE = { metadata: { name: 'one', namespace: 'default' } }

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

describe.for(PROTOCOLS)('over %s', protocol => {
  const passing: [string, Fault][] = [
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['a reset before the answer', { reset: 'before' }],
    ['a reset in the middle of the body', { reset: 'during' }],
    ['a truncated body', { truncated: true }],
    ['an answer that is no JSON', { body: '<html>proxy</html>' }],
  ]

  test.for(passing)('feature 76: a list survives %s, twice', async ([, fault]) => {
    await using it = await connected({ protocol })
    it.server.put('configmaps', ONE)
    it.server.fail(LIST, fault, 2)
    expect(names((await it.api.listMetadata(CONFIG_MAPS)).items)).toEqual(['one'])
    expect(it.server.requestsTo(LIST.path)).toHaveLength(3)
    expect(it.clock.slept).toEqual([250, 500])
  })

  const lasting: [string, Fault, Partial<ApiError>][] = [
    [
      '500',
      { status: 500, message: 'etcd is gone', reason: 'InternalError' },
      { status: 500, reason: 'InternalError', message: 'etcd is gone' },
    ],
    ['resets before the answer', { reset: 'before' }, { status: undefined }],
    ['resets during the answer', { reset: 'during' }, { status: undefined }],
    ['no JSON', { body: 'oops' }, { reason: 'MalformedAnswer' }],
  ]

  test.for(lasting)('feature 76: lasting %s are an error after five tries', async ([, fault, expected]) => {
    await using it = await connected({ protocol })
    it.server.fail(LIST, fault, Number.POSITIVE_INFINITY)
    const error = await errorOf(it.api.listMetadata(CONFIG_MAPS))
    expect(error).toMatchObject({ ...expected, path: '/api/v1/configmaps?limit=500' })
    expect(it.server.requestsTo(LIST.path)).toHaveLength(5)
  })

  test.for([403, 404, 405, 422])('%d is not tried again', async status => {
    await using it = await connected({ protocol })
    it.server.fail(LIST, { status, message: 'no' }, Number.POSITIVE_INFINITY)
    expect(await errorOf(it.api.listMetadata(CONFIG_MAPS))).toMatchObject({ status, message: 'no' })
    expect(it.server.requestsTo(LIST.path)).toHaveLength(1)
  })

  test.for<Fault>([{ hang: 'before' }, { hang: 'during' }])(
    'feature 77: a request that hangs (%o) ends at its time limit',
    async fault => {
      await using it = await connected({ protocol, requestTimeoutMs: 1_000 })
      it.server.fail(LIST, fault, Number.POSITIVE_INFINITY)
      const error = await errorOf(it.api.listMetadata(CONFIG_MAPS))
      expect(error).toMatchObject({ reason: 'Timeout', message: 'no complete answer within 1000 ms' })
      // The connection is not lost with it.
      it.server.heal()
      expect((await it.api.listMetadata(CONFIG_MAPS)).items).toEqual([])
    },
  )

  test('feature 77: the signal ends requests that hang and those that wait for a slot', async () => {
    await using it = await connected({ protocol, maxInFlight: 2 })
    it.server.fail(LIST, { hang: 'before' }, Number.POSITIVE_INFINITY)
    const stop = new AbortController()
    const lists = Array.from({ length: 5 }, () => it.api.listMetadata(CONFIG_MAPS, { signal: stop.signal }))
    const outcomes = Promise.allSettled(lists)
    await eventually(() => it.server.requestsTo(LIST.path).length).toBe(2)
    stop.abort(new Error('stopped by the test'))
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { message: 'stopped by the test' } })
    it.server.heal()
    expect((await it.api.listMetadata(CONFIG_MAPS)).items).toEqual([])
  })

  test('feature 102: never more requests in flight than the cap, though all are asked for at once', async () => {
    const types = Array.from({ length: 40 }, (_, i) => fakeType('Thing', `things${i}.v1.example.com`))
    await using it = await connected({ protocol, types, maxInFlight: 7 })
    it.server.fail({}, { delayMs: 10 }, 40)
    const lists = await Promise.all(types.map(type => it.api.listMetadata(type)))
    expect(lists).toHaveLength(40)
    expect(it.server.maxInFlight).toBe(7)
  })

  test('requests share their connections', async () => {
    await using it = await connected({ protocol, maxInFlight: 4 })
    for (let i = 0; i < 5; i += 1) await Promise.all(Array.from({ length: 4 }, () => it.api.listMetadata(CONFIG_MAPS)))
    expect(it.server.requestsTo(LIST.path)).toHaveLength(20)
    // Over 1.1 undici sometimes opens a connection more than it needs; one for each request would be 21.
    expect(it.server.connections).toBeLessThanOrEqual(protocol === 'h2' ? 1 : 10)
    expect(new Set(it.server.requests.map(request => request.protocol))).toEqual(
      new Set([protocol === 'h2' ? '2.0' : '1.1']),
    )
  })
})

test('a 429 waits as long as Retry-After says, in seconds or until a date', async () => {
  await using it = await connected()
  it.server.fail(LIST, { status: 429, retryAfter: '2' })
  it.server.fail(LIST, { status: 429, retryAfter: new Date(it.clock.now() + 5_000).toUTCString() })
  await it.api.listMetadata(CONFIG_MAPS)
  expect(it.clock.slept).toEqual([2_000, 3_000])
})

test.for<Fault>([
  { status: 429, retryAfter: '1', message: 'storage is (re)initializing', reason: 'TooManyRequests' },
  {
    status: 500,
    message: 'conversion webhook for db.example.com/v1, Kind=Database failed: Post "https://x": service "x" not found',
  },
])('a missing conversion webhook is given up within 3 s: %o', async fault => {
  await using it = await connected()
  it.server.fail(LIST, fault, Number.POSITIVE_INFINITY)
  const error = await errorOf(it.api.listMetadata(CONFIG_MAPS))
  expect(error.message).toBe('message' in fault && fault.message)
  const waited = it.clock.slept.reduce((sum, ms) => sum + ms, 0)
  expect(waited).toBeGreaterThan(1_000)
  expect(waited).toBeLessThanOrEqual(3_000)
})

test('a deletion is not asked for twice when the first may have been done', async () => {
  await using it = await connected()
  it.server.put('configmaps', ONE)
  it.server.fail({ method: 'DELETE' }, { status: 500 })
  await errorOf(it.api.delete(CONFIG_MAPS, 'one', 'default'))
  it.server.fail({ method: 'DELETE' }, { reset: 'before' })
  await errorOf(it.api.delete(CONFIG_MAPS, 'one', 'default'))
  expect(it.server.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
  it.server.fail({ method: 'DELETE' }, { status: 429 })
  expect(await it.api.delete(CONFIG_MAPS, 'one', 'default')).toBe(true)
})

test('an answer that is slow but in time is no error', async () => {
  await using it = await connected({ requestTimeoutMs: 2_000 })
  it.server.fail(LIST, { delayMs: 100 })
  expect((await it.api.listMetadata(CONFIG_MAPS)).items).toEqual([])
  expect(it.clock.slept).toEqual([])
})

test('requests name the tool as user agent', async () => {
  await using it = await connected({ userAgent: 'clean-uninstall/1.2.3' })
  expect(new Set(it.server.requests.map(({ userAgent }) => userAgent))).toEqual(new Set(['clean-uninstall/1.2.3']))
})

test('after close, requests fail like any broken connection', async () => {
  await using it = await connected()
  await it.api.close()
  expect(await errorOf(it.api.listMetadata(CONFIG_MAPS))).toMatchObject({ status: undefined })
})
