import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Cache } from '../../../scripts/cluster-from-source/cache.ts'
import { makePlan, type Plan, whatIsMissing } from '../../../scripts/cluster-from-source/plan.ts'

let cache: Cache
let plan: Plan

/** A podman that knows these images, by name and key, as `podman image inspect` prints them. */
async function podmanWith(images: Record<string, string>): Promise<void> {
  const bin = await mkdtemp(path.join(tmpdir(), 'podman-'))
  const lines = Object.entries(images).map(([name, key]) => `echo '${name} ${key}'`)
  await writeFile(path.join(bin, 'podman'), ['#!/bin/sh', ...lines, 'exit 1'].join('\n'))
  await chmod(path.join(bin, 'podman'), 0o755)
  plan.env.PATH = `${bin}:${process.env.PATH}`
}

const keysOf = (images: Plan['images']) => Object.fromEntries(images.map(({ name, key }) => [name, key]))

beforeEach(async () => {
  cache = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
  plan = await makePlan(cache, ['1.36.3', '1.30.4'], true)
  for (const entry of [...plan.programs, plan.bin.entry]) await mkdir(entry.path)
})

test('nothing is missing when the cache and podman have all of it', async () => {
  await podmanWith(keysOf(plan.images))
  expect(await whatIsMissing(cache, plan)).toBeUndefined()
})

test('an image of other ingredients is missing, though its name is there', async () => {
  await podmanWith({ ...keysOf(plan.images), 'localhost/clean-uninstall/node:v1.30.4': 'other' })
  const missing = await whatIsMissing(cache, plan)
  expect(missing?.images.map(({ name }) => name)).toEqual(['localhost/clean-uninstall/node:v1.30.4'])
  expect(missing?.programs).toEqual([])
})

test('without podman every image is missing', async () => {
  plan.env.PATH = '/nonexistent'
  expect((await whatIsMissing(cache, plan))?.images).toHaveLength(2)
})

test('without the cache the programs are missing and the images are not', async () => {
  await podmanWith(keysOf(plan.images))
  const empty = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
  const again = await makePlan(empty, ['1.36.3', '1.30.4'], true)
  again.env.PATH = plan.env.PATH ?? ''
  const missing = await whatIsMissing(empty, again)
  expect(missing?.programs.length).toBe(again.programs.length)
  expect(missing?.images).toEqual([])
})

test('the environment names everything that kind and podman need, our tools first', () => {
  expect(plan.env.PATH?.startsWith(`${plan.bin.entry.path}:`)).toBe(true)
  expect(plan.env).toMatchObject({
    CONTAINERS_CONF: path.join(cache.root, 'containers.conf'),
    KIND_EXPERIMENTAL_PROVIDER: 'podman',
  })
  expect(Object.keys(plan.bin.links).sort()).toEqual(['act', 'actionlint', 'helm', 'helm3', 'helm4', 'kind', 'kubectl'])
})
