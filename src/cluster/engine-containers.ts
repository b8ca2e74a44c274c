/** What a kind cluster is to its engine: containers and volumes. Works without kind, and after anything was killed. */
import { lastLines, type ProcessResult, run } from '../process.ts'
import type { ClusterRecord } from './cluster-record.ts'

/** kind's label on every node container, whatever the provider. */
export const CLUSTER_LABEL = 'io.x-k8s.kind.cluster'

export type EngineRun = (args: string[]) => Promise<ProcessResult>

/** For what is only asked, never done. */
const QUESTION_TIMEOUT_MS = 20_000

/** Runs an engine's command; each call has its own time limit, no call listens to the run's cancellation. */
export function engineRunner(program: string, timeoutMs = QUESTION_TIMEOUT_MS): EngineRun {
  return args => run(program, args, { timeoutMs })
}

/** Ids of the cluster's node containers, running or not. Throws when the engine does not answer. */
export async function nodeContainers(engine: EngineRun, clusterName: string): Promise<string[]> {
  const result = await engine([
    ...['ps', '--all', '--quiet', '--no-trunc'],
    ...['--filter', `label=${CLUSTER_LABEL}=${clusterName}`],
  ])
  return linesOf(succeeded(result))
}

/** The clusters that the engine has containers of, each once. */
export async function clusterNames(engine: EngineRun, provider: ClusterRecord['provider']): Promise<string[]> {
  // Docker's template has a function for one label, podman's and nerdctl's have the map.
  const format = provider === 'docker' ? `{{.Label "${CLUSTER_LABEL}"}}` : `{{index .Labels "${CLUSTER_LABEL}"}}`
  const result = await engine(['ps', '--all', '--filter', `label=${CLUSTER_LABEL}`, '--format', format])
  return [...new Set(linesOf(succeeded(result)))]
}

/** The images of kind nodes that the engine has, `NAME:TAG` each: kind's, and those that we build. Throws when the engine does not answer. */
export async function nodeImages(engine: EngineRun): Promise<string[]> {
  const result = await engine(['images', '--format', '{{.Repository}}:{{.Tag}}'])
  return linesOf(succeeded(result)).filter(image => /(kindest|clean-uninstall)\/node:/.test(image))
}

/**
 * Volumes that kind made for the nodes. Docker's and nerdctl's go with their containers (`rm --volumes`); podman's are
 * named, and labelled with the node's name as key, because podman filters by key only.
 */
export async function nodeVolumes(engine: EngineRun, record: ClusterRecord): Promise<string[]> {
  if (record.provider !== 'podman') return []
  const result = await engine(['volume', 'ls', '--format', '{{.Name}}\t{{.Labels}}'])
  const isOurs = (line: string) => (line.split('\t')[1] ?? '').includes(`${record.name}-`)
  return linesOf(succeeded(result))
    .filter(isOurs)
    .map(line => line.split('\t')[0] ?? '')
}

/**
 * SIGKILL for the nodes: their systemd would be asked to stop first, and podman waits 10 s for it before it kills.
 * The outcome does not matter: what is not running needs no killing.
 */
export async function killNodes(engine: EngineRun, containers: string[]): Promise<void> {
  if (containers.length > 0) await engine(['kill', ...containers])
}

/** Removes what kind left or could not remove. The network `kind` is shared by all clusters, and kind keeps it too. */
export async function removeLeftovers(engine: EngineRun, record: ClusterRecord): Promise<void> {
  const containers = await nodeContainers(engine, record.name)
  if (containers.length > 0) await engine(['rm', '--force', '--volumes', ...containers])
  const volumes = await nodeVolumes(engine, record)
  if (volumes.length > 0) await engine(['volume', 'rm', '--force', ...volumes])
}

function succeeded(result: ProcessResult): string {
  if (result.exitCode === 0) return result.stdout
  const why = result.timedOut ? 'no answer in time' : (result.startError ?? lastLines(result, 3))
  throw new Error(`${result.argv.slice(0, 3).join(' ')}: ${why}`)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
