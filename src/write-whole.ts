/** Writing a file whole or not at all. */
import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes to a name of our own beside `path`, and renames it. `mode`: also of a file that is there already. */
export async function writeWhole(path: string, text: string, mode?: number): Promise<string> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, text, mode === undefined ? {} : { mode })
    await rename(temporary, path)
    return path
  } catch (error) {
    // A full disk leaves a part of the file.
    await rm(temporary, { force: true }).catch(() => {})
    // Nobody knows the name of our own.
    if (error instanceof Error) error.message = error.message.replaceAll(temporary, path)
    throw error
  }
}

/** True for an error that says that there is no room. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
