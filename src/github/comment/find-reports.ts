/** The reports in a directory that somebody else has filled: downloaded artifacts, for example. */
import { lstat, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { infrastructureProblem, messageOf } from '../../problem.ts'
import { LARGEST_REPORT } from '../../report/read-report.ts'

export interface FoundReport {
  path: string
  /** its directory within the one that was searched: the name of an artifact; '' for the only one */
  name: string
}

const FILE = 'report.json'
/** `DIRECTORY/ARTIFACT/clean-uninstall-report/report.json`, and one more. */
const DEEPEST = 3
const MOST_REPORTS = 100
/** Of all together, as of a single one: they are held in memory. */
const LARGEST_ALL = LARGEST_REPORT

/** The file itself, or all of that name below a directory. Links are not followed: a stranger's archive may have some. */
export async function findReports(path: string): Promise<FoundReport[]> {
  try {
    const stat = await lstat(path)
    if (stat.isFile()) return [{ path, name: '' }]
    if (!stat.isDirectory()) throw new Error('it is neither a file nor a directory')
    const found = (await filesBelow(path, DEEPEST)).toSorted()
    // Some of them would look like all of them, and the worst may be among the others: then none is read.
    if (found.length > MOST_REPORTS) throw new Error(`there are ${found.length}, and ${MOST_REPORTS} are the most`)
    const sizes = await Promise.all(found.map(async file => (await lstat(file)).size))
    if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST_ALL)
      throw new Error(`together they are larger than ${LARGEST_ALL / 1024 / 1024} MiB`)
    return found.map(file => ({ path: file, name: relative(path, dirname(file)) }))
  } catch (error) {
    throw infrastructureProblem(
      `the reports in ${path} could not be read: ${messageOf(error)}.`,
      'report names a report.json, or a directory with some.',
      error,
    )
  }
}

async function filesBelow(directory: string, depth: number): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(entry => {
      const path = join(directory, entry.name)
      if (entry.isFile()) return entry.name === FILE ? [path] : []
      return entry.isDirectory() && depth > 0 ? filesBelow(path, depth - 1) : []
    }),
  )
  return found.flat()
}
