/** From nothing to a kind cluster's node images and tools, on a bare Debian 12 machine without any container registry. */
import { mkdir } from 'node:fs/promises'
import { usageProblem } from '../../src/problem.ts'
import { Cache, cacheRoot } from './cache.ts'
import { configureEngine } from './engine.ts'
import { removeOldImages } from './image-import.ts'
import { takeLock, tryLock } from './lock.ts'
import { makeMissing } from './make-missing.ts'
import { argoCdManifest } from './node-image.ts'
import { makePlan, type Plan, whatIsMissing } from './plan.ts'
import { createProgress } from './progress.ts'
import { DEFAULT_KUBERNETES, isKubernetesVersion } from './versions.ts'

export interface ClusterFromSourceOptions {
  /** versions such as `1.36.3`; each becomes a node image */
  kubernetes: readonly string[]
  /** also act (runs workflows without GitHub) and actionlint */
  testTools: boolean
  /** whether the nodes have the images of Argo CD, too */
  argoCd?: boolean
  /** one call per line of progress; nothing is said when everything is there */
  log: (line: string) => void
  /** stops the work; what is complete stays */
  signal?: AbortSignal
}

export interface ClusterFromSource {
  /** kind, kubectl, helm (which is 4), helm4, helm3, and act and actionlint when asked for */
  binDir: string
  /** what must be in the environment of whoever calls these tools: PATH, CONTAINERS_CONF, KIND_EXPERIMENTAL_PROVIDER */
  env: Record<string, string>
  /** Kubernetes version → name of its node image, for `kind create cluster --image` */
  nodeImages: Record<string, string>
  /** the manifest that Argo CD's makers install it with, when asked for */
  argoCdManifest?: string
}

/**
 * Makes whatever is missing and says how to use it. Safe to call again, from several processes at once, and after an interruption;
 * when everything is there it takes a few tenths of a second.
 */
export async function clusterFromSource(options: ClusterFromSourceOptions): Promise<ClusterFromSource> {
  const wrong = options.kubernetes.filter(version => !isKubernetesVersion(version))
  if (wrong.length > 0) throw usageProblem(`not a Kubernetes version: ${wrong.join(', ')}`, 'Write it as 1.36.3.')

  const cache = new Cache(cacheRoot(process.env))
  await mkdir(cache.root, { recursive: true })
  await configureEngine(cache, options.log)
  const { testTools, argoCd = false } = options
  const plan = await makePlan(cache, [...new Set(options.kubernetes)], { testTools, argoCd })
  if (await whatIsMissing(cache, plan)) await withLock(cache, plan, options)
  const withArgoCd = plan.images[0]?.parts.argoCd
  return {
    binDir: plan.bin.entry.path,
    env: plan.env,
    nodeImages: Object.fromEntries(plan.images.map(({ name, parts }) => [parts.kubernetes, name])),
    ...(withArgoCd && { argoCdManifest: argoCdManifest(withArgoCd) }),
  }
}

/** The environment in which the tools are found, when all were built before; nothing is made. */
export async function toolsFromSource(): Promise<Record<string, string> | undefined> {
  const cache = new Cache(cacheRoot(process.env))
  const { bin, env } = await makePlan(cache, DEFAULT_KUBERNETES, { testTools: true, argoCd: false })
  return (await cache.has(bin.entry)) ? env : undefined
}

/** Another process may have made it all while this one waited, so what is missing is asked again. */
async function withLock(cache: Cache, plan: Plan, { log, signal }: ClusterFromSourceOptions): Promise<void> {
  const progress = createProgress({ log })
  const wait = () =>
    progress.step('wait for another build in this cache', tell =>
      takeLock(cache.root, holder => tell(`${holder} has the lock`)),
    )
  const lock = (await tryLock(cache.root)) ?? (await wait())
  try {
    const missing = await whatIsMissing(cache, plan)
    if (missing === undefined) return
    await cache.sweep(Date.now())
    await removeOldImages(plan.images, plan.env, Date.now())
    await makeMissing({ cache, progress, env: plan.env, signal: signal ?? new AbortController().signal }, plan, missing)
  } finally {
    await lock.release()
  }
}
