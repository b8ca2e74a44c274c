/** An `Api` whose cluster changes with a fake clock: settling is tested without waiting. */

import type { Clock } from '../../src/clock.ts'
import type { Api, Discovery, ObjectList } from '../../src/kube/api.ts'
import type { KubeObject, ManagedFieldsEntry, PartialObject, ResourceType } from '../../src/kube/object.ts'
import type { SnapshotObject, Writer } from '../../src/snapshot/snapshot.ts'

export interface FakeClock extends Clock {
  /** milliseconds slept so far */
  readonly elapsed: number
}

export function fakeClock(): FakeClock {
  let now = 0
  return {
    get elapsed() {
      return now
    },
    now: () => now,
    random: () => 0,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      now += ms
    },
  }
}

/** What the cluster holds at a time; pods that are named in `alive` are running. */
export interface Scene {
  objects: SnapshotObject[]
  /** controller kinds of running pods that are not part of the scene's objects */
  alive?: ('Job' | 'ReplicaSet')[]
  /** resources that can't be listed */
  failing?: string[]
}

/** Serves the scene that is on at the clock's time. */
export function scriptedApi(clock: Clock, sceneAt: (ms: number) => Scene): Api {
  const scene = () => sceneAt(clock.now())
  const typesOf = () => {
    const types = new Map<string, ResourceType>()
    for (const { id } of scene().objects) {
      const { group, version, resource, kind } = id
      types.set(`${resource}.${group}`, {
        group,
        version,
        resource,
        kind,
        namespaced: id.namespace !== undefined,
        verbs: ['list'],
      })
    }
    return [...types.values()]
  }
  const listed = (type: ResourceType): KubeObject[] =>
    scene()
      .objects.filter(({ id }) => id.resource === type.resource && id.group === type.group)
      .map(toKube)
  const unused = () => Promise.reject(new Error('not part of the script'))
  return {
    server: 'https://scripted',
    version: async () => 'v1.36.3',
    discover: async (): Promise<Discovery> => ({
      types: typesOf(),
      failures: (scene().failing ?? []).map(resource => ({ resource, error: '503' })),
    }),
    listMetadata: async (type): Promise<ObjectList<PartialObject>> => ({ items: listed(type), resourceVersion: '1' }),
    list: async (type, options): Promise<ObjectList<KubeObject>> => ({
      items: options?.fieldSelector ? (scene().alive ?? []).map(runningPod) : listed(type),
      resourceVersion: '1',
    }),
    get: async (type, name) => listed(type).find(({ metadata }) => metadata.name === name),
    apply: unused,
    // The script says what comes of it.
    delete: async () => true,
    watchMetadata: unused,
    podLog: unused,
    getPath: unused,
    close: async () => {},
  }
}

function toKube({ id, ...object }: SnapshotObject): KubeObject {
  const { content, owners, writers, ...metadata } = object
  return {
    ...content,
    metadata: {
      ...metadata,
      name: id.name,
      uid: id.uid,
      ownerReferences: owners,
      managedFields: writers.map(managedFields),
      ...(id.namespace && { namespace: id.namespace }),
    },
  }
}

function managedFields({ setsFinalizers, finalizers: _, ...entry }: Writer): ManagedFieldsEntry {
  return { ...entry, ...(setsFinalizers && { fieldsV1: { 'f:metadata': { 'f:finalizers': {} } } }) }
}

function runningPod(kind: string, index: number): KubeObject {
  const owner = { apiVersion: 'x/v1', kind, name: 'owner', uid: `owner-${index}`, controller: true }
  return {
    metadata: {
      name: `alive-${index}`,
      namespace: 'apps',
      uid: `alive-${index}`,
      resourceVersion: '1',
      creationTimestamp: '2026-11-21T10:00:00Z',
      ownerReferences: [owner],
    },
    status: { phase: 'Running' },
  }
}
