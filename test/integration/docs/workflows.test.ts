/** Every workflow that the documentation shows, and our own: checked by actionlint, which the ground of the tests has. */
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { toolsFromSource } from '../../../scripts/cluster-from-source/cluster-from-source.ts'
import { COMMENT_ACTION_OPTIONS } from '../../../src/options/definitions/comment.ts'
import { CHECK_OPTIONS } from '../../../src/options/definitions.ts'
import { run } from '../../../src/process.ts'

const ROOT = join(import.meta.dirname, '../../..')
const env = { ...process.env, ...(await toolsFromSource()) }
const hasLinter = (await run('actionlint', ['--version'], { timeoutMs: 20_000, env })).exitCode === 0

interface Shown {
  document: string
  /** of the workflow's file */
  name: string
  text: string
}

/** Blocks that begin with the path of a workflow's file. */
async function shownWorkflows(): Promise<Shown[]> {
  const shown: Shown[] = []
  for await (const document of glob(['README.md', 'docs/*.md'], { cwd: ROOT })) {
    const markdown = await readFile(join(ROOT, document), 'utf8')
    const blocks = markdown.matchAll(/^```yaml\n(# \.github\/workflows\/(\S+\.yml)\n[\s\S]*?)^```$/gm)
    shown.push(...[...blocks].map(([, text = '', name = '']) => ({ document, name, text })))
  }
  return shown
}

const workflows = await shownWorkflows()
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'workflows-'))
})

afterAll(() => rm(directory, { recursive: true }))

test('the documentation shows workflows', () => {
  expect(workflows.map(({ name }) => name).toSorted()).toEqual([
    'chart.yml',
    'chart.yml',
    'charts.yml',
    'uninstall-comment.yml',
    'uninstall.yml',
  ])
})

describe.skipIf(!hasLinter)('actionlint', () => {
  test.for(workflows)('finds nothing in $name of $document', async ({ name, text }) => {
    const file = join(directory, name)
    await writeFile(file, text)
    const { exitCode, stdout, stderr } = await run('actionlint', ['-no-color', file], { timeoutMs: 30_000, env })
    expect(stdout + stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('finds nothing in our own workflows and actions', async () => {
    const { exitCode, stdout, stderr } = await run('actionlint', ['-no-color'], { timeoutMs: 30_000, env, cwd: ROOT })
    expect(stdout + stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('finds what is wrong', async () => {
    const file = join(directory, 'wrong.yml')
    await writeFile(file, 'on: pull_request\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: "${{ matrix.x }}"}]}}\n')
    expect((await run('actionlint', [file], { timeoutMs: 30_000, env })).exitCode).toBe(1)
  })
})

interface Workflow {
  on: unknown
  permissions?: Record<string, string>
  jobs: Record<
    string,
    { permissions?: Record<string, string>; steps: { uses?: string; with?: Record<string, string> }[] }
  >
}

test.for(workflows)(
  '$name of $document gives our actions inputs that they have, and no right that it does not need',
  ({ text }) => {
    const workflow: Workflow = parse(text)
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target')
    for (const { permissions = workflow.permissions, steps } of Object.values(workflow.jobs)) {
      const ours = steps.filter(({ uses }) => uses?.startsWith('OWNER/clean-uninstall'))
      for (const { uses, with: inputs = {} } of ours) {
        const options = uses?.includes('/comment@') ? COMMENT_ACTION_OPTIONS : CHECK_OPTIONS
        expect(Object.keys(options)).toEqual(expect.arrayContaining(Object.keys(inputs)))
      }
      const comments = ours.some(
        ({ uses, with: inputs }) => uses?.includes('/comment@') || inputs?.comment !== undefined,
      )
      expect(permissions?.['pull-requests']).toBe(comments ? 'write' : undefined)
      expect(permissions?.contents).toBe(
        steps.some(({ uses }) => uses?.startsWith('actions/checkout')) ? 'read' : undefined,
      )
    }
  },
)
