import { describe, expect, test } from 'vitest'
import { displayName } from '../../../src/snapshot/object-id.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { concerning } from '../../../src/timeline/select.ts'
import { createdAt, type Happening, predecessorOf, type TimelineEvent } from '../../../src/timeline/timeline.ts'
import { hook, manifest, release } from '../../builders/evidence.ts'
import { controlledBy, object } from '../../builders/snapshot.ts'

let seconds = 0
function happened(event: Happening, { id, owners }: SnapshotObject): TimelineEvent {
  seconds += 1
  return { at: new Date(Date.UTC(2026, 10, 21, 10, 0, seconds)).toISOString(), event, id, owners }
}
const timelineOf = (...events: TimelineEvent[]) => ({ events, blind: [] })

describe('questions', () => {
  const first = object('configmaps/apps/a')
  const second = object('configmaps/apps/a')
  const elsewhere = object('configmaps/other/a')

  test('when an object was made is known only of what was seen', () => {
    const event = happened('created', second)
    expect(createdAt(timelineOf(happened('changed', first), event), second.id.uid)).toBe(event.at)
    expect(createdAt(timelineOf(happened('changed', first)), first.id.uid)).toBeUndefined()
  })

  test('the predecessor was deleted at the same place before', () => {
    const deleted = happened('deleted', first)
    const events = [happened('deleted', elsewhere), deleted, happened('created', second)]
    expect(predecessorOf(timelineOf(...events), second.id)).toBe(deleted)
    expect(
      predecessorOf(timelineOf(happened('created', second), happened('deleted', first)), second.id),
    ).toBeUndefined()
  })
})

describe('the part that a report tells', () => {
  const deployment = object('deployments/apps/web')
  const set = object('replicasets/apps/web-1', { owners: controlledBy(deployment) })
  const pod = object('pods/apps/web-1-x', { owners: controlledBy(set) })
  const job = object('jobs/apps/cleanup')
  const hookPod = object('pods/apps/cleanup-x', { owners: controlledBy(job) })
  const stranger = object('pods/other/nginx')
  const left = object('configmaps/apps/left')
  const installed = release({ objects: [manifest('deployments/apps/web')], hooks: [hook('jobs/apps/cleanup')] })
  const names = (...objects: SnapshotObject[]) => objects.map(({ id }) => displayName(id))

  test('changed objects, workloads, hooks and what these made, nothing else', () => {
    const all = [deployment, set, pod, stranger, job, hookPod, left, object('configmaps/apps/gone')]
    const changes = [{ kind: 'left' as const, id: left.id, after: left, fields: [] }]
    const chosen = concerning(timelineOf(...all.map(thing => happened('created', thing))), changes, installed)
    expect(chosen.map(({ id }) => displayName(id))).toEqual(names(deployment, set, pod, job, hookPod, left))
  })

  test('of very much, mere changes are left out first, and then the oldest', () => {
    const noisy = Array.from({ length: 1000 }, () => happened('changed', pod))
    const events = [
      happened('created', deployment),
      happened('created', set),
      ...noisy,
      happened('deleted', deployment),
    ]
    expect(concerning(timelineOf(...events), [], installed).map(({ event }) => event)).toEqual([
      'created',
      'created',
      'deleted',
    ])
    const pods = Array.from({ length: 400 }, () => happened('created', deployment))
    expect(concerning(timelineOf(...pods), [], installed)).toEqual(pods.slice(-300))
  })
})
