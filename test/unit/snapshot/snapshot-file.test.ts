import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Snapshot } from '../../../src/snapshot/snapshot.ts'
import { writeSnapshot } from '../../../src/snapshot/snapshot-file.ts'

const EMPTY: Snapshot = { takenAt: '', types: [], objects: new Map(), failures: [], resourceVersions: new Map() }
const OF = { server: 'https://s', kubernetes: 'v1.36.4' }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-file-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('a snapshot is for its owner only, whatever lay there before', async () => {
  for (const name of ['s.json', 's.json.part']) await writeFile(join(folder, name), 'mine', { mode: 0o644 })
  await writeSnapshot(join(folder, 's.json'), EMPTY, OF)
  expect((await stat(join(folder, 's.json'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['s.json', 's.json.part'])
  expect(await readFile(join(folder, 's.json.part'), 'utf8')).toBe('mine')
})

test('a snapshot that can not be put in its place leaves no part of it', async () => {
  await mkdir(join(folder, 's.json'))
  await expect(writeSnapshot(join(folder, 's.json'), EMPTY, OF)).rejects.toMatchObject({ kind: 'usage' })
  expect(await readdir(folder)).toEqual(['s.json'])
})

test('a full disk is not the fault of who calls, and leaves no part of the file', async () => {
  // What is written to /dev/full finds no room; the link to it stands where the temporary file would be made.
  await symlink('/dev/full', join(folder, `s.json.${process.pid}.tmp`))
  await expect(writeSnapshot(join(folder, 's.json'), EMPTY, OF)).rejects.toMatchObject({
    kind: 'infrastructure',
    hint: expect.stringContaining('The disk is full'),
  })
  expect(await readdir(folder)).toEqual([])
})
