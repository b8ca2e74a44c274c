/** Deleting a cluster, from the record alone: quick, repeatable, and with or without kind. */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { infrastructureProblem, messageOf } from '../problem.ts'
import { lastLines, run } from '../process.ts'
import { shellText } from '../report/shell-text.ts'
import { CLUSTER_NAME_PREFIX, type ClusterRecord, kindConfigPath } from './cluster-record.ts'
import { stopCreators } from './creators.ts'
import { engineRunner, killNodes, nodeContainers, nodeVolumes, removeLeftovers } from './engine-containers.ts'
import { deleteArgs } from './kind.ts'
import { runMarkPath } from './run-mark.ts'

export interface DeleteOptions {
  log: (line: string) => void
  /** of each command, not of the whole; default 60 s */
  timeoutMs?: number
}

const COMMAND_TIMEOUT_MS = 60_000
const ROUNDS = 3
const BETWEEN_ROUNDS_MS = 500

/**
 * Deletes the cluster: whatever still creates it is stopped, its containers and volumes are removed, and so are its
 * kubeconfig and kind config. Listens to no cancellation; deleting what is gone is a success.
 * @throws an infrastructure problem with the command to run by hand when something is left
 */
export async function deleteCluster(record: ClusterRecord, options: DeleteOptions): Promise<void> {
  try {
    await deleteContainers(record, options.timeoutMs ?? COMMAND_TIMEOUT_MS, options.log)
  } catch (error) {
    throw infrastructureProblem(
      `the kind cluster ${record.name} could not be deleted: ${messageOf(error)}`,
      `Delete it by hand: \`${byHand(record)}\``,
      error,
    )
  } finally {
    const { kubeconfig, workDir } = record
    for (const file of [kubeconfig, `${kubeconfig}.lock`, kindConfigPath(workDir), runMarkPath(workDir)])
      await rm(file, { force: true })
  }
}

/** The same for the post step, which knows only the record: the run is over, so its work folder goes as well. */
export async function deleteRecorded(record: ClusterRecord, options: DeleteOptions): Promise<void> {
  try {
    await deleteCluster(record, options)
  } finally {
    const folder = runFolder(record.workDir)
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The run's temporary folder: the work folder or the one above it. A record that was tampered with must not make us
 * delete anything else, so it must be named as ours and lie right in the folder for temporary files.
 */
function runFolder(workDir: string): string | undefined {
  const isOurs = (path: string) => dirname(path) === tmpdir() && basename(path).startsWith(CLUSTER_NAME_PREFIX)
  return [workDir, dirname(workDir)].find(isOurs)
}

/** What of a record a command of kind needs; our kind may not be on PATH. */
type ByHand = Pick<ClusterRecord, 'name' | 'engine' | 'provider' | 'kind'>

/** The command that deletes a cluster of ours without this program. */
export function byHand(record: ByHand): string {
  return kindCommand(record, ['delete', 'cluster', '--name', record.name])
}

/** The command that makes a kubeconfig for a cluster of ours, which was kept; the user's own would get another current context. */
export function useByHand(record: ByHand): string {
  return kindCommand(record, [
    'export',
    'kubeconfig',
    '--name',
    record.name,
    '--kubeconfig',
    `${record.name}.kubeconfig`,
  ])
}

function kindCommand({ provider, engine, kind }: ByHand, args: string[]): string {
  const environment = provider === 'docker' ? '' : `KIND_EXPERIMENTAL_PROVIDER=${engine} `
  return `${environment}${shellText([kind, ...args])}`
}

async function deleteContainers(record: ClusterRecord, timeoutMs: number, log: DeleteOptions['log']): Promise<void> {
  const engine = engineRunner(record.engine, timeoutMs)
  await stopCreators(record.name)
  for (let round = 1; ; round++) {
    const containers = await nodeContainers(engine, record.name)
    if (containers.length > 0) {
      await killNodes(engine, containers)
      await deleteWithKind(record, timeoutMs, log)
    }
    await removeLeftovers(engine, record)
    const left = [...(await nodeContainers(engine, record.name)), ...(await nodeVolumes(engine, record))]
    if (left.length === 0) return
    if (round === ROUNDS) throw new Error(`still there: ${left.join(', ')}`)
    await pause(BETWEEN_ROUNDS_MS)
  }
}

/** kind's own way comes first because it knows its providers best; where it is gone or fails, the engine's is enough. */
async function deleteWithKind(record: ClusterRecord, timeoutMs: number, log: DeleteOptions['log']): Promise<void> {
  const result = await run(record.kind, deleteArgs(record.name, record.kubeconfig), {
    timeoutMs,
    env: { KIND_EXPERIMENTAL_PROVIDER: record.engine },
  })
  if (result.exitCode === 0) return
  log(`kind delete cluster: ${result.startError ?? lastLines(result, 3)}; removing the containers without kind`)
}
