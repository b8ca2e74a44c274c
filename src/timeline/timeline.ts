/** What happened to every object of a run, in order: the words, and questions that can be asked of it. */
import type { OwnerReference } from '../kube/object.ts'
import { type ObjectId, placeOf } from '../snapshot/object-id.ts'

/**
 * created, deleted: as they say · deletion-asked: it has a deletionTimestamp now and waits for its finalizers or its grace period ·
 * changed: its spec, labels, annotations, finalizers or owners did; status and managedFields do not count
 */
export const HAPPENINGS = ['created', 'changed', 'deletion-asked', 'deleted'] as const
export type Happening = (typeof HAPPENINGS)[number]

export interface TimelineEvent {
  /** RFC 3339, by our own clock: a creationTimestamp has whole seconds only */
  at: string
  event: Happening
  id: ObjectId
  owners: OwnerReference[]
  /** the field manager that wrote last, of what was created or changed; a deletion leaves no name */
  manager?: string
}

/** A resource whose events are missing, from some moment on. */
export interface Blind {
  resource: string
  error: string
}

export interface Timeline {
  /** oldest first */
  events: readonly TimelineEvent[]
  blind: readonly Blind[]
}

export const NO_TIMELINE: Timeline = { events: [], blind: [] }

/** When the object with this UID was made; undefined: before the timeline began, or unseen. */
export function createdAt({ events }: Timeline, uid: string): string | undefined {
  return events.find(({ event, id }) => event === 'created' && id.uid === uid)?.at
}

/** The last object that was deleted at the place of this one before it was made. */
export function predecessorOf({ events }: Timeline, id: ObjectId): TimelineEvent | undefined {
  const place = placeOf(id)
  const made = events.findIndex(other => other.event === 'created' && other.id.uid === id.uid)
  const before = made === -1 ? [] : events.slice(0, made)
  return before.findLast(other => other.event === 'deleted' && other.id.uid !== id.uid && placeOf(other.id) === place)
}
