/** The cluster of a run: a kind cluster of its own, or one that exists and is left alone. */
import { readdir } from 'node:fs/promises'
import { lastLines, run } from '../process.ts'
import type { ClusterRecord } from './cluster-record.ts'
import { byHand, deleteCluster, useByHand } from './delete-cluster.ts'
import { contextOf, exportLogsArgs } from './kind.ts'

export interface Cluster {
  /** absent on an existing cluster */
  name?: string
  /** path of the kubeconfig */
  kubeconfig: string
  context?: string
  /** true: neither created nor deleted by us */
  existing: boolean
  kindVersion?: string
  nodeImage?: string
  warnings: string[]
  /** what a person types to delete it */
  deleteCommand?: string
  /** what a person types to make it the current context of kubectl */
  useCommand?: string
  /** idempotent; works after a cancellation */
  delete(): Promise<void>
  /** the folder with the nodes' logs, or undefined when there are none to be had; never throws */
  exportLogs(directory: string): Promise<string | undefined>
}

const EXPORT_TIMEOUT_MS = 60_000

/** A cluster that is there already: it is used and never deleted. */
export function existingCluster(options: { kubeconfig: string; context?: string }): Cluster {
  return {
    kubeconfig: options.kubeconfig,
    ...(options.context !== undefined && { context: options.context }),
    existing: true,
    warnings: [],
    delete: async () => {},
    exportLogs: async () => undefined,
  }
}

/** The cluster that a record names: what can be done with it. */
export function kindCluster(record: ClusterRecord, kindVersion: string, log: (line: string) => void): Cluster {
  return {
    name: record.name,
    kubeconfig: record.kubeconfig,
    context: contextOf(record.name),
    existing: false,
    kindVersion,
    warnings: [],
    deleteCommand: byHand(record),
    useCommand: useByHand(record),
    delete: once(() => deleteCluster(record, { log })),
    exportLogs: directory => exportLogs(record, directory, log),
  }
}

/** Everybody who asks gets the same deletion; one that failed may be tried again. */
function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return async () => {
    running ??= action()
    try {
      await running
    } catch (error) {
      running = undefined
      throw error
    }
  }
}

async function exportLogs(record: ClusterRecord, directory: string, log: (line: string) => void) {
  const result = await run(record.kind, exportLogsArgs(record.name, directory), {
    timeoutMs: EXPORT_TIMEOUT_MS,
    env: { KIND_EXPERIMENTAL_PROVIDER: record.engine },
  })
  if (result.exitCode === 0) return directory
  // kind fails when one of many files can't be had, and keeps what it could get.
  const files = await readdir(directory).catch(() => [])
  const what = files.length > 0 ? `some of the nodes' logs` : `the nodes' logs`
  log(`${what} could not be exported: ${result.startError ?? lastLines(result, 3)}`)
  return files.length > 0 ? directory : undefined
}
