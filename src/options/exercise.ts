/** Entries of `exercise`: a manifest to apply, or a command to run. */

/** A single word that ends like a manifest; everything else is a command. `kubectl apply -f x.yaml` is a command. */
export function isManifestPath(entry: string): boolean {
  return /^\S+\.(ya?ml|json)$/.test(entry)
}
