/** argv as text that can be pasted into a POSIX shell. Nothing here is ever run through a shell by us. */

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/

/** Quotes what needs quoting: `kubectl patch crd a --patch '{"x":1}'`. */
export function shellText(argv: readonly string[]): string {
  return argv.map(word => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}
