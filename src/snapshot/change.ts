/** How two snapshots differ, object by object. The words are those of the report. */
import type { ObjectId } from './object-id.ts'
import type { SnapshotObject } from './snapshot.ts'

/**
 * left: there after and not before · stuck: left, and in deletion with finalizers · recreated: same place, other UID ·
 * modified: same UID, other labels, annotations, finalizers, owners or content · lost: a baseline object that is gone.
 * A baseline object that is in deletion with finalizers is `stuck` as well.
 */
export type ChangeKind = 'left' | 'stuck' | 'recreated' | 'modified' | 'lost'

/** One changed field of a modified object; a missing side means the field was added or removed. */
export interface FieldChange {
  /** dotted path, e.g. `metadata.labels.istio-injection` */
  path: string
  before?: string
  after?: string
}

export interface Change {
  kind: ChangeKind
  id: ObjectId
  before?: SnapshotObject
  after?: SnapshotObject
  /** of modified objects */
  fields: FieldChange[]
}

/** A noise or ignore rule that took objects out of the comparison, and how many. */
export interface Ignored {
  /** id of the rule: `N2`, or the user's pattern */
  rule: string
  why: string
  count: number
  /** by display name, the first of them; only of the user's patterns: what a rule of ours takes out hides nothing */
  objects?: string[]
}

export interface Comparison {
  changes: Change[]
  ignored: Ignored[]
}
