/** Whether a report can be written, asked before anything is created: a cluster's minutes are not spent for nothing. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { messageOf, usageProblem } from '../problem.ts'

/** A report of an ordinary leak is smaller than this; a full disk does not take it. */
const PROBE_BYTES = 256 * 1024

/** Throws a usage problem when the directory can't be made or has no room; leaves no trace either way. */
export async function probeReportDir(reportDir: string): Promise<void> {
  const directory = resolve(reportDir)
  const missing = await missingDirectories(directory)
  const probe = join(directory, `.probe-${process.pid}`)
  try {
    // One by one: a recursive mkdir never ends where the kernel says ENOENT for a parent that is there (below /proc).
    for (const path of missing) await mkdir(path)
    await writeFile(probe, Buffer.alloc(PROBE_BYTES), { flush: true })
  } catch (error) {
    throw usageProblem(
      `report-dir: nothing can be written to ${directory}: ${messageOf(error)}`,
      'Make room there, or choose another directory with report-dir.',
      error,
    )
  } finally {
    await rm(probe, { force: true }).catch(() => {})
    const [topmost] = missing
    if (topmost !== undefined) await rm(topmost, { recursive: true, force: true }).catch(() => {})
  }
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
