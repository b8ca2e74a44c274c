/** Events: what the cluster says of what it does. */
import type { KubeObject } from './object.ts'
import { PODS } from './pods.ts'

/** The type of all events, for those that ask for them without discovery. */
export const EVENTS = { ...PODS, resource: 'events', kind: 'Event' }

/** What an event is about. */
export interface InvolvedObject {
  kind?: string
  namespace?: string
  name?: string
  uid?: string
}

/** The object that the event is about, as far as it says so. */
export function involvedObject(event: KubeObject): InvolvedObject {
  return (event.involvedObject ?? {}) as InvolvedObject
}

/** When the event was seen last, RFC 3339. */
export function lastSeen({ metadata, lastTimestamp, eventTime, firstTimestamp }: KubeObject): string {
  return String(lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp)
}
