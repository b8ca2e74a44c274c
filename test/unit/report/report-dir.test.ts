import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { probeReportDir } from '../../../src/report/report-dir.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'report-dir-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const below = () => readdir(directory, { recursive: true })

test('no trace, whether or not the directory and its parents are there', async () => {
  await probeReportDir(join(directory, 'a/b/c'))
  expect(await below()).toEqual([])
  await mkdir(join(directory, 'there'))
  await probeReportDir(join(directory, 'there'))
  expect(await below()).toEqual(['there'])
})

test("runs side by side do not get into each other's way", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => probeReportDir(join(directory, `out/of/${index % 10}`))))
})

test('what another run puts there meanwhile stays', async () => {
  const out = join(directory, 'out')
  const probed = probeReportDir(join(out, 'a'))
  while (!existsSync(out)) await setImmediate()
  writeFileSync(join(out, 'report.json'), 'of another run')
  await probed
  expect(await below()).toEqual(['out', 'out/report.json'])
})

test('a file in the way is a usage problem, and is left alone', async () => {
  await writeFile(join(directory, 'file'), '')
  await expect(probeReportDir(join(directory, 'file/reports'))).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining(`nothing can be written to ${directory}/file/reports`),
  })
  expect(await below()).toEqual(['file'])
})
