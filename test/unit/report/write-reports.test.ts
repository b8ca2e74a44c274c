import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonReport } from '../../../src/report/json.ts'
import { writeReports } from '../../../src/report/write-reports.ts'
import { formatted } from '../../../src/report/writers.ts'
import { report } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'write-reports-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** Every file that a check leaves, save the diagnostics: README.md and docs/reports.md name them. */
const FILES = ['report.json', 'report.md', 'report.html', 'report.sarif', 'report.junit.xml']

test('feature 91: the report in every format, in a directory that is made, and nothing else', async () => {
  const wanted = join(directory, 'a/b')
  const written = await writeReports(SAMPLES.kubeblocks, wanted)
  expect(written).toEqual({
    directory: wanted,
    files: Object.fromEntries(FILES.map(name => [name, join(wanted, name)])),
  })
  expect((await readdir(wanted)).sort()).toEqual(FILES.toSorted())
  expect(await readFile(join(wanted, 'report.json'), 'utf8')).toBe(jsonReport(SAMPLES.kubeblocks))
})

test('the command for the same check is in what people and code scanning read, ready to be pasted', () => {
  const command = ['clean-uninstall', 'check', 'charts/app', '--exercise', 'kubectl get pods']
  const text = "clean-uninstall check charts/app --exercise 'kubectl get pods'"
  const sample = report({ command })
  expect(formatted(sample, 'md')).toContain(`The same check once more: \`${text}\``)
  expect(formatted(sample, 'html')).toContain(text.replaceAll("'", '&#39;'))
  expect(JSON.parse(formatted(sample, 'sarif')).runs[0].invocations[0].commandLine).toBe(text)
})

test('an older report is replaced', async () => {
  await writeReports(SAMPLES.kubeblocks, directory)
  await writeReports(report(), directory)
  expect(JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')).verdict).toBe('clean')
})

test('a file in the way is one clear problem, and no part of a report is left', async () => {
  const file = join(directory, 'file')
  await writeFile(file, '')
  await expect(writeReports(report(), file)).rejects.toMatchObject({
    kind: 'infrastructure',
    message: expect.stringContaining(`the report could not be written to ${file}`),
    hint: expect.stringContaining('choose another report-dir'),
  })
  await mkdir(join(directory, 'report.json'))
  await expect(writeReports(report(), directory)).rejects.toMatchObject({ kind: 'infrastructure' })
  expect((await readdir(directory)).sort()).toEqual(['file', 'report.json'])
})
