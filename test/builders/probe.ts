/** What a teardown probe saw, with complete defaults: a test states only what differs. */
import type { Probe, Probed } from '../../src/diagnose/probe/probed.ts'
import type { SnapshotObject } from '../../src/snapshot/snapshot.ts'

/** The deletion of `target` did not end, held by `holders`. */
export function heldUp(target: SnapshotObject, holders: readonly SnapshotObject[], over: Partial<Probed> = {}): Probed {
  return {
    id: target.id,
    deleted: false,
    durationMs: 7_400,
    conditions: [{ type: 'Held', status: 'True', reason: 'SomethingRemains', message: `${holders.length} remain` }],
    remaining: holders.length,
    blocking: holders.map(({ id, finalizers }) => ({ id, finalizers, why: 'waits for something' })),
    ...over,
  }
}

export function went({ id }: SnapshotObject): Probed {
  return { id, deleted: true, durationMs: 300, conditions: [], remaining: 0, blocking: [] }
}

export function probed(over: Partial<Probe> = {}): Probe {
  return { end: 'blocked', durationMs: 7_400, namespaces: [], crds: [], ...over }
}
