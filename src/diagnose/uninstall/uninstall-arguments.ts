/** What the user's own arguments made `helm uninstall` do. */

/** The value of a flag, by its last mention: '' where it has none; undefined: not given. */
function flagValue(argv: readonly string[], flag: string): string | undefined {
  return argv.findLast(word => word === flag || word.startsWith(`${flag}=`))?.slice(flag.length + 1)
}

/** `--cascade orphan` or `--cascade=orphan`: what the release's objects own stays, on purpose. */
export function asksToOrphan(argv: readonly string[]): boolean {
  const last = argv.findLastIndex(word => word === '--cascade' || word.startsWith('--cascade='))
  return (argv[last] === '--cascade' ? argv[last + 1] : argv[last]?.split('=')[1]) === 'orphan'
}

/** `--keep-history`, alone or with a value as Go reads it. */
export function asksToKeepHistory(argv: readonly string[]): boolean {
  return isOn(argv, '--keep-history')
}

/** `--no-hooks`: none of them ran. */
export function skipsHooks(argv: readonly string[]): boolean {
  return isOn(argv, '--no-hooks')
}

function isOn(argv: readonly string[], flag: string): boolean {
  const value = flagValue(argv, flag)
  return value !== undefined && !NO.test(value)
}

/** What Go's strconv.ParseBool takes for false. */
const NO = /^(0|f|false)$/i

/**
 * True when Helm waited for the objects of the release to be gone. Helm 4 has `--wait=hookOnly`, which it uses without the flag, and
 * takes `true` and `false` as Helm 3 does (pkg/cmd/flags.go in helm/helm).
 */
export function waitsForDeletion(argv: readonly string[]): boolean {
  return isOn(argv, '--wait') && flagValue(argv, '--wait') !== 'hookOnly'
}
