import { mkdtemp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Cache, cacheRoot, keyOf } from '../../../scripts/cluster-from-source/cache.ts'

let cache: Cache

beforeEach(async () => {
  cache = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
})

test('the folder comes from CLEAN_UNINSTALL_CACHE, else from the home directory', () => {
  expect(cacheRoot({ CLEAN_UNINSTALL_CACHE: '/big/disk' })).toBe('/big/disk')
  expect(cacheRoot({})).toMatch(/\/\.cache\/clean-uninstall$/)
  expect(cacheRoot({ CLEAN_UNINSTALL_CACHE: '' })).toMatch(/\/\.cache\/clean-uninstall$/)
})

describe('keys', () => {
  test('do not depend on the order in which inputs are written', () => {
    expect(keyOf({ a: 1, b: { c: 2, d: 3 } })).toBe(keyOf({ b: { d: 3, c: 2 }, a: 1 }))
  })

  test('depend on every value and on the order of lists', () => {
    const keys = [{ a: 1 }, { a: 2 }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }].map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('results', () => {
  const entry = () => cache.entry('step', { version: 1 })

  test('are made once', async () => {
    let made = 0
    for (let i = 0; i < 2; i++) {
      await cache.make(entry(), async folder => {
        made++
        await writeFile(path.join(folder, 'file'), 'content')
      })
    }
    expect(made).toBe(1)
    expect(await readFile(path.join(entry().path, 'file'), 'utf8')).toBe('content')
  })

  test('of an interrupted step are not there', async () => {
    const broken = cache.make(entry(), async folder => {
      await writeFile(path.join(folder, 'file'), 'half')
      throw new Error('interrupted')
    })
    await expect(broken).rejects.toThrow('interrupted')
    expect(await cache.has(entry())).toBe(false)
    await cache.sweep(Date.now())
    expect(await readdir(cache.root)).toEqual([])
  })

  test('may be read by everybody, whatever the umask', async () => {
    const folder = await cache.scratch('tree')
    expect((await stat(folder)).mode & 0o777).toBe(0o755)
  })

  test('are removed when unused for two weeks, and use is noted', async () => {
    const [old, used] = [cache.entry('step', 'old'), cache.entry('step', 'used')]
    const longAgo = new Date(Date.now() - 15 * 24 * 60 * 60 * 1000)
    for (const one of [old, used]) {
      await cache.make(one, async () => {})
      await utimes(one.path, longAgo, longAgo)
    }
    expect(await cache.has(used)).toBe(true)
    await cache.sweep(Date.now())
    expect(await readdir(cache.root)).toEqual([path.basename(used.path)])
  })

  test('a file of another kind in the folder is left alone', async () => {
    const file = path.join(cache.root, 'containers.conf')
    await writeFile(file, '')
    await utimes(file, new Date(0), new Date(0))
    await cache.sweep(Date.now())
    expect(await readdir(cache.root)).toEqual(['containers.conf'])
  })
})
