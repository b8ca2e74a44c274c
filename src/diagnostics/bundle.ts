/** The folder that is left when a check fails: written whole or not at all, in place of the one of an earlier run. */
import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { infrastructureProblem, messageOf } from '../problem.ts'
import { probeReportDir } from '../report/report-dir.ts'
import { isDiskFull, writeWhole } from '../write-whole.ts'
import { moveClusterLogs, removeClusterLogs } from './cluster-logs.ts'
import { README, README_HEAD } from './readme.ts'

/** In the report directory. */
export const DIAGNOSTICS_DIR = 'diagnostics'

export interface DiagnosticFile {
  /** below the folder, parts joined by `/` */
  path: string
  text: string
}

/**
 * Writes the files, `README.txt` among them, for their owner's eyes only: logs are not for everybody on the machine. Throws an
 * infrastructure problem, and leaves nothing, when they can't be written or leave no room for the report. `withLogs`: those of the
 * cluster's nodes are moved in.
 */
export async function writeBundle(
  reportDir: string,
  files: readonly DiagnosticFile[],
  withLogs = false,
): Promise<void> {
  const folder = resolve(reportDir, DIAGNOSTICS_DIR)
  await removeBundle(reportDir)
  try {
    await mkdir(resolve(reportDir), { recursive: true })
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    throw notWritten(folder, error)
  }
  try {
    // Whoever is killed half-way has at least said whose folder it is.
    for (const { path, text } of files.toSorted((a, b) => Number(b.path === README) - Number(a.path === README))) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeWhole(join(folder, path), text)
    }
    if (withLogs) await moveClusterLogs(reportDir, folder)
    // The report comes after this and is worth more.
    await probeReportDir(reportDir)
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    if (withLogs) await removeClusterLogs(reportDir).catch(() => {})
    throw notWritten(folder, error)
  }
}

/** Takes away what an earlier run left: it would be taken for this one's. A folder that is not ours stays. */
export async function removeBundle(reportDir: string): Promise<void> {
  const folder = resolve(reportDir, DIAGNOSTICS_DIR)
  if (await isBundle(folder)) await rm(folder, { recursive: true, force: true })
}

/** True for a folder that we made, or that is empty: somebody's report-dir may have one of the same name. */
export async function isBundle(folder: string): Promise<boolean> {
  const isFolder = await lstat(folder).then(
    stats => stats.isDirectory(),
    () => false,
  )
  if (!isFolder) return false
  const readme = await readFile(join(folder, README), 'utf8').catch(() => '')
  return readme.startsWith(README_HEAD) || (await readdir(folder)).length === 0
}

function notWritten(folder: string, error: unknown) {
  return infrastructureProblem(
    `the diagnostics could not be written to ${folder}: ${messageOf(error)}`,
    hintFor(error),
    error,
  )
}

function hintFor(error: unknown): string {
  if (isDiskFull(error)) return 'The disk is full: make room, or choose another report-dir.'
  const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
  return isThere
    ? 'Something that is not of clean-uninstall has that name: choose another report-dir.'
    : 'Choose another report-dir.'
}
