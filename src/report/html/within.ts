/** Keeping a part of the page small whatever the report holds. */
import type { Markup } from './markup.ts'

/** The part with as many of its things as fit into so many bytes; `counts`: to be tried, largest first. The last one counts anyway. */
export function within(
  limit: number,
  counts: readonly number[],
  make: (count: number) => Markup | undefined,
): Markup | undefined {
  let part: Markup | undefined
  for (const count of counts) {
    part = make(count)
    if (part === undefined || Buffer.byteLength(part.text) <= limit) break
  }
  return part
}
