import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/snapshot/change.ts'
import type { Prospect, Prospects } from '../../../src/snapshot/prospect.ts'
import { settle } from '../../../src/snapshot/settle.ts'
import { settleBaseline } from '../../../src/snapshot/settle-baseline.ts'
import { fakeClock, type Scene, scriptedApi } from '../../builders/scripted-api.ts'
import { controlledBy, object, snapshot } from '../../builders/snapshot.ts'

const seconds = (ms: number) => ms / 1000
const signal = new AbortController().signal
const crd = object('customresourcedefinitions/databases.db.example.com')
const inDeletion = { deletionTimestamp: '2026-11-21T10:00:00Z' }
const held = object('databases/apps/demo', { ...inDeletion, finalizers: ['db.example.com/cleanup'] })
const pod = (grace: number) =>
  object('pods/apps/slow', { uid: 'slow', ...inDeletion, deletionGracePeriodSeconds: grace })
const volume = object('persistentvolumes/pvc-dcaca171-6b7a-4b8d-aea7-1c99ab12cb6a')
const job = object('jobs/apps/cleanup', { uid: 'owner-0' })
const cronJob = object('cronjobs/apps/cleaner', { uid: 'cleaner' })
const gone = object('deployments/apps/gone')
const orphan = object('replicasets/apps/orphan', { owners: controlledBy(gone) })

async function settled(sceneAt: (second: number) => Scene, timeoutMs = 120_000, prospects?: Prospects) {
  const clock = fakeClock()
  const result = await settle(
    scriptedApi(clock, ms => sceneAt(seconds(ms))),
    snapshot(),
    { timeoutMs, signal, clock, ...(prospects && { prospects }) },
  )
  return { ...result, seconds: seconds(result.durationMs) }
}

describe('settling ends as soon as it can', () => {
  test('feature 73: a cluster that is back at its baseline needs two looks and no fixed wait', async () => {
    const result = await settled(() => ({ objects: [] }))
    expect(result).toMatchObject({ reason: 'clean', looks: 2, seconds: 0.2 })
  })

  test('feature 75: a leftover that vanishes between two looks is not reported', async () => {
    const result = await settled(s => ({ objects: s < 0.1 ? [crd] : [] }))
    expect(result).toMatchObject({ reason: 'clean', comparison: { changes: [] } })
  })

  test('a look that is empty once is not believed: something came back', async () => {
    const result = await settled(s => ({ objects: s < 0.1 ? [] : [crd] }))
    expect(result).toMatchObject({ reason: 'quiet', comparison: { changes: [{ kind: 'left' }] } })
  })

  const waits: [string, (second: number) => Scene, number, number][] = [
    ['what nothing acts on', () => ({ objects: [crd] }), 2, 4],
    ['a finalizer whose controller is gone', () => ({ objects: [held] }), 5, 8],
    [
      'a finalizer while a pod is alive that might remove it',
      () => ({ objects: [held], alive: ['ReplicaSet'] }),
      120,
      121,
    ],
    [
      'an orphan, while the garbage collector may wait for a kind that cannot be listed',
      () => ({ objects: [orphan], failing: ['db.example.com/v1'] }),
      40,
      43,
    ],
    ['an orphan that the garbage collector should take', () => ({ objects: [orphan] }), 12, 15],
    ['a volume whose claim is gone', () => ({ objects: [volume] }), 20, 23],
    ['a pod that outlives its grace period', () => ({ objects: [pod(20)] }), 78, 83],
  ]
  test.for(waits)('%s is final after some seconds', async ([, scene, from, to]) => {
    const result = await settled(scene)
    expect(result.reason).toBe('quiet')
    expect(result.seconds).toBeGreaterThanOrEqual(from)
    expect(result.seconds).toBeLessThan(to)
  })
})

describe('the namespace controller comes back half the grace period of the pods after each look', () => {
  const apps = object('namespaces/apps', { uid: 'apps', ...inDeletion })

  test('a namespace whose pod went right after such a look goes with the next one, and is no leftover', async () => {
    // Grace 40 s: looks at 0, 21, 42 and 63 s; the pod went at 43 s.
    const result = await settled(s => ({ objects: s < 43 ? [apps, pod(40)] : s < 63 ? [apps] : [] }))
    expect(result).toMatchObject({ reason: 'clean', comparison: { changes: [] } })
  })

  test('so does one whose pods of the usual grace period nobody has seen', async () => {
    expect(await settled(s => ({ objects: s < 16 ? [apps] : [] }))).toMatchObject({ reason: 'clean' })
  })

  test('one that goes in no such time is final', async () => {
    const result = await settled(() => ({ objects: [apps] }))
    expect(result.reason).toBe('quiet')
    expect(result.seconds).toBeGreaterThan(20)
    expect(result.seconds).toBeLessThan(24)
  })
})

