/** The name that somebody who mistyped probably meant. */

/** The nearest of the names, when it is near enough to be a slip: `fail_on`, `failOn` and `fial-on` all mean `fail-on`. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const plain = kebab(written)
  const ranked = names
    .map(name => ({ name, distance: editDistance(plain, name) }))
    .sort((one, other) => one.distance - other.distance)
  const best = ranked[0]
  if (best !== undefined && best.distance <= Math.max(1, Math.floor(best.name.length / 3))) return best.name
  const longer = names.filter(name => name.startsWith(`${plain}-`))
  return longer.length === 1 ? longer[0] : undefined
}

/** `: did you mean fail-on?`, or nothing. `show` turns the name into the user's own form. */
export function didYouMean(written: string, names: readonly string[], show = (name: string) => name): string {
  const name = nearest(written, names)
  return name === undefined ? '' : `: did you mean ${show(name)}?`
}

function kebab(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let [last, current]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next[column] = Math.min(
        (next[column - 1] ?? 0) + 1,
        (current[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (last[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[last, current] = [current, next]
  }
  return current[other.length] ?? 0
}
