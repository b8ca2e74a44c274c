/** The timeline over the wire: what is seen, what is not, and what becomes of watches that break. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HookObject } from '../../../src/chart/chart.ts'
import type { Api } from '../../../src/kube/api.ts'
import { connect } from '../../../src/kube/connection.ts'
import { HookWatch } from '../../../src/scenario/hook-watch.ts'
import { displayName } from '../../../src/snapshot/object-id.ts'
import { takeSnapshot } from '../../../src/snapshot/take-snapshot.ts'
import { Recorder } from '../../../src/timeline/recorder.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { DEFAULT_TYPES, fakeType } from '../../fake-api-server/types.ts'

const signal = new AbortController().signal
const JOBS = fakeType('Job', 'jobs.v1.batch')
let server: FakeApiServer
let api: Api
let recorder: Recorder

beforeEach(async () => {
  server = await fakeApiServer({ types: [...DEFAULT_TYPES, JOBS] })
  server.put('configmaps', { metadata: { name: 'old', namespace: 'apps' } })
  api = await connect({ kubeconfig: server.kubeconfig })
})
afterEach(async () => {
  await recorder[Symbol.asyncDispose]()
  await api.close()
  await server[Symbol.asyncDispose]()
})

async function record(options = {}) {
  recorder = Recorder.from(api, await takeSnapshot(api, signal), options)
  await vi.waitFor(() => expect(server.watches.count).toBeGreaterThan(5), 5_000)
}

const story = () => recorder.timeline.events.map(({ event, id, manager }) => [event, displayName(id), manager])
const told = (expected: unknown) => vi.waitFor(() => expect(story()).toEqual(expected), 5_000)

describe('the timeline', () => {
  const widgets = {
    group: 'example.com',
    names: { plural: 'widgets', kind: 'Widget' },
    scope: 'Namespaced',
    versions: [{ name: 'v1', served: true }],
  }
  const putCrd = () =>
    server.put('customresourcedefinitions.apiextensions.k8s.io', {
      metadata: { name: 'widgets.example.com' },
      spec: widgets,
    })

  test('tells creation, change, deletion and by whom; a new status is nothing', async () => {
    await record()
    const managedFields = [{ manager: 'operator', operation: 'Update', time: '2026-11-21T10:00:00Z' }]
    const metadata = { name: 'new', namespace: 'apps', finalizers: ['x.example.com/y'] }
    server.put('configmaps', { metadata: { ...metadata, managedFields } })
    server.put('configmaps', { metadata, status: { phase: 'Ready' } })
    server.put('configmaps', { metadata: { ...metadata, labels: { a: 'b' } } })
    server.remove('configmaps', 'new', 'apps')
    server.put('configmaps', { metadata: { ...metadata, finalizers: [], labels: { a: 'b' } } })
    server.remove('configmaps', 'new', 'apps')
    server.remove('configmaps', 'old', 'apps')
    await told([
      ['created', 'configmaps/apps/new', 'operator'],
      ['changed', 'configmaps/apps/new', 'operator'],
      ['deletion-asked', 'configmaps/apps/new', undefined],
      ['changed', 'configmaps/apps/new', 'operator'],
      ['deleted', 'configmaps/apps/new', undefined],
      ['deleted', 'configmaps/apps/old', undefined],
    ])
  })

  test('what a CRD brings is watched as soon as it is served', async () => {
    await record()
    putCrd()
    server.put('widgets.example.com', { metadata: { name: 'early', namespace: 'apps' } })
    const crd = ['created', 'customresourcedefinitions.apiextensions.k8s.io/widgets.example.com', undefined]
    const early = ['created', 'widgets.example.com/apps/early', undefined]
    await told([crd, early])
    await vi.waitFor(() =>
      expect(server.requests.some(({ path, watch }) => watch && path.includes('/widgets'))).toBe(true),
    )
    server.remove('widgets.example.com', 'early', 'apps')
    await told([crd, early, ['deleted', 'widgets.example.com/apps/early', undefined]])
  })

  test('what a CRD brings and cannot be listed at first is watched later', async () => {
    await record()
    server.fail({ path: '/apis/example.com/v1/widgets' }, { status: 403, message: 'not yet' }, 1)
    putCrd()
    server.put('widgets.example.com', { metadata: { name: 'early', namespace: 'apps' } })
    const crd = ['created', 'customresourcedefinitions.apiextensions.k8s.io/widgets.example.com', undefined]
    await told([crd, ['created', 'widgets.example.com/apps/early', undefined]])
    expect(recorder.timeline.blind).toEqual([])
  })

  test('what a CRD brings and can never be listed is told', async () => {
    await record({ givenUpAfterMs: 500 })
    server.fail({ path: '/apis/example.com/v1/widgets' }, { status: 403, message: 'not you' }, 99)
    putCrd()
    const blind = [{ resource: 'widgets.example.com', error: 'not you' }]
    await vi.waitFor(() => expect(recorder.timeline.blind).toEqual(blind), 5_000)
  })

  test('a watch that is refused is told, and the others go on', async () => {
    server.fail({ path: '/api/v1/pods', watch: true }, { status: 403, message: 'not you' }, 9)
    await record()
    server.remove('configmaps', 'old', 'apps')
    await told([['deleted', 'configmaps/apps/old', undefined]])
    expect(recorder.timeline.blind).toEqual([{ resource: 'pods', error: 'not you' }])
  })

  test('a watch that is interrupted goes on where it was', async () => {
    await record()
    server.watches.end()
    server.remove('configmaps', 'old', 'apps')
    await told([['deleted', 'configmaps/apps/old', undefined]])
    expect(recorder.timeline.blind).toEqual([])
  })

  test('all watches end with it', async () => {
    await record()
    await recorder[Symbol.asyncDispose]()
    await vi.waitFor(() => expect(server.watches.count).toBe(0), 5_000)
  })
})

describe('the hooks of the uninstall', () => {
  const hook = (kind: string, name: string) => ({ kind, name }) as HookObject
  const owned = (job: string) => [{ apiVersion: 'batch/v1', kind: 'Job', name: job, uid: 'job', controller: true }]

  test('Job and log of a hook are kept, though its delete policy removes both', async () => {
    await record()
    const watch = new HookWatch(api, [hook('Job', 'cleanup')], 'apps', signal)
    const seen = new Set<string>()
    recorder.listen((id, object, isGone) => {
      if (watch.take(id, object, isGone)) seen.add(id.name)
    })
    const place = { name: 'cleanup-x1', namespace: 'apps' }
    server.state.logs.set('apps/cleanup-x1', 'no rights\n')
    const failed = [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }]
    server.put('jobs.batch', { metadata: { name: 'cleanup', namespace: 'apps' }, status: { conditions: failed } })
    server.put('pods', { metadata: { ...place, ownerReferences: owned('cleanup') }, status: { phase: 'Failed' } })
    server.put('pods', { metadata: { name: 'other', namespace: 'apps', ownerReferences: owned('other') } })
    await vi.waitFor(() => expect([...watch.traces.values()].filter(({ log }) => log)).toHaveLength(1), 5_000)
    server.remove('pods', 'cleanup-x1', 'apps')
    server.remove('jobs.batch', 'cleanup', 'apps')
    await vi.waitFor(() => expect(story().filter(([event]) => event === 'deleted')).toHaveLength(2), 5_000)
    expect([...seen].toSorted()).toEqual(['cleanup', 'cleanup-x1'])
    const traces = [...watch.traces.values()].toSorted((a, b) => (a.id.kind < b.id.kind ? -1 : 1))
    expect(traces).toMatchObject([
      { id: { kind: 'Job', name: 'cleanup' }, object: { status: { conditions: failed } } },
      { id: { kind: 'Pod', name: 'cleanup-x1' }, object: { status: { phase: 'Failed' } }, log: 'no rights' },
    ])
  })

  test('of a pod with a sidecar, the container that failed is asked', async () => {
    await record()
    const watch = new HookWatch(api, [hook('Job', 'cleanup')], 'apps', signal)
    recorder.listen((id, object, isGone) => watch.take(id, object, isGone))
    server.state.logs.set('apps/cleanup-x1/proxy', 'ready\n').set('apps/cleanup-x1/main', 'no rights\n')
    const containerStatuses = [
      { name: 'proxy', state: { running: {} } },
      { name: 'main', state: { terminated: { exitCode: 1 } } },
    ]
    server.put('pods', {
      metadata: { name: 'cleanup-x1', namespace: 'apps', ownerReferences: owned('cleanup') },
      spec: { containers: [{ name: 'proxy' }, { name: 'main' }] },
      status: { phase: 'Failed', containerStatuses },
    })
    await vi.waitFor(
      () => expect([...watch.traces.values()]).toMatchObject([{ log: 'no rights', container: 'main' }]),
      5_000,
    )
    expect(server.requestsTo('/api/v1/namespaces/apps/pods/cleanup-x1/log')).toHaveLength(1)
  })
})
