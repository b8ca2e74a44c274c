import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCheckOptions } from '../../../src/options/load.ts'
import { loadCommentActionOptions } from '../../../src/options/load-comment.ts'

function commentOf(inputs: Record<string, string>) {
  return loadCheckOptions({ cwd: import.meta.dirname, inputs: { INPUT_CHART: '.', ...inputs } }).then(
    ({ comment }) => comment,
  )
}

test('no comment unless it is asked for', async () => {
  expect(await commentOf({})).toEqual({ comment: 'never', token: '' })
  // What the runner passes when the workflow says nothing.
  expect(await commentOf({ 'INPUT_GITHUB-TOKEN': 't', 'INPUT_COMMENT-LEG': 'null' })).toEqual({
    comment: 'never',
    token: 't',
  })
})

test.for([
  ['{"kubernetes": "1.36", "helm": 3}', 'helm 3, kubernetes 1.36'],
  ['{\n  "helm": 3,\n  "kubernetes": "1.36"\n}', 'helm 3, kubernetes 1.36'],
  ['{"chart": {"name": "a", "path": "charts/a"}}', 'chart {"name":"a","path":"charts/a"}'],
  ['nightly, with CRDs', 'nightly, with CRDs'],
  ['3', '3'],
  ['[1]', '[1]'],
  ['null', undefined],
  ['{}', undefined],
] as const)('the leg %j is %j', async ([text, leg]) => {
  expect((await commentOf({ 'INPUT_COMMENT-LEG': text })).leg).toBe(leg)
})

test('the file may ask for a comment, but holds no token and no leg', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'comment-'))
  const load = async (file: string) => {
    await writeFile(join(cwd, '.clean-uninstall.yaml'), file)
    return (await loadCheckOptions({ cwd, inputs: { INPUT_CHART: '.' } })).comment
  }
  expect(await load('comment: on-failure\ncomment-group: charts\n')).toMatchObject({
    comment: 'on-failure',
    group: 'charts',
  })
  await expect(load('github-token: x\n')).rejects.toThrow('github-token: is not an option of the file')
  await expect(load('comment-leg: x\n')).rejects.toThrow('comment-leg: is not an option of the file')
  await rm(cwd, { recursive: true })
})

test.for([
  [{ INPUT_COMMENT: 'sometimes' }, 'is not one of never, on-failure, always'],
  [{ 'INPUT_COMMENT-GROUP': 'x'.repeat(101) }, 'not a name of at most 100 characters'],
] as const)('%j is a mistake', async ([inputs, words]) => {
  await expect(commentOf(inputs)).rejects.toThrow(words)
})

test('the action that only comments: its own inputs, all mistakes at once', () => {
  expect(loadCommentActionOptions({ 'INPUT_GITHUB-TOKEN': 't' }, '/w')).toEqual({
    report: 'clean-uninstall-report',
    comment: { comment: 'on-failure', token: 't' },
  })
  expect(
    loadCommentActionOptions({ INPUT_REPORT: 'all', 'INPUT_COMMENT-GROUP': 'g', INPUT_COMMENT: 'always' }, '/w'),
  ).toEqual({
    report: 'all',
    comment: { comment: 'always', token: '', group: 'g' },
  })
  const wrong = () => loadCommentActionOptions({ INPUT_COMMENT: 'never', INPUT_REPORTS: 'x', INPUT_CHART: 'y' }, '/w')
  expect(wrong).toThrow(
    /3 options are wrong[\s\S]*did you mean report\?[\s\S]*"never" is not one of on-failure, always/,
  )
})
