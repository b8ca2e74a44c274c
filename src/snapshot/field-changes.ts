/** Which fields of one object differ between two snapshots: metadata key by key, content path by path. */
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../kube/object.ts'
import type { FieldChange } from './change.ts'
import type { SnapshotObject, Writer } from './snapshot.ts'
import { lastWriter } from './writers.ts'

/** A value longer than this is cut: reports show what changed, not whole configurations. */
const LONGEST_VALUE = 300

/** Shown before the first difference of two long values. */
const CONTEXT = 60

/** The path of a change in content that is never read. */
const UNREAD = '(content)'

/** Annotations that controllers and kubectl keep for themselves. */
const BOOKKEEPING = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'control-plane.alpha.kubernetes.io/leader',
])

/** The fields that differ, in a stable order. Empty: the object is as it was, whatever its resourceVersion. */
export function fieldChanges(before: SnapshotObject, after: SnapshotObject): FieldChange[] {
  const metadata = [
    ...mapChanges('metadata.labels', before.labels, after.labels),
    ...mapChanges(
      'metadata.annotations',
      withoutBookkeeping(before.annotations),
      withoutBookkeeping(after.annotations),
    ),
    ...listChange('metadata.finalizers', before.finalizers, after.finalizers),
    ...listChange('metadata.ownerReferences', before.owners.map(ownerText), after.owners.map(ownerText)),
  ]
  const content = contentChanges(before, after)
  // A write of metadata leaves the same trace as an unread rewrite: it is said once.
  return metadata.length > 0 && content[0]?.path === UNREAD ? metadata : [...metadata, ...content]
}

function withoutBookkeeping(annotations: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !BOOKKEEPING.has(key)))
}

function ownerText(owner: { kind: string; name: string; uid: string }): string {
  return `${owner.kind}/${owner.name} (${owner.uid})`
}

function mapChanges(path: string, before: Record<string, string>, after: Record<string, string>): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.filter(key => before[key] !== after[key]).map(key => change(`${path}.${key}`, before[key], after[key]))
}

function listChange(path: string, before: string[], after: string[]): FieldChange[] {
  return isDeepStrictEqual([...before].sort(), [...after].sort()) ? [] : [change(path, before, after)]
}

/**
 * Content where it was read; else a grown generation (spec was changed); else, for kinds without a generation such as
 * Secrets, a write that is neither of the status nor without a trace in managedFields.
 */
function contentChanges(before: SnapshotObject, after: SnapshotObject): FieldChange[] {
  if (before.content && after.content) return valueChanges('', before.content, after.content)
  if (before.generation !== undefined && after.generation !== undefined) {
    if (before.generation === after.generation) return []
    return [
      { path: 'spec', before: `generation ${before.generation}`, after: `generation ${after.generation}${by(after)}` },
    ]
  }
  if (
    before.resourceVersion === after.resourceVersion ||
    isDeepStrictEqual(contentWrites(before), contentWrites(after))
  )
    return []
  return [{ path: UNREAD, before: 'not read', after: `rewritten${by(after)}` }]
}

function contentWrites(object: SnapshotObject): Pick<Writer, 'manager' | 'time'>[] {
  return object.writers
    .filter(writer => writer.subresource === undefined)
    .map(({ manager, time }) => ({ manager, ...(time && { time }) }))
}

function by(object: SnapshotObject): string {
  const writer = lastWriter(object.writers)
  return writer ? ` by ${writer.manager}${writer.time ? ` at ${writer.time}` : ''}` : ''
}

/** Walks both values in parallel; a difference in kind (object, list, scalar) is reported where it starts. */
function valueChanges(path: string, before: unknown, after: unknown): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) return [change(path, before, after)]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap(key => valueChanges(path === '' ? key : `${path}.${key}`, before[key], after[key]))
}

function change(path: string, before: unknown, after: unknown): FieldChange {
  const [former, present] = [before, after].map(textOf)
  const start = whereTheyDiffer(former, present)
  return {
    path,
    ...(former !== undefined && { before: cut(former, start) }),
    ...(present !== undefined && { after: cut(present, start) }),
  }
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}

/** Where both are too long to be shown whole, a little before they start to differ: else both would show the same. */
function whereTheyDiffer(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined || Math.max(a.length, b.length) <= LONGEST_VALUE) return 0
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return Math.max(0, same - CONTEXT)
}

function cut(text: string, start: number): string {
  const end = start + LONGEST_VALUE
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}`
}
