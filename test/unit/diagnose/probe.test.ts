/** The teardown probe against a cluster that changes with a fake clock: it ends as early as the answer is known. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../src/diagnose/evidence/evidence.ts'
import { probePlan } from '../../../src/diagnose/probe/plan.ts'
import { probe } from '../../../src/diagnose/probe/probe.ts'
import { ApiError } from '../../../src/kube/errors.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { DELETED_AT, evidence, operator, release, thing } from '../../builders/evidence.ts'
import { CRD, FINALIZER, setByOperator } from '../../builders/scenes.ts'
import { fakeClock, type Scene, scriptedApi } from '../../builders/scripted-api.ts'

const LIMIT_MS = 20_000
const signal = new AbortController().signal
const apps = thing('namespaces/apps', { uid: 'apps' })
const crd = thing(CRD)
const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
const settings = thing('configmaps/apps/settings')
/** the operator was in the release and is gone */
const abandoned = evidence({ before: [apps], after: [apps, crd, demo], release: release({ objects: [operator()] }) })

/** The object in deletion, with what its status says. */
function deleting(object: SnapshotObject, ...conditions: [type: string, reason: string][]): SnapshotObject {
  const list = conditions.map(([type, reason]) => ({ type, status: 'True', reason, message: `because of ${reason}` }))
  return { ...object, deletionTimestamp: DELETED_AT, content: { status: { conditions: list } } }
}

const held = (...types: string[]) => types.map((type): [string, string] => [type, 'SomethingRemains'])

async function run(seen: Evidence, sceneAt: (ms: number) => Scene, over: { refused?: string } = {}) {
  const clock = fakeClock()
  const asked: string[] = []
  const api = scriptedApi(clock, sceneAt)
  api.delete = async (_, name, _namespace, { uid = '' } = {}) => {
    asked.push(`${name} ${uid}`)
    if (over.refused !== undefined) throw new ApiError({ message: over.refused, path: '/', status: 403 })
    return true
  }
  const result = await probe(api, seen, probePlan(seen, { shared: false }), { timeoutMs: LIMIT_MS, signal, clock })
  return { result, elapsed: clock.elapsed, asked }
}

describe('all goes', () => {
  test('it ends when the last is gone, and says how long each took', async () => {
    const { result, elapsed, asked } = await run(abandoned, ms => ({
      objects: [...(ms < 6_000 ? [deleting(apps)] : []), ...(ms < 400 ? [deleting(crd), deleting(demo)] : [])],
    }))
    expect(asked).toEqual(['apps apps', `databases.db.example.com ${crd.id.uid}`])
    expect(result).toMatchObject({ end: 'gone', namespaces: [{ deleted: true }], crds: [{ deleted: true }] })
    expect(result.crds[0]?.durationMs).toBeLessThan(1_000)
    expect(elapsed).toBeGreaterThanOrEqual(6_000)
    expect(elapsed).toBeLessThan(7_100)
  })

  test('another object of the same name is not the one that was deleted', async () => {
    const { result } = await run(abandoned, () => ({ objects: [thing('namespaces/apps', { uid: 'new' })] }))
    expect(result).toMatchObject({ end: 'gone', namespaces: [{ deleted: true }] })
  })
})

describe('an API server that stops answering', () => {
  const broken = (from: number) => (ms: number) => {
    if (ms >= from) throw new Error('connection reset')
    return { objects: [deleting(apps, ...held('NamespaceContentRemaining')), deleting(crd), deleting(demo)] }
  }

  test('ends the probe with what was seen', async () => {
    const { result } = await run(abandoned, broken(1_000))
    expect(result).toMatchObject({ end: 'limit', brokenOff: 'connection reset' })
    expect(result.namespaces[0]).toMatchObject({ deleted: false, conditions: [{ type: 'NamespaceContentRemaining' }] })
  })

  test('fails the probe when nothing was seen', async () => {
    await expect(run(abandoned, broken(0))).rejects.toThrow('connection reset')
  })
})