describe('what the user ignores', () => {
  const ignoring = async (scene: Scene) => {
    const clock = fakeClock()
    const counted = (changes: readonly Change[]) => changes.filter(({ id }) => id.name !== 'slow')
    const options = { timeoutMs: 120_000, signal, clock, counted }
    const { reason, durationMs, comparison, moving } = await settle(
      scriptedApi(clock, () => scene),
      snapshot(),
      options,
    )
    return { reason, seconds: seconds(durationMs), left: comparison.changes.length, moving }
  }

  test('is not waited for, and is still told', async () => {
    expect(await ignoring({ objects: [pod(600)] })).toEqual({ reason: 'quiet', seconds: 0.2, left: 1, moving: [] })
  })

  test('holds up what counts and waits for it', async () => {
    const apps = object('namespaces/apps', inDeletion)
    const { seconds: waited } = await ignoring({ objects: [apps, pod(30)] })
    expect(waited).toBeGreaterThan(30)
  })
})

describe('provably stuck', () => {
  const saying =
    (known: Record<string, Prospect>): Prospects =>
    () =>
    ({ id }) =>
      known[id.uid]
  const nobody = { anybody: false, why: 'finalizer db.example.com/cleanup: its controller is gone' }
  const demo = object('databases/apps/demo', { uid: 'demo', ...inDeletion, finalizers: ['db.example.com/cleanup'] })
  const cleanUp = 'customresourcecleanup.apiextensions.k8s.io'
  const waitingCrd = object('customresourcedefinitions/databases.db.example.com', {
    ...inDeletion,
    finalizers: [cleanUp],
  })

  test('what nobody can end is told within seconds, while pods of others are alive', async () => {
    const scene = () => ({ objects: [demo], alive: ['ReplicaSet' as const] })
    const result = await settled(scene, 120_000, saying({ demo: nobody }))
    expect(result).toMatchObject({
      reason: 'stuck',
      stuck: [{ uid: 'demo', what: 'databases.db.example.com/apps/demo', why: nobody.why }],
    })
    expect(result.seconds).toBeLessThan(8)
  })

  test('a CRD, a namespace and an owner in the foreground wait for it, and are as stuck', async () => {
    const owner = object('configmaps/apps/owner', { ...inDeletion, finalizers: ['foregroundDeletion'] })
    const owned = {
      ...demo,
      owners: controlledBy(owner).map(reference => ({ ...reference, blockOwnerDeletion: true })),
    }
    const objects = [waitingCrd, object('namespaces/apps', inDeletion), owner, owned]
    const result = await settled(() => ({ objects }), 120_000, saying({ demo: nobody }))
    expect(result.seconds).toBeLessThan(8)
    expect(result.stuck.map(({ why }) => why).filter(why => why.includes('demo, which is stuck'))).toHaveLength(3)
  })

  test('a CRD and a namespace that wait for something else are not', async () => {
    const other = { ...waitingCrd, id: { ...waitingCrd.id, name: 'tables.db.example.com', uid: 'other' } }
    const objects = [demo, other, object('namespaces/elsewhere', inDeletion)]
    const result = await settled(() => ({ objects }), 120_000, saying({ demo: nobody }))
    expect(result.stuck).toHaveLength(1)
    expect(result.seconds).toBeGreaterThanOrEqual(12)
  })

  test.for<[string, (second: number) => Scene]>([
    ['a pod in its grace period', s => ({ objects: s < 62 ? [demo, pod(60)] : [] })],
    ['a Job that works', s => ({ objects: s < 62 ? [demo, job] : [], alive: ['Job'] })],
    ['discovery that heals', s => ({ objects: s < 8 ? [demo] : [], failing: s < 8 ? ['db.example.com/v1'] : [] })],
  ])('%s still gets its time', async ([, scene]) => {
    expect(await settled(scene, 120_000, saying({ demo: nobody }))).toMatchObject({ reason: 'clean' })
  })

  test('a controller that is alive gets all the time there is, and is then believed to stall', async () => {
    const alive = { anybody: true, why: 'finalizer db.example.com/cleanup: Deployment/op (apps) is still there' }
    const known = saying({ demo: alive })
    expect(await settled(s => ({ objects: s < 100 ? [demo] : [] }), 120_000, known)).toMatchObject({ reason: 'clean' })
    const result = await settled(() => ({ objects: [demo] }), 120_000, known)
    expect(result).toMatchObject({ reason: 'quiet', moving: [], stuck: [] })
    expect(result.seconds).toBeGreaterThanOrEqual(120)
  })

  test('at the limit a controller that had too little time is still moving', async () => {
    const alive = { anybody: true, why: 'it is still there' }
    const result = await settled(() => ({ objects: [demo] }), 20_000, saying({ demo: alive }))
    expect(result).toMatchObject({ reason: 'limit', moving: [{ uid: 'demo', why: 'it is still there' }] })
  })
})

