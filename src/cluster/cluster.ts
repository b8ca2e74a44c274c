/** Creating the kind cluster of a run. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { infrastructureProblem, messageOf, Problem, usageProblem, withHint } from '../problem.ts'
import { type ProcessResult, run } from '../process.ts'
import { type Cluster, kindCluster } from './cluster-handle.ts'
import { CLUSTER_NAME_PREFIX, type ClusterRecord, kindConfigPath } from './cluster-record.ts'
import { creationFailure, wantsImage } from './creation-failure.ts'
import type { Engine } from './engine.ts'
import { engineRunner, nodeImages } from './engine-containers.ts'
import { createArgs, isReadyTimeout, nodeImageOf, progressOf } from './kind.ts'
import { kindConfig } from './kind-config.ts'
import { digestWarning, imageForKubernetes, kubernetesOfImage } from './node-images.ts'
import { markRun } from './run-mark.ts'
import type { Program } from './tools/program.ts'

export { type Cluster, existingCluster } from './cluster-handle.ts'

export interface CreateClusterOptions {
  kind: Program
  engine: Engine
  nodeImage?: string
  /** `1.36` or `1.36.4`; ignored when there is a node image */
  kubernetesVersion?: string
  /** path of the user's kind config */
  kindConfig?: string
  /** for kubeconfig and kind config */
  workDir: string
  /** awaited before anything is created: whoever cleans up after a kill must know the name */
  onName: (record: ClusterRecord) => Promise<void> | void
  /** limit of the creation, in milliseconds */
  timeoutMs: number
  signal?: AbortSignal
  log: (line: string) => void
  /** where the nodes' logs go when the creation fails */
  logsDir?: string
}

/**
 * Creates a kind cluster and waits until its nodes are ready. When that fails, nothing is left of it.
 * @throws a usage problem for a bad version or config, before anything is created; an infrastructure problem otherwise
 */
export async function createCluster(options: CreateClusterOptions): Promise<Cluster> {
  const { kind } = options
  const image = chosenImage(options)
  await mkdir(options.workDir, { recursive: true, mode: 0o700 })
  const config = await writeConfig(options, image)
  const record = newRecord(options)
  await markRun(record)
  await options.onName(record)
  const cluster = kindCluster(record, kind.version, options.log)
  const waitMs = waitMsOf(options.timeoutMs)
  const result = await run(kind.path, createArgs({ ...record, ...config, ...image, waitMs }), {
    timeoutMs: options.timeoutMs,
    env: options.engine.env,
    onLine: line => logProgress(line, options.log),
    ...(options.signal && { signal: options.signal }),
  })
  if (result.exitCode !== 0 || isReadyTimeout(result.stderr)) await giveUp(cluster, result, options)
  await protect(record.kubeconfig, cluster, options)
  const nodeImage = image.image ?? nodeImageOf(result.stderr)
  const warning = options.nodeImage === undefined ? undefined : digestWarning(options.nodeImage)
  return {
    ...cluster,
    ...(nodeImage !== undefined && { nodeImage }),
    warnings: warning === undefined ? [] : [warning],
  }
}

/** From here on the caller has the cluster; until then it is ours to take away. */
async function protect(kubeconfig: string, cluster: Cluster, options: CreateClusterOptions): Promise<void> {
  try {
    await chmod(kubeconfig, 0o600)
  } catch (error) {
    await cluster.delete().catch(problem => options.log(withHint(problem)))
    throw infrastructureProblem(`the kubeconfig of the cluster cannot be used: ${messageOf(error)}`, undefined, error)
  }
}

/** What kind does before and after its waiting for the nodes (image, boot, kubeadm, our own time for its last words). */
const OTHER_WORK_MS = 60_000

/** How long kind waits for ready nodes: shorter than the limit of the creation, or kind could never tell that they are not. */
function waitMsOf(timeoutMs: number): number {
  return Math.max(timeoutMs - OTHER_WORK_MS, timeoutMs / 2)
}

/** Without a wish kind takes its own default, or what the user's config says. */
function chosenImage(options: CreateClusterOptions): { image?: string } {
  if (options.nodeImage !== undefined) return { image: options.nodeImage }
  if (options.kubernetesVersion !== undefined) return { image: imageForKubernetes(options.kubernetesVersion) }
  return {}
}

async function writeConfig(options: CreateClusterOptions, { image }: { image?: string }): Promise<{ config?: string }> {
  const userConfig = await readUserConfig(options.kindConfig)
  const kubernetesVersion = image === undefined ? undefined : kubernetesOfImage(image)
  const text = kindConfig({
    ...userConfig,
    cgroupVersion: options.engine.cgroupVersion,
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  })
  if (text === undefined) return {}
  const config = kindConfigPath(options.workDir)
  await writeFile(config, text)
  return { config }
}

async function readUserConfig(path: string | undefined): Promise<{ userConfig?: string; userConfigPath?: string }> {
  if (path === undefined) return {}
  try {
    return { userConfig: await readFile(path, 'utf8'), userConfigPath: path }
  } catch (error) {
    throw usageProblem(`kind-config: ${path} can't be read: ${messageOf(error)}`, undefined, error)
  }
}

function newRecord({ kind, engine, workDir }: CreateClusterOptions): ClusterRecord {
  return {
    name: `${CLUSTER_NAME_PREFIX}${randomBytes(4).toString('hex')}`,
    provider: engine.provider,
    engine: engine.program as ClusterRecord['engine'],
    kind: kind.path,
    kubeconfig: join(workDir, 'kubeconfig'),
    workDir,
  }
}

function logProgress(line: string, log: (line: string) => void): void {
  const progress = progressOf(line)
  if (progress !== undefined) log(progress)
}

/** Logs first, because they go with the cluster; a cancelled run does not wait for them. */
async function giveUp(cluster: Cluster, result: ProcessResult, options: CreateClusterOptions): Promise<never> {
  const problem = result.cancelled
    ? new Problem('cancelled', 'cancelled while the cluster was being created')
    : creationFailure(result, wantsImage(result) ? await imagesHere(options) : [])
  if (!result.cancelled && options.logsDir !== undefined) {
    const logs = await cluster.exportLogs(options.logsDir)
    if (logs !== undefined) options.log(`logs of the nodes: ${logs}`)
  }
  await cluster.delete().catch(error => options.log(withHint(error)))
  throw problem
}

/** For a hint: when the engine does not say, there are none to name. */
async function imagesHere({ engine }: CreateClusterOptions): Promise<string[]> {
  return await nodeImages(engineRunner(engine.program)).catch(() => [])
}
