/** Names and lists in the words of a report. */
import type { SourceLine } from '../../chart/chart.ts'
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import type { Fact } from '../finding.ts'

/** `a`, `a and b`, `a, b and 3 more`: at most `shown` names. */
export function listed(names: readonly string[], shown = 3): string {
  const first = names.slice(0, names.length > shown ? shown - 1 : shown)
  const rest = names.length - first.length
  const parts = rest > 0 ? [...first, `${rest} more`] : first
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** The objects of changes as a list, `Job/a (ns) and Secret/b (ns)`. */
export function objectsListed(changes: readonly Change[], shown = 3): string {
  return listed(
    changes.map(change => shortName(change.id)),
    shown,
  )
}

/** `1 object`, `3 objects`; words that are not regular bring their plural. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}

/** `is` or `are`, `it` or `they`: what follows a number of things. */
export function forCount<T>(changes: readonly unknown[], one: T, many: T): T {
  return changes.length === 1 ? one : many
}

/** `templates/deployment.yaml:12`, or the file alone. */
export function sourceText({ file, line }: SourceLine): string {
  return line === undefined ? file : `${file}:${line}`
}

/** Unique values in the order of their first appearance. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

/** Each fact once. */
export function uniqueFacts(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map(fact => [`${fact.source} ${fact.fact}`, fact])).values()]
}
