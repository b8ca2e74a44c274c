import { expect, test } from 'vitest'
import type { KubeObject, ResourceType } from '../../../src/kube/object.ts'
import { describeFailedInstall } from '../../../src/scenario/failed-install.ts'
import { podProblems } from '../../../src/scenario/pod-problems.ts'
import { object, snapshot } from '../../builders/snapshot.ts'

const signal = new AbortController().signal
const metadata = { name: 'p', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }

function pod(status: Record<string, unknown>, name = 'p'): KubeObject {
  return { metadata: { ...metadata, name }, status }
}

function container(changes: Record<string, unknown>): Record<string, unknown> {
  return { name: 'main', ready: false, restartCount: 0, state: {}, lastState: {}, ...changes }
}

const texts = (status: Record<string, unknown>) => podProblems(pod(status)).map(({ text }) => text)

test.for<[string, Record<string, unknown>, string[]]>([
  ['ready', { phase: 'Running', containerStatuses: [container({ ready: true, state: { running: {} } })] }, []],
  ['succeeded', { phase: 'Succeeded', containerStatuses: [container({})] }, []],
  [
    'image cannot be pulled',
    {
      phase: 'Pending',
      containerStatuses: [container({ state: { waiting: { reason: 'ErrImagePull', message: 'a\nb' } } })],
    },
    ['Pending, container main: ErrImagePull: a b'],
  ],
  [
    'crash loop',
    {
      phase: 'Running',
      containerStatuses: [
        container({
          restartCount: 3,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
        }),
      ],
    },
    ['Running, container main: CrashLoopBackOff, exit code 137 (OOMKilled), 3 restarts'],
  ],
  [
    'readiness probe fails',
    { phase: 'Running', containerStatuses: [container({ state: { running: {} }, restartCount: 1 })] },
    ['Running, container main: running, not ready, 1 restart'],
  ],
  [
    'an init container hangs: the containers that wait for it are no cause',
    {
      phase: 'Pending',
      initContainerStatuses: [container({ name: 'init', state: { running: {} } })],
      containerStatuses: [container({ state: { waiting: { reason: 'PodInitializing' } } })],
    },
    ['Pending, container init: running, not ready'],
  ],
  [
    'not scheduled',
    {
      phase: 'Pending',
      conditions: [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes are available' },
      ],
    },
    ['Pending, Unschedulable: 0/1 nodes are available'],
  ],
  ['nothing known yet', { phase: 'Pending' }, ['Pending']],
])('a pod: %s', ([, status, expected]) => {
  expect(texts(status)).toEqual(expected)
})

test('feature 26: a failed install shows pod states, logs and warnings, bounded', async () => {
  const crashed = container({ state: { terminated: { exitCode: 4 } } })
  const event = (index: number): KubeObject => ({
    metadata: { ...metadata, name: `e${index}` },
    ...{ involvedObject: { kind: 'Pod', name: 'p' }, reason: 'BackOff', message: `event ${index}`, count: index },
    lastTimestamp: `2026-01-01T00:00:${String(index).padStart(2, '0')}Z`,
  })
  const items: Record<string, KubeObject[]> = {
    pods: Array.from({ length: 12 }, (_, index) => pod({ phase: 'Failed', containerStatuses: [crashed] }, `p${index}`)),
    events: Array.from({ length: 12 }, (_, index) => event(11 - index)),
  }
  const lines = await describeFailedInstall(
    {
      list: async (type: ResourceType) => ({ items: items[type.resource] ?? [], resourceVersion: '1' }),
      podLog: async (_namespace, name) => (name === 'p0' ? `hello\n${'x'.repeat(1000)}\n` : ''),
    },
    'ns',
    signal,
  )
  expect(lines[0]).toBe('Pod/p0: Failed, container main: exit code 4')
  expect(lines[1]).toBe('  main | hello')
  expect(lines[2]).toHaveLength(300)
  expect(lines).toContain('… and 2 more that are not ready')
  expect(lines.at(-1)).toBe('Pod/p: BackOff: event 11 (11 times)')
  expect(lines.filter(line => line.includes('BackOff'))).toHaveLength(10)
})

test('warnings of earlier runs are left out', async () => {
  const event = (uid: string, resourceVersion: string): KubeObject => ({
    metadata: { ...metadata, uid, resourceVersion },
    ...{ involvedObject: { kind: 'Pod', name: uid }, reason: 'BackOff', message: 'again' },
  })
  const before = snapshot(['stale', 'again'].map(uid => object(`events/ns/${uid}`, { uid })))
  const items = [event('stale', '1'), event('again', '2'), event('new', '1')]
  const list = async (type: ResourceType) => ({ items: type.resource === 'events' ? items : [], resourceVersion: '1' })
  const lines = await describeFailedInstall({ list, podLog: async () => '' }, 'ns', signal, before)
  expect(lines).toEqual(['Pod/again: BackOff: again', 'Pod/new: BackOff: again'])
})

test('feature 26: what cannot be read is said, and the rest is shown', async () => {
  const lines = await describeFailedInstall(
    {
      list: async (type: ResourceType) => {
        if (type.resource === 'events') throw new Error('events is forbidden')
        const status = { phase: 'Failed', containerStatuses: [container({ state: { terminated: { exitCode: 1 } } })] }
        return { items: [pod(status)], resourceVersion: '1' }
      },
      podLog: () => Promise.reject(new Error('log is gone')),
    },
    'ns',
    signal,
  )
  expect(lines).toEqual([
    'Pod/p: Failed, container main: exit code 1',
    '  main |   log of main could not be read: log is gone',
    'events could not be read: events is forbidden',
  ])
})

test('a cancel is not swallowed', async () => {
  const list = () => Promise.reject(new Error('aborted'))
  const cancelled = AbortSignal.abort(new Error('cancelled by a test'))
  await expect(describeFailedInstall({ list, podLog: async () => '' }, 'ns', cancelled)).rejects.toThrow(
    'cancelled by a test',
  )
})
