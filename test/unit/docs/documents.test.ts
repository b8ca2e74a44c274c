import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import config from '../../../rolldown.config.ts'
import { DOCUMENTS, type Document, fillSections, updateDocuments } from '../../../scripts/docs/documents.ts'
import type { OptionDefinitions } from '../../../src/options/definition.ts'
import { COMMENT_ACTION_OPTIONS } from '../../../src/options/definitions/comment.ts'
import { CHECK_OPTIONS } from '../../../src/options/definitions.ts'
import { OUTPUTS } from '../../../src/options/outputs.ts'
import { reportSchema } from '../../../src/report/report.ts'
import { stepLines } from '../../../src/report/step-lines.ts'

const ROOT = join(import.meta.dirname, '../../..')
const SECTION: Document[] = [{ path: 'README.md', sections: { options: () => 'new' } }]
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'documents-'))
})

afterEach(() => rm(directory, { recursive: true }))

test.for(DOCUMENTS)('$path says what the code says', async document => {
  const outcomes = await updateDocuments(ROOT, false, [document])
  expect(outcomes).toEqual([{ path: document.path, state: 'up to date', detail: '' }])
})

test('docs/classes holds the pages of the classes and nothing else', async () => {
  const pages = DOCUMENTS.map(({ path }) => path).filter(path => path.startsWith('docs/classes/'))
  expect((await readdir(join(ROOT, 'docs/classes'))).map(name => `docs/classes/${name}`).toSorted()).toEqual(
    pages.toSorted(),
  )
})

/** Of a run without exercise and tests. */
const FLOW = [
  'tools',
  'chart',
  'cluster',
  'connect',
  'baseline',
  'install',
  'uninstall',
  'settle',
  'evidence',
  'probe',
  'explain',
]

test('the run that the README shows looks as the code prints it, with every step', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  const lines = readme.split('\n').filter(line => /^✔ (\w+) .* s$/.test(line))
  const step = reportSchema.shape.steps.element
  const steps = lines.map(line => {
    const [, name = '', detail = '', time = ''] = /^✔ (\w+) +(.*?) {2,}([\d.]+) s$/.exec(line) ?? []
    return step.parse({ name, detail, status: 'ok', durationMs: Number(time) * 1000 })
  })
  const look = { width: 100, colour: false }
  expect(steps.flatMap(shown => stepLines(shown, look))).toEqual(lines)
  expect(steps.map(({ name }) => name)).toEqual(FLOW)
})

test('a file that does not exist is reported, not made', async () => {
  expect(await updateDocuments(directory, true, SECTION)).toMatchObject([{ path: 'README.md', state: 'missing' }])
  expect(await readdir(directory)).toEqual([])
})

test('missing markers are reported, and the file stays as it is', async () => {
  await writeFile(join(directory, 'README.md'), 'mine\n')
  expect(await updateDocuments(directory, true, SECTION)).toMatchObject([
    { state: 'missing', detail: 'it has no markers <!-- options:start --> and <!-- options:end -->' },
    { state: 'up to date' },
  ])
  expect(await readFile(join(directory, 'README.md'), 'utf8')).toBe('mine\n')
})

test('checking changes nothing; writing replaces only what stands between the markers', async () => {
  const old = 'a\n<!-- options:start -->\nold\n<!-- options:end -->\nb\n'
  await writeFile(join(directory, 'README.md'), old)
  expect(await updateDocuments(directory, false, SECTION)).toMatchObject([{ state: 'out of date' }])
  expect(await readFile(join(directory, 'README.md'), 'utf8')).toBe(old)
  expect(await updateDocuments(directory, true, SECTION)).toMatchObject([{ state: 'written' }])
  expect(await readFile(join(directory, 'README.md'), 'utf8')).toBe(
    'a\n<!-- options:start -->\n\nnew\n\n<!-- options:end -->\nb\n',
  )
  expect(await updateDocuments(directory, false, SECTION)).toMatchObject([{ state: 'up to date' }])
})

test('markers in the wrong order are none', () => {
  const text = '<!-- options:end --><!-- options:start -->'
  expect(fillSections(text, { options: () => 'new' })).toEqual({ text, missing: ['options'] })
})

test('the action has an input for each option, an output for each result, and no defaults that would win over the file', async () => {
  const action = parse(await readFile(join(ROOT, 'action.yml'), 'utf8'))
  expect(Object.keys(action.inputs)).toEqual(Object.keys(CHECK_OPTIONS))
  expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS))
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.js', post: 'dist/post.js', 'post-if': 'always()' })
  // Expressions that the runner alone can evaluate, of what the file can not give.
  const defaults = Object.entries<object>(action.inputs).filter(([, input]) => 'default' in input)
  expect(defaults.map(([name, input]) => [name, (input as { default: string }).default])).toEqual([
    ['comment-leg', '${{ toJSON(matrix) }}'],
    ['github-token', '${{ github.token }}'],
  ])
  const options: OptionDefinitions = CHECK_OPTIONS
  for (const [name] of defaults) expect(options[name]?.ways).toEqual(['input'])
  expect(
    Object.entries<{ required: boolean }>(action.inputs).flatMap(([name, { required }]) => (required ? [name] : [])),
  ).toEqual(['chart'])
})

test('the action that only comments has an input for each of its options, and a door in the bundle', async () => {
  const action = parse(await readFile(join(ROOT, 'comment/action.yml'), 'utf8'))
  expect(Object.keys(action.inputs)).toEqual(Object.keys(COMMENT_ACTION_OPTIONS))
  expect(action.runs).toEqual({ using: 'node24', main: '../dist/comment.js' })
  expect(Object.keys(config.input as object)).toContain('comment')
})

test('the JSON Schema allows fields that later versions add', async () => {
  const schema = JSON.parse(await readFile(join(ROOT, 'docs/report.schema.json'), 'utf8'))
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'clean-uninstall/report/v1',
  })
  expect(schema.required).toContain('verdict')
  expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false')
})
