/**
 * What demo, tests and benchmarks stand on: kind, Helm 3 and 4, kubectl and node images. Where a registry can be
 * reached, kind's own images are used; elsewhere everything is built from source, once.
 */
import { detectEngine } from '../src/cluster/engine.ts'
import { imageForKubernetes } from '../src/cluster/node-images.ts'
import { clusterFromSource } from './cluster-from-source/cluster-from-source.ts'

export interface Ground {
  /** what must be in the environment of whoever uses it */
  env: Record<string, string>
  /** Kubernetes version as asked for → node image */
  nodeImages: Record<string, string>
}

export interface GroundOptions {
  /** exact versions that can be built from source, e.g. `1.36.3` */
  kubernetes: readonly string[]
  /** also act and actionlint */
  testTools: boolean
  log: (line: string) => void
}

const REGISTRY = 'https://registry-1.docker.io/v2/'
const REACH_TIMEOUT_MS = 3_000

/** Prepares the ground, or says in a fraction of a second that it is there. */
export async function prepareGround(options: GroundOptions): Promise<Ground> {
  if ((await canPull()) && !options.testTools) return pulled(options)
  const { env, nodeImages } = await clusterFromSource(options)
  return { env, nodeImages }
}

/** kind pulls by itself; the nearest image that the pinned kind knows stands for the version asked for. */
function pulled({ kubernetes }: GroundOptions): Ground {
  const images = kubernetes.map(version => [version, imageForKubernetes(version.split('.').slice(0, 2).join('.'))])
  return { env: {}, nodeImages: Object.fromEntries(images) }
}

async function canPull(): Promise<boolean> {
  const engine = detectEngine(process.env).then(
    () => true,
    () => false,
  )
  const registry = fetch(REGISTRY, { signal: AbortSignal.timeout(REACH_TIMEOUT_MS) }).then(
    response => response.status === 401 || response.ok,
    () => false,
  )
  return (await engine) && (await registry)
}
