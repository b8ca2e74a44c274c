/** Whose a cluster is while its run lasts: a file in the folder of the run, so that `doctor` offers no running one for deletion. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { CLUSTER_NAME_PREFIX, type ClusterRecord } from './cluster-record.ts'

const FILE = 'run.json'
/** The folder of a cluster in that of its run. */
const CLUSTER_DIR = 'cluster'

const markSchema = z.object({ cluster: z.string(), pid: z.int().positive() })

/** A run that has made a cluster and whose folder is still there. `alive`: its process is; a reused id counts as alive, too. */
export interface MarkedRun {
  pid: number
  alive: boolean
}

/** Where the mark lies; it goes with the cluster. */
export function runMarkPath(workDir: string): string {
  return join(workDir, FILE)
}

/** Written before the cluster is made. */
export async function markRun({ name, workDir }: Pick<ClusterRecord, 'name' | 'workDir'>): Promise<void> {
  await writeFile(runMarkPath(workDir), JSON.stringify({ cluster: name, pid: process.pid }))
}

/** The runs whose folder lies in the directory for temporary files, by the name of their cluster. */
export async function markedRuns(directory = tmpdir()): Promise<Map<string, MarkedRun>> {
  const folders = (await readdir(directory).catch(() => [])).filter(name => name.startsWith(CLUSTER_NAME_PREFIX))
  const marks = await Promise.all(folders.map(folder => readMark(runMarkPath(join(directory, folder, CLUSTER_DIR)))))
  return new Map(marks.flatMap(mark => (mark === undefined ? [] : [[mark.cluster, runOf(mark.pid)]])))
}

async function readMark(path: string) {
  try {
    return markSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

function runOf(pid: number): MarkedRun {
  try {
    process.kill(pid, 0)
    return { pid, alive: true }
  } catch (error) {
    // It is there, and somebody else's.
    return { pid, alive: error instanceof Error && 'code' in error && error.code === 'EPERM' }
  }
}
