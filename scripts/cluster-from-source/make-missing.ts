/** Makes what the plan names and is not there: as much as fits side by side on two cores. */
import { rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { infrastructureProblem } from '../../src/problem.ts'
import type { Entry } from './cache.ts'
import { ARGO_CD_TREE, IMAGE_TREE, makeTree, NODE_TREE, unpackTree } from './debian-trees.ts'
import { checkEngine } from './engine.ts'
import { build, type Job, jobOf } from './go-build.ts'
import { checkGo } from './go-module.ts'
import { makeNodeImage, type NodeImage } from './node-image.ts'
import { installPackages } from './packages.ts'
import type { Missing, Plan } from './plan.ts'
import type { Workshop } from './workshop.ts'

const GIB = 1024 ** 3
/** Rounded up from what a first run takes: compiled packages and downloads in Go's caches, and the results. */
const GIB_PER_PROGRAM_SET = 2
const GIB_PER_IMAGE = 3

/** Two at a time: while one build links, which keeps one core busy, the other compiles. */
const COMPILERS = 2

/** Only for the holder of the lock. When a step fails, the others are stopped and awaited before the error goes out. */
export async function makeMissing(shop: Workshop, plan: Plan, missing: Missing): Promise<void> {
  await checkMachine(shop, missing)
  const failure = new AbortController()
  const jobs = (builds: Plan['first']) => Promise.all(builds.map(one => jobOf(shop.cache, one)))
  const work = { first: await jobs(plan.first), later: await jobs(plan.later), images: missing.images }
  const tasks = schedule({ ...shop, signal: AbortSignal.any([shop.signal, failure.signal]) }, work)
  try {
    await Promise.all(tasks)
  } catch (error) {
    failure.abort()
    await Promise.allSettled(tasks)
    throw error
  }
  await shop.cache.make(plan.bin.entry, async folder => {
    for (const [name, target] of Object.entries(plan.bin.links)) await symlink(target, path.join(folder, name))
  })
}

/** All steps, started; each waits for what it needs. Images come as soon as they can: the later programs compile meanwhile. */
function schedule(shop: Workshop, work: { first: Job[]; later: Job[]; images: NodeImage[] }): Promise<unknown>[] {
  const packages = installPackages(shop)
  const trees = work.images.length === 0 ? packages : packages.then(() => makeTrees(shop, work.images))

  const download = pLimit(1)
  const compile = pLimit(COMPILERS)
  const gates = { download, compile }
  const first = Promise.all(work.first.map(job => build(shop, job, gates)))
  const later = work.later.map(job => build(shop, job, { download, compile: task => first.then(() => compile(task)) }))

  const assemble = pLimit(1)
  const images = work.images.map(async image => {
    const needs = [image.parts.programs, image.parts.argoCd]
    await Promise.all([
      trees,
      first,
      ...later.filter((_, index) => needs.some(entry => makes(work.later[index], entry))),
    ])
    await assemble(() => makeNodeImage(shop, image))
  })
  return [trees, first, ...later, ...images]
}

function makes(job: Job | undefined, wanted: Entry | undefined): boolean {
  return job?.sets.some(({ entry }) => entry.path === wanted?.path) ?? false
}

/** The images' tree comes first: it is small, and with it the engine is proven to work before minutes are spent on the rest. */
async function makeTrees(shop: Workshop, images: readonly NodeImage[]): Promise<void> {
  const tree = await makeTree(shop, IMAGE_TREE)
  await shop.progress.step('container engine: podman runs a privileged container', async () => {
    const folder = await shop.cache.scratch('engine')
    await unpackTree(tree, folder)
    await checkEngine(shop.env, folder)
    await rm(folder, { recursive: true })
  })
  await makeTree(shop, NODE_TREE)
  if (images.some(({ parts }) => parts.argoCdTree)) await makeTree(shop, ARGO_CD_TREE)
}

async function checkMachine({ cache }: Workshop, missing: Missing): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw infrastructureProblem(
      'a cluster can be built from source only as root on Linux',
      'Run it as root: Debian packages, privileged containers and device files need it.',
    )
  }
  if (missing.programs.length > 0) await checkGo()
  const needed = missing.programs.length * GIB_PER_PROGRAM_SET + missing.images.length * GIB_PER_IMAGE
  const free = (await cache.freeBytes()) / GIB
  if (free < needed) {
    throw infrastructureProblem(
      `${free.toFixed(1)} GiB are free in ${cache.root}, and about ${needed} are needed`,
      'Free some space, or set CLEAN_UNINSTALL_CACHE to a folder on another disk.',
    )
  }
}
