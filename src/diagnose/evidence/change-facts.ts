/** What the rules ask of a change again and again. */

import { isRecord, valueAt } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isUnseen, type SnapshotObject } from '../../snapshot/snapshot.ts'
import { createdAt } from '../../timeline/timeline.ts'
import type { Evidence } from './evidence.ts'

/** The object as it is now, or as it was when it is gone. A change has at least one side. */
export function objectOf(change: Change): SnapshotObject {
  const object = change.after ?? change.before
  if (object === undefined) throw new TypeError(`change of ${displayName(change.id)} has neither side`)
  return object
}

/** There now, and not as the baseline had it: `left`, `stuck` or `recreated`. */
export function isPresent(change: Change): boolean {
  return change.kind === 'left' || change.kind === 'stuck' || change.kind === 'recreated'
}

/** Somebody asked for its deletion. */
export function isDeleting(change: Change): boolean {
  return change.after?.deletionTimestamp !== undefined
}

/** True when it was made after `helm uninstall` was started, as far as anybody can tell. */
export function isMadeAfterUninstall(change: Change, evidence: Evidence): boolean {
  return isPresent(change) && madeWhen(change, evidence) === 'after'
}

/**
 * Before or after `helm uninstall` was started. By the look taken right before, and by the timeline, whose clock is the one that the
 * start was read from; a creationTimestamp would not tell: whole seconds of another clock. Undefined: not known, as the look could
 * not list its kind.
 */
export function madeWhen({ id }: Change, { uninstall, installed, timeline }: Evidence): 'before' | 'after' | undefined {
  if (uninstall === undefined || installed.objects.has(id.uid)) return 'before'
  if (isUnseen(installed, id)) return undefined
  const made = createdAt(timeline, id.uid)
  return made !== undefined && Date.parse(made) <= Date.parse(uninstall.startedAt) ? 'before' : 'after'
}

/** When it was made: to the millisecond where the timeline saw it, to the second (rounded down) by its creationTimestamp. */
export function madeAt(change: Change, evidence: Evidence): string {
  return createdAt(evidence.timeline, change.id.uid) ?? objectOf(change).creationTimestamp
}

/** A field of the full object by path, when the full object was read. */
export function field(change: Change, evidence: Evidence, ...path: string[]): unknown {
  return valueAt(evidence.objects.get(change.id.uid) ?? withContent(change), ...path)
}

/** The content that the snapshot read, in the shape of the object. */
function withContent(change: Change): Record<string, unknown> | undefined {
  return (change.after ?? change.before)?.content
}

/** A list of records, whatever the value is. */
export function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** One entry of `status.conditions`. */
export interface Condition {
  type: string
  status: string
  reason: string
  message: string
}

/** `status.conditions` of the full object; empty when it was not read. */
export function conditionsOf(change: Change, evidence: Evidence): Condition[] {
  return conditionsIn(field(change, evidence, 'status', 'conditions'))
}

/** The entries of a `status.conditions`, whatever the value is. */
export function conditionsIn(value: unknown): Condition[] {
  return recordsOf(value).map(condition => ({
    type: String(condition.type ?? ''),
    status: String(condition.status ?? ''),
    reason: String(condition.reason ?? ''),
    message: String(condition.message ?? ''),
  }))
}

/** The condition of this type that is True. */
export function trueCondition(change: Change, evidence: Evidence, type: string): Condition | undefined {
  return conditionsOf(change, evidence).find(condition => condition.type === type && condition.status === 'True')
}
