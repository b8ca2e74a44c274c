/**
 * Results of steps, one folder each, named after the step and a hash of everything that goes into it. A result is made under a
 * temporary name and renamed when it is complete: an interrupted step leaves nothing that could be taken for done.
 */
import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { cacheDirOf } from '../../src/cluster/tools/cache-dir.ts'

/** Results of other versions are kept this long after their last use: going back to a branch should not cost a rebuild. */
const KEEP_UNUSED_MS = 14 * 24 * 60 * 60 * 1000

export interface Entry {
  name: string
  /** hash of the inputs; part of the key of whatever is built from this entry */
  key: string
  path: string
}

/** `$CLEAN_UNINSTALL_CACHE`, or `~/.cache/clean-uninstall`. */
export function cacheRoot(env: NodeJS.ProcessEnv): string {
  return cacheDirOf(env, homedir())
}

/** A short hash that is equal for equal values, in whatever order their keys were written. */
export function keyOf(inputs: unknown): string {
  const sorted = JSON.stringify(inputs, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex').slice(0, 12)
}

export class Cache {
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  /** Names a result; nothing is made yet. */
  entry(name: string, inputs: unknown): Entry {
    const key = keyOf(inputs)
    return { name, key, path: path.join(this.root, `${name}-${key}`) }
  }

  /** True when the result is there; also notes that it is in use. */
  async has(entry: Entry): Promise<boolean> {
    const now = new Date()
    return await utimes(entry.path, now, now).then(
      () => true,
      () => false,
    )
  }

  /** A new empty folder that everybody may read, for the length of one step. Whatever is left there is removed by `sweep`. */
  async scratch(name: string): Promise<string> {
    const folder = path.join(this.root, 'tmp', `${name}-${randomUUID().slice(0, 8)}`)
    await mkdir(folder, { recursive: true })
    // mkdir's mode is subject to the umask; these folders become file systems of other machines.
    await chmod(folder, 0o755)
    return folder
  }

  /** Makes a result unless it is there: `work` fills a folder, which then gets its final name. */
  async make(entry: Entry, work: (folder: string) => Promise<void>): Promise<void> {
    if (await this.has(entry)) return
    const folder = await this.scratch(entry.name)
    await work(folder)
    await this.keep(entry, folder)
  }

  /** Gives a complete folder its final name. */
  async keep(entry: Entry, folder: string): Promise<void> {
    await rename(folder, entry.path)
  }

  async freeBytes(): Promise<number> {
    await mkdir(this.root, { recursive: true })
    const { bavail, bsize } = await statfs(this.root)
    return bavail * bsize
  }

  /** Removes what interrupted runs left, and results that nobody used for two weeks. Only for the holder of the lock. */
  async sweep(now: number): Promise<void> {
    await rm(path.join(this.root, 'tmp'), { recursive: true, force: true })
    for (const name of await readdir(this.root)) {
      const full = path.join(this.root, name)
      const { mtimeMs } = await stat(full)
      if (/-[0-9a-f]{12}$/.test(name) && now - mtimeMs > KEEP_UNUSED_MS)
        await rm(full, { recursive: true, force: true })
    }
  }
}
