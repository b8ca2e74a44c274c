/** The open watches of a fake API server. */
import type { KubeObject } from '../../src/kube/object.ts'
import type { Target } from './routes.ts'
import type { Store, StoredEvent } from './store.ts'

export interface WatchConnection {
  write(text: string): void
  end(): void
  onClose(listener: () => void): void
}

export class Watches {
  readonly #open = new Map<WatchConnection, string>()
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
    store.subscribe(event => {
      for (const [connection, resource] of this.#open) if (resource === event.resource) send(connection, event)
    })
  }

  get count(): number {
    return this.#open.size
  }

  /** Sends what happened since `resourceVersion`, and then what happens. */
  open(connection: WatchConnection, { resource }: Target, resourceVersion: number): void {
    if (resourceVersion < this.#store.oldest) {
      const message = `too old resource version: ${resourceVersion} (${this.#store.oldest})`
      const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 410, reason: 'Expired', message }
      connection.write(`${JSON.stringify({ type: 'ERROR', object: status })}\n`)
      connection.end()
      return
    }
    for (const event of this.#store.history) {
      if (event.resource === resource && event.version > resourceVersion) send(connection, event)
    }
    this.#open.set(connection, resource)
    connection.onClose(() => this.#open.delete(connection))
  }

  /** A bookmark with the store's version, to all. */
  bookmark(): void {
    const metadata = { resourceVersion: String(this.#store.version), creationTimestamp: null }
    for (const connection of this.#open.keys()) {
      connection.write(`${JSON.stringify({ type: 'BOOKMARK', object: { kind: 'PartialObjectMetadata', metadata } })}\n`)
    }
  }

  /** Ends the watches of a resource, or all. */
  end(resource?: string): void {
    for (const [connection, watched] of [...this.#open]) {
      if (resource !== undefined && resource !== watched) continue
      this.#open.delete(connection)
      connection.end()
    }
  }
}

/** In two pieces: the boundaries of network packets are not those of lines. */
function send(connection: WatchConnection, { type, object }: StoredEvent): void {
  const line = `${JSON.stringify({ type, object: partial(object) })}\n`
  connection.write(line.slice(0, 20))
  connection.write(line.slice(20))
}

function partial({ metadata }: KubeObject) {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }
}
