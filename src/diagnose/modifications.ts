/** Words and commands for baseline objects that came out changed. */
import type { Change, FieldChange } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import { lastWriter } from '../snapshot/writers.ts'
import { objectOf } from './change-facts.ts'
import type { CleanUp, Fact } from './finding.ts'
import { restoreMetadata } from './kubectl.ts'
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
