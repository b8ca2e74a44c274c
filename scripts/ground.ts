/**
 * What demo, tests and benchmarks stand on: kind, Helm 3 and 4, kubectl and node images. Where a registry can be
 * reached, kind's own images are used; elsewhere everything is built from source, once.
 */
import { detectEngine } from '../src/cluster/engine.ts'
import { knownImage } from '../src/cluster/node-images.ts'
import { run } from '../src/process.ts'
import { clusterFromSource } from './cluster-from-source/cluster-from-source.ts'

export interface Ground {
  /** what must be in the environment of whoever uses it */
  env: Record<string, string>
  /** Kubernetes version as asked for → node image */
  nodeImages: Record<string, string>
  /** what Argo CD's makers install it with, when asked for */
  argoCdManifest?: string
}

export interface GroundOptions {
  /** exact versions that can be built from source, e.g. `1.36.3` */
  kubernetes: readonly string[]
  /** also act and actionlint */
  testTools: boolean
  /** also Argo CD, with its images in the nodes */
  argoCd?: boolean
  log: (line: string) => void
}

/** On a machine without a registry the pull fails at once; on one with it, kind would pull the same image. */
const PULL_TIMEOUT_MS = 10 * 60_000

/** Prepares the ground, or says in a fraction of a second that it is there. */
export async function prepareGround(options: GroundOptions): Promise<Ground> {
  // act, actionlint and Argo CD's manifest come from source, and so does what belongs with them.
  const pulled = options.testTools || options.argoCd ? undefined : await pullImages(options)
  if (pulled !== undefined) return { env: {}, nodeImages: pulled }
  const { binDir: _, ...ground } = await clusterFromSource(options)
  return ground
}

/** The nearest image that the pinned kind knows stands for the version asked for; undefined when one can't be had. */
async function pullImages({ kubernetes, log }: GroundOptions): Promise<Record<string, string> | undefined> {
  const engine = await detectEngine(process.env).catch(() => undefined)
  if (engine === undefined) return undefined
  const images: Record<string, string> = {}
  for (const version of kubernetes) {
    const image = knownImage(version.split('.').slice(0, 2).join('.'))
    // An older one than the pinned kind has an image for.
    if (image === undefined) return undefined
    const there = await run(engine.program, ['image', 'inspect', image], { timeoutMs: 30_000 })
    if (there.exitCode !== 0) {
      log(`pulling ${image}`)
      const pull = await run(engine.program, ['pull', '--quiet', image], { timeoutMs: PULL_TIMEOUT_MS })
      if (pull.exitCode !== 0) return undefined
    }
    images[version] = image
  }
  return images
}
