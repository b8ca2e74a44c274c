import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderCommand } from '../../../src/commands/render.ts'
import { jsonReport } from '../../../src/report/json.ts'
import { terminalReport } from '../../../src/report/terminal.ts'
import { FORMATS, formatted, REPORT_FILES } from '../../../src/report/writers.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

const LOOK = { width: 90, colour: true }

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'render-'))
  file = join(directory, 'report.json')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** What is shown, and the exit code. */
async function shown(format: (typeof FORMATS)[number]['name'], verbose = false) {
  let text = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((...[chunk, callback]: unknown[]) => {
    text += chunk
    if (typeof callback === 'function') callback()
    return true
  })
  const exitCode = await renderCommand({ report: file, format, verbose, quiet: false }, LOOK)
  spy.mockRestore()
  return { text, exitCode }
}

const cases = Object.entries(SAMPLES).flatMap(([name, sample]) => FORMATS.map(format => ({ name, sample, format })))

test.for(cases)('feature 91: $format.name of $name is the same from report.json, elsewhere and later', async input => {
  const { sample, format } = input
  await writeFile(file, jsonReport(sample))
  const rendered = await shown(format.name)
  expect(rendered).toEqual({
    text: formatted(sample, format.name, { ...LOOK, verbose: false, quiet: false }),
    exitCode: 0,
  })
})

test('each file of the report directory can be made again', async () => {
  await writeFile(file, jsonReport(SAMPLES.kubeblocks))
  for (const { name, write } of REPORT_FILES) {
    const format = FORMATS.find(one => 'file' in one && one.file === name)?.name ?? expect.unreachable(name)
    const output = join(directory, `again.${format}`)
    expect(await renderCommand({ report: file, format, output, verbose: false, quiet: false }, LOOK)).toBe(0)
    expect(await readFile(output, 'utf8')).toBe(write(SAMPLES.kubeblocks))
  }
})

test('a terminal is asked for its look, a file has none; verbose shows all', async () => {
  await writeFile(file, jsonReport(SAMPLES.kubeblocks))
  expect((await shown('terminal', true)).text).toBe(
    terminalReport(SAMPLES.kubeblocks, { ...LOOK, verbose: true, quiet: false }),
  )
  const output = join(directory, 'report.txt')
  await renderCommand({ report: file, format: 'terminal', output, verbose: false, quiet: false }, LOOK)
  const plain = { width: 120, colour: false, verbose: false, quiet: false }
  expect(await readFile(output, 'utf8')).toBe(terminalReport(SAMPLES.kubeblocks, plain))
})

test('a file that is no report, and one that can not be written, are usage problems, and nothing is written', async () => {
  await writeFile(file, '{}')
  const output = join(directory, 'out')
  const command = { report: file, format: 'md', output, verbose: false, quiet: false } as const
  await expect(renderCommand(command, LOOK)).rejects.toMatchObject({ kind: 'usage' })
  await writeFile(file, jsonReport(SAMPLES.clean))
  await expect(renderCommand({ ...command, output: join(directory, 'absent/out') }, LOOK)).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('absent/out'),
  })
  expect(await readdir(directory)).toEqual(['report.json'])
})
