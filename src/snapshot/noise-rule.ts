/** A rule about what a cluster changes by itself. */
import type { Change } from './change.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

/** What a noise rule may look at besides the change. */
export interface NoiseContext {
  before: Snapshot
  after: Snapshot
  /** place → baseline object */
  baselinePlaces: Map<string, SnapshotObject>
}

export interface NoiseRule {
  id: string
  why: string
  matches(change: Change, context: NoiseContext): boolean
}
