/** Whether a report can be written, asked before anything is created: a cluster's minutes are not spent for nothing. */
import { mkdir, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { messageOf, usageProblem } from '../problem.ts'

/** The files of an ordinary leak together are smaller than this; a full disk does not take it. */
const PROBE_BYTES = 384 * 1024

/** Another run may take away a directory that both need, between our look and our use of it. */
const TRIES = 5

/** Throws a usage problem when the directory can't be made or has no room; leaves no trace either way. */
export async function probeReportDir(reportDir: string): Promise<void> {
  const directory = resolve(reportDir)
  const probe = join(directory, `.probe-${process.pid}`)
  const made: string[] = []
  try {
    await write(probe, directory, made)
  } catch (error) {
    throw usageProblem(
      `report-dir: nothing can be written to ${directory}: ${messageOf(error)}`,
      'Make room there, or choose another directory with report-dir.',
      error,
    )
  } finally {
    await rm(probe, { force: true }).catch(() => {})
    // What others have put into them meanwhile stays.
    for (const path of made.reverse()) await rmdir(path).catch(() => {})
  }
}

/** Makes the directories of the path that do not exist yet, and writes into the last; what we made goes into `made`, the topmost first. */
async function write(probe: string, directory: string, made: string[]): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      // One by one: a recursive mkdir never ends where the kernel says ENOENT for a parent that is there (below /proc).
      for (const path of await missingDirectories(directory)) if (await make(path)) made.push(path)
      return await writeFile(probe, Buffer.alloc(PROBE_BYTES), { flush: true })
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || tries === TRIES) throw error
    }
}

/** False: somebody else has just made it. */
async function make(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** The directories of the path that do not exist yet, the topmost first. */
async function missingDirectories(directory: string): Promise<string[]> {
  const missing: string[] = []
  for (let path = directory; ; path = dirname(path)) {
    const exists = await stat(path).then(
      () => true,
      () => false,
    )
    if (exists || path === dirname(path)) return missing
    missing.unshift(path)
  }
}