describe('what waits for something that still moves', () => {
  const namespace = object('namespaces/apps', { uid: 'apps', ...inDeletion })
  const deployment = object('deployments/apps/web', { uid: 'web', ...inDeletion, finalizers: ['foregroundDeletion'] })
  const ownedBy = (owner: typeof deployment) =>
    controlledBy(owner).map(reference => ({ ...reference, blockOwnerDeletion: true }))
  const replicas = object('replicasets/apps/web-1', {
    uid: 'web-1',
    ...inDeletion,
    finalizers: ['foregroundDeletion'],
    owners: ownedBy(deployment),
  })

  test('a namespace is still moving at the limit as long as a pod in it is inside its grace period', async () => {
    const result = await settled(() => ({ objects: [namespace, pod(60)] }), 45_000)
    expect(result).toMatchObject({
      reason: 'limit',
      moving: [
        { uid: 'apps', why: 'it waits for pods/apps/slow' },
        { uid: 'slow', why: 'inside its grace period of 60 s' },
      ],
    })
  })

  test('so is what else is in it and waits for its turn, unless it carries a finalizer', async () => {
    const queue = object('configmaps/apps/queue', { uid: 'queue' })
    const elsewhere = object('configmaps/other/queue', { uid: 'elsewhere' })
    const own = object('configmaps/apps/own', { uid: 'own', finalizers: ['db.example.com/cleanup'] })
    const result = await settled(() => ({ objects: [namespace, queue, own, elsewhere, pod(60)] }), 45_000)
    expect(result.moving.map(({ uid, why }) => [uid, why])).toEqual([
      ['queue', 'it waits for namespaces/apps'],
      ['apps', 'it waits for pods/apps/slow'],
      ['slow', 'inside its grace period of 60 s'],
    ])
  })

  test('so are the owners of a pod that were deleted in the foreground', async () => {
    const slow = { ...pod(60), owners: ownedBy(replicas) }
    const result = await settled(() => ({ objects: [deployment, replicas, slow] }), 45_000)
    expect(result.moving.map(({ uid, why }) => [uid, why])).toEqual([
      ['web', 'it waits for replicasets.apps/apps/web-1'],
      ['slow', 'inside its grace period of 60 s'],
      ['web-1', 'it waits for pods/apps/slow'],
    ])
  })

  test('not one without such a pod, nor one that is stuck for good', async () => {
    const elsewhere = object('namespaces/elsewhere', { uid: 'elsewhere', ...inDeletion })
    const others = await settled(() => ({ objects: [elsewhere, pod(60)] }), 45_000)
    expect(others.moving.map(({ uid }) => uid)).toEqual(['slow'])
    const nobody: Prospects =
      () =>
      ({ id }) =>
        id.uid === 'demo' ? { anybody: false, why: 'its controller is gone' } : undefined
    const demo = { ...held, id: { ...held.id, uid: 'demo' } }
    const stuck = await settled(() => ({ objects: [namespace, demo, pod(60)] }), 45_000, nobody)
    expect(stuck.moving.map(({ uid }) => uid)).toEqual(['slow'])
  })
})

