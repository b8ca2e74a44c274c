/** Putting the files of a report where the user wants them. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { infrastructureProblem, messageOf, Problem } from '../problem.ts'
import { isDiskFull, writeWhole } from '../write-whole.ts'
import type { Report } from './report.ts'
import { REPORT_FILES } from './writers.ts'

/** What reading the verdict off the exit code and the terminal can't replace: where the files are. */
export interface WrittenReports {
  /** absolute */
  directory: string
  /** absolute path of each file, by its name */
  files: Record<string, string>
}

/**
 * Writes every file whole or not at all (a temporary file, then a rename). Throws one infrastructure problem for a full or
 * read-only disk; the verdict does not hang on it, so the caller tells it and goes on.
 */
export async function writeReports(report: Report, reportDir: string): Promise<WrittenReports> {
  const directory = resolve(reportDir)
  try {
    await mkdir(directory, { recursive: true })
    const files: Record<string, string> = {}
    for (const { name, write } of REPORT_FILES) files[name] = await writeWhole(join(directory, name), write(report))
    return { directory, files }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw infrastructureProblem(
      `the report could not be written to ${directory}: ${messageOf(error)}`,
      hintFor(error),
      error,
    )
  }
}

function hintFor(error: unknown): string {
  if (isDiskFull(error)) return 'The disk is full: make room, or choose another report-dir.'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'It is not writable: choose another report-dir.'
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR')
    return 'Something else has that name: choose another report-dir.'
  return 'Choose another report-dir.'
}
