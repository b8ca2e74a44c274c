/** kind's command lines and what its output says: pure. */

export interface KindCreate {
  name: string
  kubeconfig: string
  /** file */
  config?: string
  image?: string
  waitMs: number
}

/**
 * `--retain` leaves the nodes of a failed creation in place, so that their logs can be had; we delete them ourselves.
 * `--kubeconfig` keeps kind away from the user's own.
 */
export function createArgs(create: KindCreate): string[] {
  return [
    ...['create', 'cluster', '--name', create.name, '--kubeconfig', create.kubeconfig],
    ...['--wait', `${Math.ceil(create.waitMs / 1000)}s`, '--retain'],
    ...(create.image === undefined ? [] : ['--image', create.image]),
    ...(create.config === undefined ? [] : ['--config', create.config]),
  ]
}

/** Takes the cluster out of this kubeconfig, too. */
export function deleteArgs(name: string, kubeconfig: string): string[] {
  return ['delete', 'cluster', '--name', name, '--kubeconfig', kubeconfig]
}

/** Writes the logs of all nodes into the directory, which kind makes. */
export function exportLogsArgs(name: string, directory: string): string[] {
  return ['export', 'logs', directory, '--name', name]
}

/** The context that kind writes for a cluster. */
export function contextOf(name: string): string {
  return `kind-${name}`
}

/** `Preparing nodes` of ` • Preparing nodes 📦   ...`; undefined for lines that are no progress. */
export function progressOf(line: string): string | undefined {
  const text = /^ • (.*)\.\.\.\s*$/.exec(line)?.[1]
  return text?.replace(/\p{Extended_Pictographic}\u{fe0f}?/gu, '').trim()
}

/** The node image that kind used, from `Ensuring node image (kindest/node:v1.37.0)`; without its digest. */
export function nodeImageOf(output: string): string | undefined {
  return /Ensuring node image \(([^)]+)\)/.exec(output)?.[1]
}

/** kind ends with exit code 0 when the nodes are not ready in time, and only says so. */
export function isReadyTimeout(output: string): boolean {
  return output.includes('WARNING: Timed out waiting for Ready')
}
