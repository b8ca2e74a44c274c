import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Cache } from '../../../scripts/cluster-from-source/cache.ts'
import { oldImages } from '../../../scripts/cluster-from-source/image-import.ts'
import { makePlan, type Plan, whatIsMissing } from '../../../scripts/cluster-from-source/plan.ts'

let cache: Cache
let plan: Plan

/** A podman that knows these images, and prints their names as `podman image inspect` does. */
async function podmanWith(images: readonly string[]): Promise<void> {
  const bin = await mkdtemp(path.join(tmpdir(), 'podman-'))
  const lines = images.map(name => `echo '${name}'; echo`)
  await writeFile(path.join(bin, 'podman'), ['#!/bin/sh', ...lines, 'exit 1'].join('\n'))
  await chmod(path.join(bin, 'podman'), 0o755)
  plan.env.PATH = `${bin}:${process.env.PATH}`
}

const namesOf = (images: Plan['images']) => images.map(({ name }) => name)

beforeEach(async () => {
  cache = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
  plan = await makePlan(cache, ['1.36.3', '1.30.4'], { testTools: true, argoCd: false })
  for (const entry of [...plan.programs, plan.bin.entry]) await mkdir(entry.path)
})

test('nothing is missing when the cache and podman have all of it', async () => {
  await podmanWith(namesOf(plan.images))
  expect(await whatIsMissing(cache, plan)).toBeUndefined()
})

test('an image of other ingredients does not count, though it is the same version', async () => {
  await podmanWith([...namesOf(plan.images).slice(0, 1), 'localhost/clean-uninstall/node-0123456789ab:v1.30.4'])
  const missing = await whatIsMissing(cache, plan)
  expect(missing?.images.map(({ parts }) => parts.kubernetes)).toEqual(['1.30.4'])
  expect(missing?.programs).toEqual([])
})

test('without podman every image is missing', async () => {
  plan.env.PATH = '/nonexistent'
  expect((await whatIsMissing(cache, plan))?.images).toHaveLength(2)
})

test('without the cache the programs are missing and the images are not', async () => {
  await podmanWith(namesOf(plan.images))
  const empty = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
  const again = await makePlan(empty, ['1.36.3', '1.30.4'], { testTools: true, argoCd: false })
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

test('with Argo CD the images are others, and wait for its program', async () => {
  const withIt = await makePlan(cache, ['1.36.3', '1.30.4'], { testTools: true, argoCd: true })
  expect(withIt.images.map(({ alias }) => alias)).toEqual([
    'localhost/clean-uninstall/node-argo-cd:v1.36.3',
    'localhost/clean-uninstall/node-argo-cd:v1.30.4',
  ])
  expect(namesOf(withIt.images)).not.toEqual(namesOf(plan.images))
  await podmanWith(namesOf(plan.images))
  withIt.env.PATH = plan.env.PATH ?? ''
  const missing = await whatIsMissing(cache, withIt)
  expect(missing?.programs.map(({ name }) => name)).toEqual(['argo-cd'])
  expect(missing?.images).toHaveLength(2)
})

test('only images of other ingredients are removed, and only when they are a day old', () => {
  const now = Date.UTC(2026, 0, 3)
  const created = (hoursAgo: number) => (now - hoursAgo * 3_600_000) / 1000
  const json = JSON.stringify([
    { Created: created(48), Names: ['localhost/node-wanted:v1'] },
    { Created: created(48), Names: ['localhost/node-old:v1', 'localhost/node:v1'] },
    { Created: created(2), Names: ['localhost/node-other:v1'] },
    { Created: created(48) },
  ])
  expect(oldImages(json, new Set(['localhost/node-wanted:v1']), now)).toEqual([
    'localhost/node-old:v1',
    'localhost/node:v1',
  ])
  expect(oldImages('', new Set(), now)).toEqual([])
})
