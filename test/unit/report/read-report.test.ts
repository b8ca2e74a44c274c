import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonReport } from '../../../src/report/json.ts'
import { LARGEST_REPORT, readReport } from '../../../src/report/read-report.ts'
import { report } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'read-report-'))
  file = join(directory, 'report.json')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** What is said of a file with this content. */
async function mistakeOf(content: string | Uint8Array): Promise<{ kind: string; message: string; hint: string }> {
  await writeFile(file, content)
  return readReport(file).then(
    () => expect.unreachable('it was read'),
    error => error,
  )
}

test.for(Object.entries(SAMPLES))('feature 91: %s is the same after it was written and read', async ([, sample]) => {
  await writeFile(file, jsonReport(sample))
  expect(await readReport(file)).toEqual(JSON.parse(JSON.stringify(sample)))
})

test('fields of later versions are left out, whatever their names', async () => {
  const later = JSON.stringify({ ...report(), later: 1 }).replace('{', '{"__proto__":{"verdict":"leaked"},')
  await writeFile(file, later)
  expect(Object.entries(await readReport(file))).toEqual(Object.entries(report()))
})

test('a file that is not there can not be read', async () => {
  const path = join(directory, 'absent.json')
  const message = expect.stringContaining(`the report ${path} could not be read: E`)
  await expect(readReport(path)).rejects.toMatchObject({ kind: 'usage', message })
})

test('of a directory the report in it is proposed', async () => {
  const told = { kind: 'usage', message: `${directory} is a directory`, hint: `Did you mean ${directory}/report.json?` }
  await expect(readReport(directory)).rejects.toMatchObject(told)
})

test.for([
  ['', 'Unexpected end of JSON input (line 1 column 1)'],
  ['{\n  "schema": "clean', 'Unterminated string in JSON at position 20 (line 2 column 19)'],
  ['{\n  "a": [1,\n  "b":', "Expected ',' or ']' after array element in JSON at position 18 (line 3 column 6)"],
  ['{\n  "a": [1,\n', 'Unexpected end of JSON input (line 3 column 1)'],
  ['<!doctype html>\n<html>', "Unexpected token '<' in JSON (line 1 column 1)"],
  [`{"a": "${'x'.repeat(90)}",\n"b": }`, "Unexpected token '}' in JSON (line 2 column 6)"],
  [`[tru,\n${' '.repeat(90)}]`, "Unexpected token ',' in JSON (line 1 column 5)"],
  ['["\u2028", ,]', "Unexpected token ',' in JSON (line 1 column 7)"],
] as const)('%j is not JSON, and the place is named', async ([text, said]) => {
  const { kind, message } = await mistakeOf(text)
  expect(kind).toBe('usage')
  expect(message).toBe(`${file} is not JSON: ${said}`)
})

test('what is not UTF-8 is told so', async () => {
  expect((await mistakeOf(Buffer.from('{"a": 1}', 'utf16le'))).message).toMatch(/is not JSON|UTF-8/)
  expect((await mistakeOf(Uint8Array.of(0xff, 0xfe, 0x7b, 0))).message).toBe(`${file} is not text in UTF-8`)
})

test('a file that is too large is refused', async () => {
  const handle = await open(file, 'w')
  await handle.truncate(LARGEST_REPORT + 1)
  await handle.close()
  await expect(readReport(file)).rejects.toMatchObject({
    kind: 'usage',
    message: `${file} is larger than 64 MiB, which no report is`,
  })
})

test('a report of another version is named as such, with what to do', async () => {
  const mistake = await mistakeOf(JSON.stringify({ schema: 'clean-uninstall/report/v2', verdict: 'fine' }))
  expect(mistake.message).toBe(`${file} is a report of another version: clean-uninstall/report/v2`)
  expect(mistake.hint).toContain('which reads clean-uninstall/report/v1: use the version that wrote it')
})

test.for(['[]', 'null', '"x"', '{}', '{"schema": 1}', '{"schema": "clean-uninstall/snapshot/v1"}', '{"$schema": "x"}'])(
  '%s is no report',
  async text => {
    expect((await mistakeOf(text)).message).toBe(
      `${file} is no report of clean-uninstall: its "schema" is not clean-uninstall/report/v1`,
    )
  },
)

test('everything that does not fit the schema is told at once, with its place', async () => {
  const broken = { ...report(), durationMs: 'long', chart: {}, findings: [{ ...SAMPLES.kubeblocks.findings[0] }] }
  Object.assign(broken.findings[0] ?? {}, { severity: 'bad', objects: {}, docs: [1] })
  const { message } = await mistakeOf(JSON.stringify(broken))
  expect(message).toMatch(/is not a whole report:\n/)
  for (const place of [
    'durationMs',
    'chart.source',
    'findings[0].severity',
    'findings[0].objects',
    'findings[0].docs[0]',
  ])
    expect(message).toContain(`→ at ${place}`)
  expect(message.match(/✖/g)).toHaveLength(5)
})

test('a file of a million mistakes is refused as well, and twenty of them are told', async () => {
  const findings = new Array(1_000_000).fill({})
  const { message } = await mistakeOf(JSON.stringify({ ...report(), findings }))
  expect(message.match(/✖/g)).toHaveLength(20)
  expect(message).toMatch(/\n… and more$/)
})
