/** Words and commands for baseline objects that came out changed. */
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../../kube/object.ts'
import type { Change, FieldChange } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { lastWriter } from '../../snapshot/writers.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { CleanUp, Fact } from '../finding.ts'
import { patchCommand, restoreMetadata } from './kubectl.ts'
import { listed } from './phrases.ts'

/** `label a was added`, `metadata.finalizers changed from "x" to "y"`. */
function fieldText({ path, before, after }: FieldChange): string {
  const key = nameOfPath(path)
  if (before === undefined) return `${key} was added${after === undefined || after === '' ? '' : ` (\`${after}\`)`}`
  if (after === undefined) return `${key} was removed (it was \`${before}\`)`
  return `${key} changed from \`${before}\` to \`${after}\``
}

function nameOfPath(path: string): string {
  const [, kind, key] = /^metadata\.(label|annotation)s\.(.+)$/.exec(path) ?? []
  return kind === undefined ? path : `${kind} \`${key}\``
}

/** The changed fields of a few changes in one line. */
export function changeSummary(changes: readonly Change[]): string {
  return listed([...new Set(changes.flatMap(change => change.fields.map(fieldText)))], 4)
}

/** Each changed field with the manager that wrote last. */
export function fieldFacts(change: Change): Fact[] {
  const writer = lastWriter(objectOf(change).writers)
  const by = writer
    ? `; last written by field manager \`${writer.manager}\`${writer.time ? ` at ${writer.time}` : ''}`
    : ''
  return change.fields.map(field => ({
    fact: `${fieldText(field)}${by}`,
    source: `${displayName(change.id)}, before and after`,
  }))
}

/** Changes under this path, e.g. `metadata.labels`. */
export function fieldsUnder(change: Pick<Change, 'fields'>, path: string): FieldChange[] {
  return change.fields.filter(field => field.path === path || field.path.startsWith(`${path}.`))
}

/** Commands that give labels and annotations their former values. */
export function restoreCommands(changes: readonly Change[], why: string): CleanUp[] {
  return changes.flatMap(change =>
    (['label', 'annotate'] as const).flatMap(verb => {
      const path = verb === 'label' ? 'metadata.labels' : 'metadata.annotations'
      const values = Object.fromEntries(
        fieldsUnder(change, path).map(field => [field.path.slice(path.length + 1), field.before]),
      )
      return Object.keys(values).length === 0 ? [] : [restoreMetadata(verb, change.id, values, why)]
    }),
  )
}

/** One argument of a command has a limit (128 KiB on Linux), and a reader's patience a lower one. */
const LONGEST_PATCH = 16_384

/**
 * The command that gives what changed in the content its former value, all of it: the fields of a change are cut, the snapshot is not.
 * None when the content was not read, or is too long for a command. Only for content that is compared as the object has it.
 */
export function restoreContent(change: Change, why: string): CleanUp[] {
  const { content: before } = change.before ?? {}
  const { content: after } = change.after ?? {}
  if (before === undefined || after === undefined) return []
  const patch = patchBack(before, after)
  if (!isRecord(patch) || JSON.stringify(patch).length > LONGEST_PATCH) return []
  return [patchCommand(change.id, patch, why)]
}

/** The JSON merge patch that makes `before` of `after`; undefined when nothing differs. null takes a key away. */
function patchBack(before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(before, after)) return undefined
  if (!isRecord(before) || !isRecord(after)) return before ?? null
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const parts = keys.map(key => [key, patchBack(before[key], after[key])] as const)
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
}
