/** The logs of the cluster's nodes: kind exports them before the folder of the diagnostics is written, so they wait beside it. */
import { lstat, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** In the report directory while the run lasts, and in the diagnostics afterwards. */
export const LOGS_DIR = 'cluster-logs'

/** Where kind is to put them. */
export function clusterLogsPath(reportDir: string): string {
  return join(reportDir, LOGS_DIR)
}

/** Takes away what a run left that was killed meanwhile: it would be taken for this one's. A folder that is not kind's stays. */
export async function removeClusterLogs(reportDir: string): Promise<void> {
  if (await hasClusterLogs(reportDir)) await rm(clusterLogsPath(resolve(reportDir)), { recursive: true, force: true })
}

/** True where kind has exported logs: it starts with a file that names its version. */
export async function hasClusterLogs(reportDir: string): Promise<boolean> {
  return await lstat(join(clusterLogsPath(resolve(reportDir)), 'kind-version.txt')).then(
    stats => stats.isFile(),
    () => false,
  )
}

/** Moves them to where the other diagnostics are. */
export async function moveClusterLogs(reportDir: string, folder: string): Promise<void> {
  await rename(clusterLogsPath(resolve(reportDir)), join(folder, LOGS_DIR))
}
