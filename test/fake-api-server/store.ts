/** Objects in memory with resource versions, a history for watches, and a memory that can be cut off (410 Gone). */
import type { KubeObject, ResourceType } from '../../src/kube/object.ts'
import { apiVersionOf } from '../../src/kube/paths.ts'

export type FakeObject = {
  metadata: { name: string; namespace?: string; [field: string]: unknown }
  [field: string]: unknown
}

export interface StoredEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  resource: string
  object: KubeObject
  version: number
}

export class Store {
  version = 1000
  /** watches and continue tokens from before this version are answered with 410 */
  oldest = 0
  readonly history: StoredEvent[] = []
  readonly #objects = new Map<string, Map<string, KubeObject>>()
  readonly #listeners = new Set<(event: StoredEvent) => void>()

  /** All objects of `resource.group`, in the order of their names. */
  list(resource: string, namespace?: string): KubeObject[] {
    const all = [...(this.#objects.get(resource)?.entries() ?? [])]
    const sorted = all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object)
    return namespace === undefined ? sorted : sorted.filter(object => object.metadata.namespace === namespace)
  }

  get(resource: string, name: string, namespace?: string): KubeObject | undefined {
    return this.#objects.get(resource)?.get(`${namespace ?? ''}/${name}`)
  }

  /** Makes the object, or changes the one that is there: given fields replace those of before. */
  put(resource: string, type: ResourceType, object: FakeObject): KubeObject {
    const { name, namespace } = object.metadata
    const old = this.get(resource, name, namespace)
    this.version += 1
    const stored: KubeObject = {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      ...old,
      ...object,
      metadata: {
        uid: `uid-${this.version}`,
        creationTimestamp: new Date(Date.UTC(2026, 0, 1) + this.version * 1000).toISOString(),
        ...old?.metadata,
        ...object.metadata,
        resourceVersion: String(this.version),
      },
    }
    const objects = this.#objects.get(resource) ?? new Map<string, KubeObject>()
    this.#objects.set(resource, objects.set(`${namespace ?? ''}/${name}`, stored))
    this.#record({ type: old ? 'MODIFIED' : 'ADDED', resource, object: stored, version: this.version })
    return stored
  }

  /** Removes the object; with finalizers it only gets a deletionTimestamp, as on a real server. */
  delete(resource: string, type: ResourceType, name: string, namespace?: string): void {
    const old = this.get(resource, name, namespace)
    if (!old) return
    if (old.metadata.finalizers?.length) {
      const deletionTimestamp = old.metadata.deletionTimestamp ?? new Date().toISOString()
      this.put(resource, type, { ...old, metadata: { ...old.metadata, deletionTimestamp } })
      return
    }
    this.version += 1
    this.#objects.get(resource)?.delete(`${namespace ?? ''}/${name}`)
    const object = { ...old, metadata: { ...old.metadata, resourceVersion: String(this.version) } }
    this.#record({ type: 'DELETED', resource, object, version: this.version })
  }

  /** Forgets the history: watches and continue tokens from before now are answered with 410. */
  compact(): void {
    this.version += 1
    this.oldest = this.version
    this.history.length = 0
  }

  subscribe(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #record(event: StoredEvent): void {
    this.history.push(event)
    for (const listener of this.#listeners) listener(event)
  }
}
