import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findReports } from '../../../src/github/comment/find-reports.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'))
})

afterEach(() => rm(directory, { recursive: true }))

async function put(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), '{}')
  }
}

test('a file, or those of a directory, named by the artifact that they came in', async () => {
  await put('report.json')
  expect(await findReports(join(directory, 'report.json'))).toEqual([
    { path: join(directory, 'report.json'), name: '' },
  ])
  expect(await findReports(directory)).toEqual([{ path: join(directory, 'report.json'), name: '' }])
  await put('helm-4/report.json', 'helm-3/clean-uninstall-report/report.json', 'helm-3/other.json')
  expect((await findReports(directory)).map(({ name }) => name)).toEqual([
    'helm-3/clean-uninstall-report',
    'helm-4',
    '',
  ])
})

test('links are not followed, and nothing is looked for deep down', async () => {
  await put('secret/real.json', 'a/b/c/d/report.json')
  await symlink(join(directory, 'secret/real.json'), join(directory, 'report.json'))
  await symlink(join(directory, 'a/b/c/d'), join(directory, 'near'))
  expect(await findReports(directory)).toEqual([])
  await expect(findReports(join(directory, 'report.json'))).rejects.toThrow('neither a file nor a directory')
})

test('too many, too large, or not there', async () => {
  await expect(findReports(join(directory, 'none'))).rejects.toThrow('ENOENT')
  await put('a/report.json', 'b/report.json')
  await truncate(join(directory, 'a/report.json'), 40 * 1024 * 1024)
  await truncate(join(directory, 'b/report.json'), 40 * 1024 * 1024)
  await expect(findReports(directory)).rejects.toThrow('together they are larger than 64 MiB')
  await put(...Array.from({ length: 101 }, (_, index) => `many/${index}/report.json`))
  await expect(findReports(join(directory, 'many'))).rejects.toThrow('there are 101, and 100 are the most')
})
