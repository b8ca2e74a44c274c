/**
 * One kind cluster for many fixtures: used again while it proves itself back at its baseline, replaced when it does not.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { type Cluster, createCluster } from '../../src/cluster/cluster.ts'
import { detectEngine } from '../../src/cluster/engine.ts'
import { findTools } from '../../src/cluster/tools/find-tools.ts'
import { garbageCanary } from '../../src/health/garbage-canary.ts'
import { connect } from '../../src/kube/connection.ts'
import { run } from '../../src/process.ts'
import { displayName } from '../../src/snapshot/object-id.ts'
import { settle } from '../../src/snapshot/settle.ts'
import { settleBaseline } from '../../src/snapshot/settle-baseline.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'

const signal = new AbortController().signal

/** The environment in which the ground's tools are found. */
export function groundEnv(): Record<string, string | undefined> {
  return { ...process.env, ...inject('ground').env }
}

interface Running {
  cluster: Cluster
  kubeconfig: string
  workDir: string
  baseline: Snapshot
  /** what is there for the present check besides the baseline */
  prepared?: { manifest: string; baseline: Snapshot }
}

export class SharedCluster implements AsyncDisposable {
  readonly #kubernetes: string
  #running: Running | undefined

  constructor(kubernetes: string) {
    this.#kubernetes = kubernetes
  }

  /** The kubeconfig of a cluster that is at its baseline. */
  async kubeconfig(): Promise<string> {
    this.#running ??= await start(this.#kubernetes)
    return this.#running.kubeconfig
  }

  /** Applies a manifest that is to be there before the check; it goes with the next clean-up. */
  async prepare(manifest: string | undefined): Promise<void> {
    if (manifest === undefined) return
    const kubeconfig = await this.kubeconfig()
    const running = this.#running as Running
    const { exitCode, stderr } = await kubectl(running, ['apply', '--filename=-'], manifest)
    if (exitCode !== 0) throw new Error(`cannot prepare the cluster: ${stderr}`)
    running.prepared = { manifest, baseline: await quietBaseline(kubeconfig) }
  }

  /**
   * Runs the clean-up commands of a report, and deletes the namespace of the release and what was prepared for the check.
   * Says what is still there; the next user gets a new cluster then. `restores`: what was prepared must be as it was, too.
   */
  async cleanUp(
    commands: readonly string[][],
    namespace: string,
    { restores }: { restores: boolean } = { restores: true },
  ): Promise<string[]> {
    const running = this.#running
    if (running === undefined) return []
    for (const [program = '', ...args] of commands) {
      await run(program, args, { timeoutMs: 30_000, env: { ...groundEnv(), KUBECONFIG: running.kubeconfig } })
    }
    await kubectl(running, ['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false'])
    const left = await this.#takeBack(running, restores)
    if (left.length === 0) left.push(...(await differences(running, running.baseline)))
    if (left.length > 0 || !(await collects(running))) await this[Symbol.asyncDispose]()
    return left
  }

  async #takeBack(running: Running, restores: boolean): Promise<string[]> {
    const { prepared } = running
    if (prepared === undefined) return []
    delete running.prepared
    const left = restores ? await differences(running, prepared.baseline) : []
    // A namespace whose finalizers were emptied (C10) ends with its second deletion.
    for (let times = 0; times < 2; times++)
      await kubectl(running, ['delete', '--filename=-', '--ignore-not-found', '--wait=false'], prepared.manifest)
    return left
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const running = this.#running
    this.#running = undefined
    await running?.cluster.delete()
    if (running) await rm(running.workDir, { recursive: true, force: true })
  }
}

async function start(kubernetes: string): Promise<Running> {
  const env = groundEnv()
  // kind and podman are found through this process's own environment.
  Object.assign(process.env, inject('ground').env)
  const workDir = await mkdtemp(join(tmpdir(), 'clean-uninstall-e2e-'))
  const tools = await findTools({
    needKind: true,
    cacheDir: workDir,
    platform: process.platform,
    arch: process.arch,
    env,
    log: () => {},
  })
  if (tools.kind === undefined) throw new Error('no kind')
  const cluster = await createCluster({
    kind: tools.kind,
    engine: await detectEngine(env),
    nodeImage: inject('ground').nodeImages[kubernetes] ?? '',
    workDir: join(workDir, 'cluster'),
    onName: () => {},
    timeoutMs: 180_000,
    log: () => {},
  })
  const kubeconfig = cluster.kubeconfig ?? ''
  return { cluster, kubeconfig, workDir, baseline: await quietBaseline(kubeconfig) }
}

async function quietBaseline(kubeconfig: string): Promise<Snapshot> {
  const api = await connect({ kubeconfig })
  try {
    const options = { timeoutMs: 60_000, signal, clock: systemClock, waitForWorkloads: true }
    return (await settleBaseline(api, options)).snapshot
  } finally {
    await api.close()
  }
}

function kubectl({ kubeconfig }: Running, args: string[], input?: string) {
  const env = { ...groundEnv(), KUBECONFIG: kubeconfig }
  return run('kubectl', args, { timeoutMs: 30_000, env, ...(input !== undefined && { input }) })
}

/**
 * On Kubernetes before 1.32 a collector that was blocked (seed-aks) may stand still long after its cause is repaired: nothing is left then,
 * and the next user would be told of a broken cluster.
 */
async function collects({ kubeconfig }: Running): Promise<boolean> {
  const api = await connect({ kubeconfig })
  try {
    const until = AbortSignal.timeout(COLLECTED_WITHIN_MS)
    return (await garbageCanary(api, 'default', { clock: systemClock, until, signal })).collected
  } finally {
    await api.close()
  }
}

/** A collector that works takes a tenth of a second, on a busy machine some of them. */
const COLLECTED_WITHIN_MS = 10_000

/** the pods of what was taken back get the minute that `patienceFor` gives one whose kubelet is slow, and some more */
const QUIET_AGAIN_MS = 90_000

async function differences({ kubeconfig }: Running, baseline: Snapshot): Promise<string[]> {
  const api = await connect({ kubeconfig })
  try {
    const { comparison } = await settle(api, baseline, { timeoutMs: QUIET_AGAIN_MS, signal, clock: systemClock })
    return comparison.changes.map(({ kind, id }) => `${kind} ${displayName(id)}`)
  } finally {
    await api.close()
  }
}