describe('what is left can provably not go', () => {
  const inDeletion = deleting(demo)
  const stuck = (ms: number): Scene => ({
    objects: [
      ms < 5_000
        ? deleting(apps)
        : deleting(apps, ...held('NamespaceContentRemaining', 'NamespaceFinalizersRemaining')),
      deleting(crd, ...held('Established', 'Terminating')),
      inDeletion,
    ],
  })

  test('features 41 and 95: it ends long before the limit, quotes the conditions and names what holds', async () => {
    const { result, elapsed } = await run(abandoned, stuck)
    expect(elapsed).toBeLessThan(9_000)
    const blocking = [
      {
        id: demo.id,
        finalizers: [FINALIZER],
        why: `finalizer ${FINALIZER}: Deployment/my-operator (apps), which removes it, is gone`,
      },
    ]
    expect(result).toMatchObject({
      end: 'blocked',
      namespaces: [
        {
          deleted: false,
          remaining: 1,
          blocking,
          conditions: [{ type: 'NamespaceContentRemaining' }, { type: 'NamespaceFinalizersRemaining' }],
        },
      ],
      // Established is no condition of the deletion.
      crds: [{ deleted: false, blocking, conditions: [{ type: 'Terminating' }] }],
    })
  })

  test('never before the namespace controller has looked', async () => {
    const { elapsed } = await run(abandoned, stuck)
    expect(elapsed).toBeGreaterThan(5_000)
  })

  test('it waits while something moves', async () => {
    const seen = { ...abandoned, after: evidence({ after: [apps, crd, demo, settings] }).after }
    const { elapsed } = await run(seen, ms => {
      const { objects } = stuck(ms)
      return { objects: ms < 12_000 ? [...objects, deleting(settings)] : objects }
    })
    expect(elapsed).toBeGreaterThan(12_000)
  })
})

describe('what might still go is waited for until the limit', () => {
  test('a finalizer of the chart, while a pod that may be its controller is alive', async () => {
    const seen = { ...abandoned, release: release({ objects: [] }) }
    const objects = [deleting(apps, ...held('NamespaceFinalizersRemaining')), deleting(demo)]
    expect((await run(seen, () => ({ objects, alive: ['ReplicaSet'] }))).result.end).toBe('limit')
  })

  const odd = thing('configmaps/apps/odd', { finalizers: ['odd.example.org/x'] })
  const seen = evidence({ before: [apps], after: [apps, odd] })
  const objects = [deleting(apps, ...held('NamespaceFinalizersRemaining')), deleting(odd)]

  test('a finalizer of nobody we know, while a pod is alive', async () => {
    const { result, elapsed } = await run(seen, () => ({ objects, alive: ['ReplicaSet'] }))
    expect(result.end).toBe('limit')
    expect(elapsed).toBe(LIMIT_MS)
  })

  test('no longer than settling would, when no pod is', async () => {
    const { result, elapsed } = await run(seen, () => ({ objects }))
    expect(result.end).toBe('blocked')
    expect(elapsed).toBeLessThan(8_000)
  })

  test('a pod inside its grace period', async () => {
    const pod = thing('pods/apps/slow', { deletionGracePeriodSeconds: 30 })
    const { result } = await run(evidence({ before: [apps], after: [apps, pod] }), () => ({
      objects: [deleting(apps, ...held('NamespaceContentRemaining')), deleting(pod)],
    }))
    expect(result).toMatchObject({
      end: 'limit',
      namespaces: [{ blocking: [{ why: 'inside its grace period of 30 s' }] }],
    })
  })
})

test('a namespace that hangs without a word is given up before the limit', async () => {
  const seen = evidence({ before: [apps], after: [apps, settings] })
  const { result, elapsed } = await run(seen, () => ({ objects: [deleting(apps)] }))
  expect(result).toMatchObject({ end: 'blocked', namespaces: [{ conditions: [], remaining: 0, blocking: [] }] })
  expect(elapsed).toBeLessThan(LIMIT_MS)
})

test('a deletion that is refused is not waited for', async () => {
  const { result, elapsed } = await run(abandoned, () => ({ objects: [apps, crd, demo] }), { refused: 'denied' })
  expect(result).toMatchObject({ end: 'blocked', namespaces: [{ refused: 'denied' }], crds: [{ refused: 'denied' }] })
  expect(elapsed).toBeLessThan(1_000)
})

test('what is in deletion already is not deleted again', async () => {
  const before = deleting(crd)
  const { asked } = await run(evidence({ before: [apps], after: [apps, before] }), () => ({ objects: [] }))
  expect(asked).toEqual([])
})
