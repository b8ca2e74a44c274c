import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryPathOf } from '../../../src/chart/repository-path.ts'

let workspace: string
let chart: string
beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), 'repository-')))
  chart = join(workspace, 'checkout/charts/a')
  await mkdir(chart, { recursive: true })
})
afterEach(() => rm(workspace, { recursive: true }))

test('without a checkout it is the workspace, and without that there is none', async () => {
  expect(await repositoryPathOf(chart, workspace)).toBe('checkout/charts/a')
  expect(await repositoryPathOf(chart)).toBeUndefined()
  expect(await repositoryPathOf(workspace, workspace)).toBe('.')
})

test('the nearest checkout above the chart, of Git itself or of a worktree', async () => {
  await mkdir(join(workspace, '.git'))
  expect(await repositoryPathOf(chart)).toBe('checkout/charts/a')
  await writeFile(join(workspace, 'checkout/.git'), 'gitdir: elsewhere\n')
  expect(await repositoryPathOf(chart)).toBe('charts/a')
  expect(await repositoryPathOf(chart, workspace)).toBe('charts/a')
  expect(await repositoryPathOf(join(workspace, 'checkout'))).toBe('.')
})

test('never one above the workspace, and none for a chart outside of it', async () => {
  await mkdir(join(workspace, '.git'))
  expect(await repositoryPathOf(chart, join(workspace, 'checkout'))).toBe('charts/a')
  await mkdir(join(workspace, 'check'))
  expect(await repositoryPathOf(chart, join(workspace, 'check'))).toBeUndefined()
  expect(await repositoryPathOf(chart, join(workspace, 'absent'))).toBe('checkout/charts/a')
})

test('a link is told by what it leads to: GitHub shows nothing at a link', async () => {
  await mkdir(join(workspace, '.git'))
  await symlink(chart, join(workspace, 'link'))
  expect(await repositoryPathOf(join(workspace, 'link'))).toBe('checkout/charts/a')
})
