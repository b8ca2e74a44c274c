/** One run: what it was asked for, what it has from the outside, and where it notes what it sees. */
import type { ClusterRecord } from '../cluster/cluster-record.ts'
import type { CheckOptions } from '../options/check-options.ts'
import type { Progress } from '../report/progress.ts'
import type { CommandRunner } from '../scenario/use.ts'
import type { RunRecord } from './run-record.ts'

/** What a check needs from the outside. */
export interface World {
  signal: AbortSignal
  /** how long a cancelled run may take to uninstall what it has installed on a cluster that exists, in milliseconds */
  cancelGraceMs: number
  progress: Progress
  env: NodeJS.ProcessEnv
  /** where tools are kept between runs */
  cacheDir: string
  /** the runner's tool cache, on GitHub */
  toolCacheDir?: string
  /** directory that checkouts lie in, on GitHub: no repository is looked for above it */
  workspace?: string
  /** awaited before the cluster is created: whoever cleans up after a kill must know its name */
  onClusterName(record: ClusterRecord): Promise<void>
  /** the cluster was deleted, or kept on purpose: nothing is left to clean up */
  onClusterDone(): Promise<void>
  /** runs the user's own commands */
  runCommand: CommandRunner
}

export interface Life {
  options: CheckOptions
  world: World
  record: RunRecord
  /** a directory that goes with the run */
  workDir: string
  /** the caller's signal and the limit of the whole run */
  signal: AbortSignal
}
