import { describe, expect, test } from 'vitest'
import { gatherEvidence } from '../../../src/diagnose/evidence/gather-evidence.ts'
import type { Api } from '../../../src/kube/api.ts'
import type { KubeObject, ResourceType } from '../../../src/kube/object.ts'
import { evidence, hook, release, type Scene, thing } from '../../builders/evidence.ts'
import { callingWebhook, hooked } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const signal = new AbortController().signal

/** An API server that holds full objects by `resource/name`, lists by resource, and remembers what it was asked. */
function holding(objects: Record<string, Partial<KubeObject>>, lists: Record<string, Partial<KubeObject>[]> = {}) {
  const asked: string[] = []
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what)
    return value
  }
  const api = {
    get: (type: ResourceType, name: string) => answer(`${type.resource}/${name}`, objects[`${type.resource}/${name}`]),
    list: (type: ResourceType) =>
      answer(`list ${type.resource}`, { items: lists[type.resource] ?? [], resourceVersion: '1' }),
    podLog: (_namespace: string, pod: string, { container = '' } = {}) =>
      answer(`log ${pod}${container && `/${container}`}`, 'cannot clean up\n'),
  }
  return { api: api as unknown as Api, asked }
}

const full = (uid: string, fields: Partial<KubeObject> = {}) => ({
  metadata: { uid } as KubeObject['metadata'],
  ...fields,
})
const event = (uid: string, name: string, reason: string) => ({
  metadata: { creationTimestamp: '2026-11-21T10:00:00Z' } as KubeObject['metadata'],
  involvedObject: { kind: 'Pod', namespace: 'apps', name, uid },
  reason,
  message: 'why',
  type: 'Warning',
})

describe('gathering evidence', () => {
  const gather = (api: Api, scene: Scene) => gatherEvidence(api, evidence(scene), signal)

  test('feature 62: Secrets are never read', async () => {
    const { api, asked } = holding({})
    await gather(api, { after: [thing('secrets/apps/tls'), thing('configmaps/apps/x')] })
    expect(asked).toContain('configmaps/x')
    expect(asked.filter(what => what.includes('secrets'))).toEqual([])
  })

  test('an object that went, or was made again, in the meantime is absent', async () => {
    const { api } = holding({ 'configmaps/again': full('another') })
    const { objects } = await gather(api, {
      after: [thing('configmaps/apps/gone'), thing('configmaps/apps/again', { uid: 'old' })],
    })
    expect(objects.size).toBe(0)
  })

  test('a request that fails is evidence that is missing, not a failed run', async () => {
    const { api } = holding({})
    api.get = () => Promise.reject(new Error('500'))
    await expect(gather(api, { after: [thing('configmaps/apps/x')] })).resolves.toMatchObject({ objects: { size: 0 } })
  })

  test('who is alive is asked for when something is held by a finalizer that is not of Kubernetes itself', async () => {
    const pods = [full('web', { metadata: { uid: 'web', namespace: 'apps', name: 'web' } as KubeObject['metadata'] })]
    const { api } = holding({}, { pods })
    const claim = thing('persistentvolumeclaims/apps/x', { finalizers: ['kubernetes.io/pvc-protection'] })
    expect((await gather(api, { after: [claim] })).actors).toEqual([])
    const held = thing('configmaps/apps/x', { finalizers: ['db.example.com/cleanup'] })
    expect((await gather(api, { after: [held] })).actors).toMatchObject([{ uid: 'web', name: 'apps/web' }])
  })

  test('a cancelled run throws', async () => {
    const { api } = holding({})
    const given = evidence({ after: [thing('configmaps/apps/x')] })
    await expect(gatherEvidence(api, given, AbortSignal.abort())).rejects.toThrow()
  })

  test('events: those of changed objects and of the pods of hooks, and no others', async () => {
    const pod = thing('pods/apps/x', { uid: 'x' })
    const events = [event('x', 'x', 'Changed'), event('gone', 'cleanup-7f', 'Hook'), event('other', 'web', 'Other')]
    const { api } = holding({}, { events })
    const result = await gather(api, { after: [pod], release: release({ hooks: [hook('jobs/apps/cleanup')] }) })
    expect(result.events.map(({ reason }) => reason)).toEqual(['Changed', 'Hook'])
    expect(result.events[1]?.about).toBe('Pod/cleanup-7f (apps)')
    // For people, who may see more in them than a rule does.
    expect(result.allEvents.map(({ reason }) => reason)).toEqual(['Changed', 'Hook', 'Other'])
  })

  test('an event of an earlier run is none of this one, unless it came again', async () => {
    const hooks = release({ hooks: [hook('jobs/apps/cleanup')] })
    const old = (uid: string, resourceVersion: string) => {
      const old = event('gone', 'cleanup-7f', uid)
      return { ...old, metadata: { ...old.metadata, uid, resourceVersion } }
    }
    const { api } = holding({}, { events: [old('stale', '1'), old('again', '2')] })
    const before = ['stale', 'again'].map(uid => thing(`events/apps/${uid}`, { uid }))
    const { events, allEvents } = await gather(api, { before, release: hooks })
    expect(events.map(({ reason }) => reason)).toEqual(['again'])
    expect(allEvents).toEqual(events)
  })

  test.for([
    ['no slice', [], 'no-endpoints'],
    ['one that is not ready', [{ endpoints: [{ conditions: { ready: false } }] }], 'no-endpoints'],
    ['one that is ready', [{ endpoints: [{ conditions: { ready: true } }] }], 'ready'],
    ['one without conditions', [{ endpoints: [{}] }], 'ready'],
  ] as const)('feature 56: the Service of a webhook with %s', async ([, slices, state]) => {
    const webhook = thing('validatingwebhookconfigurations/check', { uid: 'w' })
    const { api } = holding(
      { 'validatingwebhookconfigurations/check': full('w', { webhooks: [callingWebhook('Fail')] }) },
      { endpointslices: slices as unknown as Partial<KubeObject>[] },
    )
    const { backends } = await gather(api, { after: [webhook, thing('services/apps/webhook')] })
    expect([...backends]).toEqual([['apps/webhook', state]])
  })

  test('the log of a failed hook pod is kept while it exists', async () => {
    const job = hooked('jobs/apps/cleanup', 'pre-delete')
    const pod = thing('pods/apps/cleanup-7f', { uid: 'p', owners: controlledBy(job) })
    const { api } = holding({ 'pods/cleanup-7f': full('p', { status: { phase: 'Failed' } }) })
    const { hookLogs } = await gather(api, {
      after: [job, pod],
      release: release({ hooks: [hook('jobs/apps/cleanup')] }),
    })
    expect([...hookLogs]).toEqual([['p', 'cannot clean up']])
  })

  test('of a hook pod with a sidecar the container that failed is asked, with one request', async () => {
    const job = hooked('jobs/apps/cleanup', 'pre-delete')
    const pod = thing('pods/apps/cleanup-7f', { uid: 'p', owners: controlledBy(job) })
    const containerStatuses = [
      { name: 'proxy', state: { running: {} } },
      { name: 'main', state: { terminated: { exitCode: 1 } } },
    ]
    const spec = { containers: [{ name: 'proxy' }, { name: 'main' }] }
    const { api, asked } = holding({ 'pods/cleanup-7f': full('p', { spec, status: { containerStatuses } }) })
    await gather(api, { after: [job, pod], release: release({ hooks: [hook('jobs/apps/cleanup')] }) })
    expect(asked.filter(what => what.startsWith('log'))).toEqual(['log cleanup-7f/main'])
  })
})
