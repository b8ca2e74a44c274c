/** What the user's own arguments made `helm uninstall` do. */

/**
 * True when Helm waited for the objects of the release to be gone. Helm 4 has `--wait=hookOnly`, which it uses without the flag, and
 * takes `true` and `false` as Helm 3 does (pkg/cmd/flags.go in helm/helm).
 */
export function waitsForDeletion(argv: readonly string[]): boolean {
  const last = argv.findLast(argument => argument === '--wait' || argument.startsWith('--wait='))
  return last !== undefined && !/=(hookOnly|false|0|f)$/i.test(last)
}
