/** `clean-uninstall diff BEFORE AFTER`: how two snapshots differ, without noise. */
import { ignorePatterns, parseIgnore } from '../policy/ignore.ts'
import { EXIT_CODES, usageProblem, withHint } from '../problem.ts'
import { visibleLines } from '../report/escape.ts'
import { leftOut } from '../report/wording.ts'
import type { Change, Ignored } from '../snapshot/change.ts'
import { compare } from '../snapshot/compare.ts'
import { displayName } from '../snapshot/object-id.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { readSnapshot } from '../snapshot/snapshot-file.ts'

export interface DiffCommand {
  before: string
  after: string
  ignore: string[]
  format: 'text' | 'json'
}

/** Exit code 0 without a difference, 1 with one, 3 when one of the snapshots could not see everything. */
export async function diffCommand({ before, after, ignore, format }: DiffCommand): Promise<number> {
  const patterns = ignore.map(parseIgnore)
  const [first, second] = await readBoth(before, after)
  refuseOtherCluster(first, second)
  const comparison = compare(first, second)
  const { changes, ignored } = ignorePatterns(comparison.changes, patterns)
  const unseen = [...first.failures, ...second.failures]
  const all = [...comparison.ignored, ...ignored]
  console.log(format === 'json' ? asJson(changes, all, unseen) : asText(changes, all))
  for (const { resource, error } of unseen)
    console.error(`could not be listed, so it is not compared: ${resource}: ${error}`)
  if (changes.length > 0) return EXIT_CODES.leaked
  return unseen.length > 0 ? EXIT_CODES.infrastructure : EXIT_CODES.clean
}

/** Throws what is wrong with both: who mends one file should not learn of the other in the next run. */
async function readBoth(before: string, after: string) {
  const reads = [readSnapshot(before), readSnapshot(after)] as const
  const results = await Promise.allSettled(reads)
  const faults = results.flatMap(result => (result.status === 'rejected' ? [result.reason as unknown] : []))
  if (faults.length > 1) throw usageProblem([...new Set(faults.map(fault => withHint(fault)))].join('\n'))
  return await Promise.all(reads)
}

/** Everything differs between two clusters. Each has a kube-system of its own, whatever its address is at the moment. */
function refuseOtherCluster(first: Snapshot & { server: string }, second: Snapshot & { server: string }): void {
  const [one, other] = [first, second].map(({ objects }) =>
    [...objects.values()].find(({ id }) => id.resource === 'namespaces' && id.name === 'kube-system'),
  )
  if (one === undefined || other === undefined || one.id.uid === other.id.uid) return
  throw usageProblem(
    `the snapshots are of two clusters, at ${first.server} and at ${second.server}`,
    'Give two snapshots of one cluster; one that was made again is another.',
  )
}

function asJson(changes: Change[], ignored: Ignored[], unseen: unknown[]): string {
  const listed = changes.map(({ kind, id, fields }) => ({ change: kind, ...id, ...(fields.length > 0 && { fields }) }))
  return JSON.stringify({ changes: listed, ignored, listFailures: unseen }, null, 2)
}

function asText(changes: Change[], ignored: Ignored[]): string {
  const lines = changes.flatMap(({ kind, id, fields }) => [
    `${kind.padEnd(10)} ${displayName(id)}`,
    ...fields.map(
      ({ path, before, after }) => `${' '.repeat(11)}${path}: ${before ?? '(absent)'} → ${after ?? '(absent)'}`,
    ),
  ])
  const patterns = ignored.filter(({ objects }) => objects !== undefined)
  const summary = [`${changes.length} ${changes.length === 1 ? 'difference' : 'differences'}`, ...leftOut(ignored)]
  return visibleLines(
    [...lines, summary.join(', '), ...patterns.map(({ rule, count }) => `ignored by "${rule}": ${count}`)].join('\n'),
  )
}
