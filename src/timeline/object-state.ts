/** Which changes of an object's metadata are told, and as what. */
import { isDeepStrictEqual } from 'node:util'
import type { PartialObject } from '../kube/object.ts'
import type { Happening } from './timeline.ts'

/** What of an object's metadata counts as its own, as opposed to bookkeeping. */
export type State = ReturnType<typeof stateOf>

/** What a later state of the object is compared with. */
export function stateOf({ metadata }: PartialObject) {
  const { generation, labels = {}, annotations = {}, finalizers = [], ownerReferences = [] } = metadata
  const content = { generation, labels, annotations, finalizers, owners: ownerReferences.map(({ uid }) => uid) }
  return { deleting: metadata.deletionTimestamp !== undefined, content }
}

/** What happened to it; undefined: only its status, or what is bookkeeping, is new. */
export function happeningOf(before: State | undefined, now: State): Happening | undefined {
  if (before === undefined) return 'created'
  if (!before.deleting && now.deleting) return 'deletion-asked'
  return isDeepStrictEqual(before.content, now.content) ? undefined : 'changed'
}
