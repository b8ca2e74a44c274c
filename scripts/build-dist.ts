/** Building the bundle into any directory, as `npm run build` does it into dist/. */
import { join } from 'node:path'
import { type OutputOptions, rolldown } from 'rolldown'
import config from '../rolldown.config.ts'

const root = join(import.meta.dirname, '..')

/** A build must not tell where it was made: the paths of this checkout that a bundled text contains. */
export function foreignPaths(text: string): string[] {
  return ['src', 'node_modules', 'dist'].map(name => join(root, name, '/')).filter(path => text.includes(path))
}

/** `directory` is emptied first. */
export async function buildDist(directory: string): Promise<void> {
  const { output, ...input } = config
  const bundle = await rolldown({ ...input, cwd: root })
  try {
    await bundle.write({ ...(output as OutputOptions), dir: directory })
  } finally {
    await bundle.close()
  }
}
