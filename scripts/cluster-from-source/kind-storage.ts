/** kind keeps the manifest of its default storage class as a Go constant; this reads it, and the names of the images in it. */
import { infrastructureProblem } from '../../src/problem.ts'

export interface KindStorage {
  manifest: string
  provisionerImage: string
  helperImage: string
}

/** Reads kind's pkg/build/nodeimage/const_storage.go: a raw string into which other constants are spliced with `+`. */
export function storageManifest(source: string): KindStorage {
  const constants = new Map(
    [...source.matchAll(/^const (\w+) = "([^"]+)"/gm)].map(match => [match[1] ?? '', match[2] ?? '']),
  )
  const raw = source.match(/const defaultStorageManifest = `([\s\S]*)`/)?.[1]
  const provisionerImage = constants.get('storageProvisionerImage')
  const helperImage = constants.get('storageHelperImage')
  if (raw === undefined || provisionerImage === undefined || helperImage === undefined) {
    throw infrastructureProblem(
      'kind’s storage manifest was not found in its source',
      'kind was changed to a version that keeps it elsewhere: see pkg/build/nodeimage in its module, and kind-storage.ts here.',
    )
  }
  const manifest = raw.replace(
    /` \+ (\w+) \+ `/g,
    (_, name: string) => constants.get(name) ?? `missing constant ${name}`,
  )
  return { manifest, provisionerImage, helperImage }
}
