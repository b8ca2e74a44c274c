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

  /**
   * Runs the clean-up commands of a report, and deletes the namespace of the release. Says what is still there; the next user gets a new cluster then.
   */
  async cleanUp(commands: readonly string[][], namespace: string): Promise<string[]> {
    const running = this.#running
    if (running === undefined) return []
    commands = [...commands, ['kubectl', 'delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']]
    for (const [program = '', ...args] of commands) {
      await run(program, args, { timeoutMs: 30_000, env: { ...groundEnv(), KUBECONFIG: running.kubeconfig } })
    }
    const left = await differences(running)
    if (left.length > 0) await this[Symbol.asyncDispose]()
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
  const api = await connect({ kubeconfig })
  const { snapshot: baseline } = await settleBaseline(api, {
    timeoutMs: 60_000,
    signal,
    clock: systemClock,
    waitForWorkloads: true,
  })
  await api.close()
  return { cluster, kubeconfig, workDir, baseline }
}

async function differences({ kubeconfig, baseline }: Running): Promise<string[]> {
  const api = await connect({ kubeconfig })
  try {
    const { comparison } = await settle(api, baseline, { timeoutMs: 40_000, signal, clock: systemClock })
    return comparison.changes.map(({ kind, id }) => `${kind} ${displayName(id)}`)
  } finally {
    await api.close()
  }
}
