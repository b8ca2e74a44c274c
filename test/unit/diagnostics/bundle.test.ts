import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBundle, removeBundle, writeBundle } from '../../../src/diagnostics/bundle.ts'
import { README, readmeText } from '../../../src/diagnostics/readme.ts'

let reportDir: string
let folder: string
beforeEach(async () => {
  reportDir = await mkdtemp(join(tmpdir(), 'bundle-'))
  folder = join(reportDir, 'diagnostics')
})
afterEach(() => rm(reportDir, { recursive: true, force: true }))

const readme = { path: README, text: readmeText('app 1.0.0', 'leaked', ['events.txt']) }
const events = { path: 'events.txt', text: 'one\n' }

test('feature 96: the files lie in a folder of the report directory, for their owner only', async () => {
  const wanted = join(reportDir, 'a/b')
  await writeBundle(wanted, [events, { path: 'logs/apps/web/main.log', text: 'hello\n' }, readme])
  const made = join(wanted, 'diagnostics')
  expect(await readdir(wanted)).toEqual(['diagnostics'])
  expect((await readdir(made)).toSorted()).toEqual(['README.txt', 'events.txt', 'logs'])
  expect(await readFile(join(made, 'logs/apps/web/main.log'), 'utf8')).toBe('hello\n')
  expect((await stat(made)).mode & 0o777).toBe(0o700)
})

test('feature 96: what an earlier run left is gone, whether or not this one leaves something', async () => {
  await writeBundle(reportDir, [readme, events, { path: 'logs/apps/old/main.log', text: 'old\n' }])
  await writeBundle(reportDir, [readme, events])
  expect((await readdir(folder)).toSorted()).toEqual(['README.txt', 'events.txt'])
  await removeBundle(reportDir)
  expect(await readdir(reportDir)).toEqual([])
  await removeBundle(reportDir)
})

test('a folder of the same name that is not ours stays as it is', async () => {
  await mkdir(folder)
  await writeFile(join(folder, 'mine.txt'), 'mine')
  await removeBundle(reportDir)
  await expect(writeBundle(reportDir, [readme])).rejects.toMatchObject({
    kind: 'infrastructure',
    hint: expect.stringContaining('Something that is not of clean-uninstall has that name'),
  })
  expect(await readdir(folder)).toEqual(['mine.txt'])
})

test('a link of the same name is not followed', async () => {
  const elsewhere = join(reportDir, 'elsewhere')
  await writeBundle(elsewhere, [readme])
  await symlink(join(elsewhere, 'diagnostics'), folder)
  await removeBundle(reportDir)
  expect(await isBundle(join(elsewhere, 'diagnostics'))).toBe(true)
})

test('what a run left that was killed half-way is ours', async () => {
  await mkdir(folder)
  expect(await isBundle(folder)).toBe(true)
  await writeFile(join(folder, README), readme.text)
  expect(await isBundle(folder)).toBe(true)
})

test('feature 96: a folder that can not be written whole is not left in parts', async () => {
  await writeBundle(reportDir, [readme, events])
  const tooLong = { path: `logs/${'x'.repeat(300)}.log`, text: 'x' }
  await expect(writeBundle(reportDir, [readme, events, tooLong])).rejects.toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining(`the diagnostics could not be written to ${folder}: ENAMETOOLONG`),
  })
  expect(await readdir(reportDir)).toEqual([])
})

test('the README names what is there, and nothing else', () => {
  const text = readmeText('app 1.0.0', 'leaked', ['baseline.json', 'logs/a/b/c.log', 'logs/a/b/d.log'])
  expect(text).toMatch(
    /^Diagnostics of clean-uninstall: app 1\.0\.0, leaked\n\nbaseline\.json +snapshot before the install\nlogs +of/,
  )
  expect(text).not.toMatch(/^(after\.json|events\.txt|helm-)/m)
})
