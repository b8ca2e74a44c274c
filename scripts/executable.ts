/** dist/cli.js as a program: npm makes executable what package.json names as `bin`, and without this git would see a change. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'rolldown'

/** Makes the file executable once it is written. */
export function executable(file: string): Plugin {
  return {
    name: 'executable',
    async writeBundle({ dir }, bundle) {
      if (dir !== undefined && file in bundle) await chmod(join(dir, file), 0o755)
    },
  }
}
