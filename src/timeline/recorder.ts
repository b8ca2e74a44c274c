/** Watches everything from a snapshot on, metadata only, and writes down what happens. A watch that breaks ends no run. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api, WatchEvent } from '../kube/api.ts'
import type { PartialObject, ResourceType } from '../kube/object.ts'
import { resourceName } from '../kube/object.ts'
import { messageOf } from '../problem.ts'
import { type ObjectId, objectId } from '../snapshot/object-id.ts'
import type { Snapshot, SnapshotObject } from '../snapshot/snapshot.ts'
import { isStored } from '../snapshot/take-snapshot.ts'
import { lastWriter, writersOf } from '../snapshot/writers.ts'
import { happeningOf, type State, stateOf } from './object-state.ts'
import type { Blind, Happening, Timeline, TimelineEvent } from './timeline.ts'

/** Events of the cluster are read where they explain something; watching them costs more than all the rest. */
const UNWATCHED = /^events(\.events\.k8s\.io)?$/
/** More is not kept: a run that makes so much is explained by its beginning. */
const MOST_EVENTS = 20_000
/** Discovery names the type of a CRD a moment after the CRD is established; a conversion webhook may need longer. */
const FIRST_DELAY_MS = 300
const GIVEN_UP_AFTER_MS = 10_000

/** Told of each event of a Job or Pod, also of those that only change its status. */
export type Listener = (id: ObjectId, object: PartialObject, isGone: boolean) => void

export class Recorder implements AsyncDisposable {
  readonly #api: Api
  readonly #givenUpAfterMs: number
  readonly #ended = new AbortController()
  readonly #watched = new Map<string, Promise<void>>()
  /** by UID: what an event is compared with */
  readonly #states = new Map<string, State>()
  readonly #events: TimelineEvent[] = []
  readonly #blind: Blind[] = []
  readonly #listeners: Listener[] = []
  /** what CRDs have announced and is not watched yet */
  readonly #announced = new Map<string, Announced>()
  #discovering: Promise<void> | undefined

  private constructor(api: Api, givenUpAfterMs: number) {
    this.#api = api
    this.#givenUpAfterMs = givenUpAfterMs
  }

  /** Begins where the lists of the snapshot ended. */
  static from(api: Api, snapshot: Snapshot, { givenUpAfterMs = GIVEN_UP_AFTER_MS } = {}): Recorder {
    const recorder = new Recorder(api, givenUpAfterMs)
    const byType = Map.groupBy(snapshot.objects.values(), ({ id }) => resourceName(id))
    for (const type of snapshot.types) {
      const resourceVersion = snapshot.resourceVersions.get(resourceName(type))
      const known = byType.get(resourceName(type)) ?? []
      for (const object of known) recorder.#states.set(object.id.uid, stateOf(partial(object)))
      if (resourceVersion !== undefined) recorder.#watch(type, resourceVersion, known.map(partial))
    }
    return recorder
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  get timeline(): Timeline {
    return { events: [...this.#events], blind: [...this.#blind] }
  }

  /** Ends all watches. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort(new Error('the timeline has ended'))
    await Promise.allSettled([...this.#watched.values(), this.#discovering])
  }

  #watch(type: ResourceType, resourceVersion: string, known: PartialObject[]): void {
    const name = resourceName(type)
    if (UNWATCHED.test(name) || !type.verbs.includes('watch') || this.#watched.has(name)) return
    const { signal } = this.#ended
    const take = (event: WatchEvent<PartialObject>) => this.#take(type, event)
    const watching = this.#api.watchMetadata(type, resourceVersion, take, signal, known).then(
      // The type went with its CRD: another CRD may bring it again.
      () => void this.#watched.delete(name),
      error => void this.#blind.push({ resource: name, error: messageOf(error) }),
    )
    this.#watched.set(name, watching)
  }

  #take(type: ResourceType, { type: kind, object }: WatchEvent<PartialObject>): void {
    const id = objectId(type, object.metadata)
    const before = this.#states.get(id.uid)
    const now = stateOf(object)
    if (kind === 'DELETED') this.#states.delete(id.uid)
    else this.#states.set(id.uid, now)
    const happening = kind === 'DELETED' ? 'deleted' : happeningOf(before, now)
    if (happening !== undefined && this.#events.length < MOST_EVENTS) this.#events.push(eventOf(happening, id, object))
    if (id.kind === 'Job' || id.kind === 'Pod')
      for (const listener of this.#listeners) listener(id, object, kind === 'DELETED')
    if (resourceName(id) === CRDS) this.#takeCrd(id.name, kind === 'DELETED')
  }

  /** A CRD has the name of the resource it brings. */
  #takeCrd(resource: string, isGone: boolean): void {
    if (isGone) return void this.#announced.delete(resource)
    if (this.#watched.has(resource) || this.#announced.has(resource)) return
    this.#announced.set(resource, { since: performance.now(), error: 'its type is not served' })
    this.#discovering ??= this.#watchAnnounced().finally(() => {
      this.#discovering = undefined
    })
  }

  /** Looks for the announced types until each is watched or given up. */
  async #watchAnnounced(): Promise<void> {
    const { signal } = this.#ended
    for (let delayMs = FIRST_DELAY_MS; this.#announced.size > 0; delayMs *= 1.5) {
      await sleep(delayMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      const { types } = await this.#api.discover({ signal }).catch(() => ({ types: [] }))
      const fresh = types.filter(type => isStored(type) && !this.#watched.has(resourceName(type)))
      await Promise.all(fresh.map(type => this.#begin(type)))
      this.#giveUp(performance.now() - this.#givenUpAfterMs)
    }
  }

  async #begin(type: ResourceType): Promise<void> {
    const name = resourceName(type)
    try {
      const list = await this.#api.listMetadata(type, { signal: this.#ended.signal })
      for (const object of list.items) this.#take(type, { type: 'ADDED', object })
      this.#watch(type, list.resourceVersion, list.items)
      this.#announced.delete(name)
    } catch (error) {
      const announced = this.#announced.get(name)
      if (announced !== undefined) announced.error = messageOf(error)
    }
  }

  #giveUp(announcedBefore: number): void {
    for (const [resource, { since, error }] of this.#announced) {
      if (since > announcedBefore) continue
      this.#blind.push({ resource, error })
      this.#announced.delete(resource)
    }
  }
}

interface Announced {
  /** by performance.now() */
  since: number
  /** why it is not watched yet */
  error: string
}

const CRDS = 'customresourcedefinitions.apiextensions.k8s.io'

function eventOf(event: Happening, id: ObjectId, { metadata }: PartialObject): TimelineEvent {
  const wrote = event === 'created' || event === 'changed'
  const manager = wrote ? lastWriter(writersOf(metadata.managedFields ?? []))?.manager : undefined
  const owners = metadata.ownerReferences ?? []
  return { at: new Date().toISOString(), event, id, owners, ...(manager !== undefined && { manager }) }
}

function partial({ id, owners, ...object }: SnapshotObject): PartialObject {
  const { writers: _w, content: _c, ...metadata } = object
  const place = { name: id.name, uid: id.uid, ...(id.namespace !== undefined && { namespace: id.namespace }) }
  return { metadata: { ...metadata, ...place, ownerReferences: owners } }
}