describe('feature 74: patience while things move', () => {
  const slow: [string, (second: number) => Scene][] = [
    [
      'a controller that takes the finalizer off after 25 s',
      s => ({ objects: s < 25 ? [held] : [], alive: ['ReplicaSet'] }),
    ],
    ['a CronJob that comes once a minute', s => ({ objects: s < 59 ? [held, cronJob] : [] })],
    ['a pod with a grace period of 60 s', s => ({ objects: s < 62 ? [pod(60)] : [] })],
    ['a Job that works for 90 s', s => ({ objects: s < 90 ? [crd, job] : [], alive: ['Job'] })],
    [
      'objects that go one by one',
      s => ({
        objects: [1, 2, 3, 4].filter(n => s < n * 1.9).map(n => object(`configmaps/apps/c${n}`, { uid: `c${n}` })),
      }),
    ],
    ['discovery that heals after 8 s (C9)', s => ({ objects: [], failing: s < 8 ? ['db.example.com/v1'] : [] })],
  ]
  test.for(slow)('%s is judged clean', async ([, scene]) => {
    expect(await settled(scene)).toMatchObject({ reason: 'clean' })
  })

  test('feature 77: the limit ends the wait and says what still moved', async () => {
    const result = await settled(() => ({ objects: [job], alive: ['Job'] }), 10_000)
    expect(result).toMatchObject({
      reason: 'limit',
      moving: [{ what: 'jobs.batch/apps/cleanup', why: 'Job pod apps/alive-0 is still working' }],
    })
    expect(result.seconds).toBeLessThan(12)
  })

  test('what has long stood still is not moving because something else flickers', async () => {
    const flickering = (s: number) =>
      object('configmaps/apps/counter', { uid: 'counter', finalizers: [`example.com/${Math.floor(s)}`] })
    const result = await settled(s => ({ objects: [crd, flickering(s)] }), 60_000)
    expect(result.reason).toBe('limit')
    expect(result.moving).toContainEqual(expect.objectContaining({ uid: 'counter' }))
    expect(result.moving).not.toContainEqual(expect.objectContaining({ uid: crd.id.uid }))
  })

  test('feature 75: at the limit only what two looks have seen is told', async () => {
    const flickering = (s: number) => object('configmaps/apps/c', { uid: `c${Math.round(s * 1000)}` })
    const result = await settled(s => ({ objects: [job, flickering(s)], alive: ['Job'] }), 10_000)
    expect(result.comparison.changes.map(({ id }) => id.resource)).toEqual(['jobs'])
    expect(result.moving).toContainEqual({ what: 'the cluster', why: 'two looks in a row differed' })
  })

  test('feature 76: a group that stays unreadable is told, not taken for gone', async () => {
    const result = await settled(() => ({ objects: [], failing: ['db.example.com/v1'] }))
    expect(result).toMatchObject({ reason: 'quiet', after: { failures: [{ resource: 'db.example.com/v1' }] } })
  })

  test('a cancelled run stops at once', async () => {
    const abort = new AbortController()
    abort.abort(new Error('cancelled'))
    const clock = fakeClock()
    const api = scriptedApi(clock, () => ({ objects: [crd] }))
    await expect(settle(api, snapshot(), { timeoutMs: 1000, signal: abort.signal, clock })).rejects.toThrow('cancelled')
  })
})

describe('the baseline', () => {
  const baseline = (sceneAt: (second: number) => Scene) => {
    const clock = fakeClock()
    const api = scriptedApi(clock, ms => sceneAt(seconds(ms)))
    return settleBaseline(api, { timeoutMs: 30_000, signal, clock, waitForWorkloads: true }).then(
      ({ snapshot: look, quiet }) => ({
        look,
        quiet,
        at: seconds(clock.elapsed),
      }),
    )
  }
  const coredns = (pods: number, readyReplicas = 0) =>
    object('deployments/kube-system/coredns', {
      uid: 'd',
      generation: 1,
      content: { spec: { replicas: 2 }, status: { observedGeneration: 1, replicas: pods, readyReplicas } },
    })

  test("waits for the pods of the cluster's own workloads, ready or not, and until two looks agree", async () => {
    const { look, at } = await baseline(s => ({
      objects: [coredns(s < 3 ? 1 : 2), ...(s < 4 ? [] : [object('configmaps/x/late', { uid: 'late' })])],
    }))
    expect(at).toBeGreaterThanOrEqual(3)
    expect(at).toBeLessThan(8)
    expect(look.objects.has('d')).toBe(true)
  })

  test('does not believe a status that its controller has not written yet', async () => {
    const daemons = (observedGeneration: number) =>
      object('daemonsets/kube-system/kube-proxy', {
        uid: 'ds',
        generation: 1,
        content: { spec: {}, status: { observedGeneration, currentNumberScheduled: 0, desiredNumberScheduled: 0 } },
      })
    const { at } = await baseline(s => ({ objects: [daemons(s < 3 ? 0 : 1)] }))
    expect(at).toBeGreaterThanOrEqual(3)
    expect(at).toBeLessThan(8)
  })

  test("waits for an earlier run's namespace to go", async () => {
    const leaving = object('namespaces/earlier', { uid: 'ns', ...inDeletion })
    const { look, at } = await baseline(s => ({ objects: s < 6 ? [leaving] : [] }))
    expect(look.objects.size).toBe(0)
    expect(at).toBeLessThan(8)
  })

  test('takes what has been stuck in deletion for long as part of it', async () => {
    const { look, at } = await baseline(() => ({ objects: [held] }))
    expect(look.objects.size).toBe(1)
    expect(at).toBeLessThan(13)
  })

  test('is taken anyway when the time is up', async () => {
    const { at, quiet } = await baseline(() => ({ objects: [coredns(1)] }))
    expect(quiet, 'whoever takes it is to be warned').toBe(false)
    expect(at).toBeGreaterThanOrEqual(30)
    expect(at).toBeLessThan(32)
  })
})
