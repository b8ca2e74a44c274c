/** A12: only for the hook that stopped the uninstall, and only when it never ran. */
import { describe, expect, test } from 'vitest'
import type { ClusterEvent } from '../../../src/diagnose/evidence/evidence.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import type { TimelineEvent } from '../../../src/timeline/timeline.ts'
import {
  evidence,
  hook,
  LATER,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
} from '../../builders/evidence.ts'
import { aborted, abortedRun } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const event = (about: string, reason: string, message = '', uid = 'gone'): ClusterEvent => ({
  ...{ at: LATER, type: 'Warning', reason, message, uid, about },
})
const POD = 'Pod/cleanup-x7f2k (apps)'
const unpulled = event(POD, 'Failed', 'Failed to pull image "x": i/o timeout')
const unscheduled = (about: string, uid?: string) =>
  event(about, 'FailedScheduling', '0/1 nodes are available: 1 Insufficient cpu', uid)

/** The pod of the hook is gone, or the hook's delete policy took both away. */
const withoutPods: Scene = {
  after: (aborted().after ?? []).filter(({ id }) => !/^(jobs|pods)$/.test(id.resource)),
  full: [],
}
const pod = (aborted().after ?? []).find(({ id }) => id.kind === 'Pod') as NonNullable<Scene['after']>[number]
const podIs = (status: object): Scene => ({ full: [[pod, { status: { ...status } }]] })
const waiting = (reason: string) => ({ state: { waiting: { reason, message: 'Back-off pulling image' } } })

/** Helm names `cleanup`; this one is one more. */
const otherHook: Scene = {
  release: release({
    objects: [manifest('configmaps/apps/settings')],
    hooks: [hook('jobs/apps/cleanup'), hook('jobs/apps/other')],
  }),
}

function timeline(name: string, owner: NonNullable<Scene['after']>[number]): NonNullable<Scene['timeline']> {
  const { id, owners } = thing(`pods/apps/${name}`, { uid: 'seen', owners: controlledBy(owner) })
  const created: TimelineEvent = { at: LATER, event: 'created', id, owners }
  return { events: [created], blind: [] }
}

const explained = (over: Scene) => {
  const [finding] = explain(evidence(aborted(over)))
  return finding as NonNullable<typeof finding>
}

describe('A12: it never started', () => {
  test.for<[what: string, Scene]>([
    ['its image is not there', podIs({ phase: 'Pending', containerStatuses: [waiting('ImagePullBackOff')] })],
    [
      'that of its init container is not',
      podIs({ phase: 'Pending', initContainerStatuses: [waiting('ErrImagePull')] }),
    ],
    [
      'beside a sidecar that runs',
      podIs({ phase: 'Pending', containerStatuses: [waiting('ImagePullBackOff'), { state: { running: {} } }] }),
    ],
    [
      'the kubelet has ended it with its pod, which Helm deleted',
      {
        events: [unpulled],
        ...podIs({
          containerStatuses: [
            { state: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown', startedAt: null } } },
          ],
        }),
      },
    ],
    ['an event of a pod that nobody saw', { ...withoutPods, events: [unpulled] }],
    [
      'an event of a pod that the timeline has',
      {
        ...withoutPods,
        events: [unscheduled('Pod/cleanup-x7f2k (apps)', 'seen')],
        timeline: timeline('cleanup-x7f2k', thing('jobs/apps/cleanup')),
      },
    ],
  ])('%s', ([, over]) => expect(explained(over).class).toBe('A12'))
})

test('the cause names the image, from the one event that does', () => {
  const events = [
    event(POD, 'Failed', 'Failed to pull image "localhost/nope:1": failed to resolve reference: connection refused'),
    event(POD, 'Failed', 'Error: ErrImagePull'),
    event(POD, 'Failed', 'Error: ImagePullBackOff'),
    event(POD, 'Failed', 'Error: ImagePullBackOff'),
  ]
  expect(explained({ ...withoutPods, events }).cause).toContain(
    'could not start (Failed to pull image "localhost/nope:1"), so',
  )
  expect(explained({ ...withoutPods, events: events.slice(1, 2) }).cause).toContain(
    'could not start (ErrImagePull), so',
  )
})

describe('A11: it ran, or it was another pod', () => {
  test.for<[what: string, Scene]>([
    [
      'the first pull took too long, and then it said something',
      { events: [unpulled], hookLogs: new Map([['pod', 'no']]) },
    ],
    [
      'the first pull took too long, and then it ended',
      {
        events: [unpulled],
        ...podIs({ containerStatuses: [{ state: { terminated: { exitCode: 1, startedAt: LATER } } }] }),
      },
    ],
    [
      'the first pull took too long, and an event says that it started',
      { ...withoutPods, events: [unpulled, event(POD, 'Started')] },
    ],
    [
      'it runs',
      { events: [unpulled], ...podIs({ phase: 'Running', containerStatuses: [{ state: { running: {} } }] }) },
    ],
    [
      'a pod of a Deployment with a longer name',
      { ...withoutPods, events: [unscheduled('Pod/cleanup-web-7d9f8c5b6-x7f2k (apps)')] },
    ],
    [
      'a pod of a StatefulSet with a longer name',
      { ...withoutPods, events: [unscheduled('Pod/cleanup-web-0 (apps)')] },
    ],
    ['a pod of that name in another namespace', { ...withoutPods, events: [unscheduled('Pod/cleanup-x7f2k (other)')] }],
    [
      'a pod of that name, of another owner',
      {
        ...withoutPods,
        events: [unscheduled('Pod/cleanup-x7f2k (apps)', 'seen')],
        timeline: timeline('cleanup-x7f2k', thing('replicasets/apps/cleanup')),
      },
    ],
    [
      'a hook that is not the one that stopped it',
      { ...withoutPods, ...otherHook, events: [unscheduled('Pod/other-x7f2k (apps)')] },
    ],
  ])('%s', ([, over]) => expect(explained(over).class).toBe('A11'))
})

test('"nothing was deleted" is not said when something was', () => {
  const gone = thing('deployments/apps/gone', ofRelease())
  const all = [manifest('configmaps/apps/settings'), operator(), manifest('deployments/apps/gone')]
  const partly = explained({
    ...withoutPods,
    events: [unpulled],
    installed: [gone],
    release: release({ objects: all, hooks: [hook('jobs/apps/cleanup')] }),
  })
  expect(partly.class).toBe('A12')
  expect(`${partly.title} ${partly.cause}`).not.toContain('nothing')
  expect(explained({ ...withoutPods, events: [unpulled] }).title).toContain('nothing was deleted')
})

test('when Helm failed at the deletion, its pre-delete hooks had succeeded: none is accused', () => {
  const uninstall = { ...abortedRun, stderr: 'Error: failed to delete release: app' }
  const finding = explained({ ...withoutPods, events: [unpulled], uninstall })
  expect(finding.class).toBe('A11')
  expect(finding.cause).not.toContain('hook')
})
