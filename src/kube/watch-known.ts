/** What a watch knows of the objects of its type, so that a new list can be told as events. */
import type { WatchEvent } from './api.ts'
import type { PartialObject } from './object.ts'

export class KnownObjects {
  #byName = new Map<string, PartialObject>()
  readonly #onEvent: (event: WatchEvent<PartialObject>) => void

  constructor(known: Iterable<PartialObject>, onEvent: (event: WatchEvent<PartialObject>) => void) {
    for (const object of known) this.#byName.set(keyOf(object), object)
    this.#onEvent = onEvent
  }

  /** An event of the server: remembered and passed on. */
  take(event: WatchEvent<PartialObject>): void {
    if (event.type === 'DELETED') this.#byName.delete(keyOf(event.object))
    else this.#byName.set(keyOf(event.object), event.object)
    this.#onEvent(event)
  }

  /** A complete list: tells how it differs from what was known. Another UID under the same name is a deletion and an addition. */
  replaceWith(items: readonly PartialObject[]): void {
    const before = this.#byName
    this.#byName = new Map(items.map(object => [keyOf(object), object]))
    for (const [key, object] of before) {
      if (this.#byName.get(key)?.metadata.uid !== object.metadata.uid) this.#onEvent({ type: 'DELETED', object })
    }
    for (const [key, object] of this.#byName) {
      const old = before.get(key)
      if (old?.metadata.uid !== object.metadata.uid) this.#onEvent({ type: 'ADDED', object })
      else if (old.metadata.resourceVersion !== object.metadata.resourceVersion)
        this.#onEvent({ type: 'MODIFIED', object })
    }
  }

  /** The type is no longer served, so none of its objects is. */
  allDeleted(): void {
    this.replaceWith([])
  }
}

function keyOf({ metadata }: PartialObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}
