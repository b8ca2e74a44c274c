/** What the machine offers: Node, disk, inotify. */
import { access, constants, readFile, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf } from '../../problem.ts'
import type { CheckLine } from './check-line.ts'

const NODE_MAJOR = 24
const GIGABYTE = 1e9
/** A node image unpacked is 1 to 1.5 GB, and a chart's images come on top. */
const ENOUGH_BYTES = 4 * GIGABYTE
const LEAST_BYTES = 0.5 * GIGABYTE

/** kind's advice: https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files */
const INOTIFY = { max_user_watches: 524_288, max_user_instances: 512 }

/** Whether `process.version`, such as `v24.1.0`, is new enough. */
export function checkNode(version: string): CheckLine {
  const isNewEnough = Number(/^v(\d+)/.exec(version)?.[1]) >= NODE_MAJOR
  if (isNewEnough) return { state: 'ok', what: 'node', detail: version }
  return { state: 'missing', what: 'node', detail: version, todo: `Install Node.js ${NODE_MAJOR} or newer.` }
}

/** The room for a folder, which need not be there yet, and whether it could be written. Makes nothing. */
export async function checkDisk(what: string, directory: string): Promise<CheckLine> {
  try {
    const existing = await nearestExisting(directory)
    await access(existing, constants.W_OK)
    const { bavail, bsize } = await statfs(existing)
    return diskLine(what, directory, bavail * bsize)
  } catch (error) {
    return { state: 'missing', what, detail: messageOf(error), todo: `Make ${directory} a folder that can be written.` }
  }
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await access(path)
    return path
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing || dirname(path) === path) throw error
    return await nearestExisting(dirname(path))
  }
}

/** Whether so many free bytes are enough for a run. */
export function diskLine(what: string, directory: string, freeBytes: number): CheckLine {
  const detail = `${(freeBytes / GIGABYTE).toFixed(1)} GB free in ${directory}`
  if (freeBytes >= ENOUGH_BYTES) return { state: 'ok', what, detail }
  const todo = `Free some space: a run needs about ${ENOUGH_BYTES / GIGABYTE} GB.`
  return { state: freeBytes < LEAST_BYTES ? 'missing' : 'note', what, detail, todo }
}

/** Linux only; where there are no such files (macOS) the engine's virtual machine has its own limits. */
export async function checkInotify(directory = '/proc/sys/fs/inotify'): Promise<CheckLine> {
  const read = async (name: string) => Number(await readFile(`${directory}/${name}`, 'utf8').catch(() => 'NaN'))
  return inotifyLine({
    max_user_watches: await read('max_user_watches'),
    max_user_instances: await read('max_user_instances'),
  })
}

/** Whether the limits reach what kind advises; NaN is a limit that this platform does not have. */
export function inotifyLine(limits: typeof INOTIFY): CheckLine {
  const names = ['max_user_watches', 'max_user_instances'] as const
  const detail = names.map(name => `${name} ${limits[name]}`).join(', ')
  const known = names.filter(name => !Number.isNaN(limits[name]))
  if (known.length === 0) return { state: 'ok', what: 'inotify', detail: 'no limits on this platform' }
  if (known.every(name => limits[name] >= INOTIFY[name])) return { state: 'ok', what: 'inotify', detail }
  const todo = `sudo sysctl ${names.map(name => `fs.inotify.${name}=${INOTIFY[name]}`).join(' ')}`
  return { state: 'note', what: 'inotify', detail, todo }
}
