/** Running `helm uninstall`. How it ends is evidence, never the verdict. */
import { type Helm, helmEnv, type UninstallOptions, uninstallArgs } from '../chart/helm.ts'
import { run } from '../process.ts'
import { commandResult } from './command-result.ts'
import { readReleaseRecord } from './release-record.ts'
import type { UninstallResult } from './step.ts'

/** Helm's --timeout is for each of its waits: pre-delete hooks, with `--wait` the objects, post-delete hooks. */
const WAITS = 3
const PROCESS_MARGIN_MS = 30_000

/** Uninstalls the release and asks Helm what it still records of it. Throws only when it is cancelled. */
export async function uninstallRelease(
  helm: Helm,
  options: UninstallOptions,
  signal: AbortSignal,
  onLine?: (line: string) => void,
): Promise<UninstallResult> {
  const startedAt = new Date().toISOString()
  const result = await run(helm.path, uninstallArgs(helm, options), {
    timeoutMs: WAITS * options.uninstallTimeoutMs + PROCESS_MARGIN_MS,
    env: helmEnv(helm, 'uninstall'),
    signal,
    ...(onLine && { onLine }),
  })
  signal.throwIfAborted()
  const record = await readReleaseRecord(helm, options, signal)
  return {
    ...commandResult(result),
    startedAt,
    kept: parseKept(result.stdout),
    ...(record && { releaseStatus: record.status, releaseDescription: record.description }),
  }
}

/**
 * The lines under "These resources were kept due to the resource policy:", e.g. `[ConfigMap] my-settings`. Helm ends the
 * list with an empty line; a newer one may go on with other lists, which are no policy.
 */
export function parseKept(stdout: string): string[] {
  const lines = stdout.split('\n').map(line => line.trim())
  const start = lines.indexOf('These resources were kept due to the resource policy:')
  if (start === -1) return []
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(line => !/^\[\w+\] \S/.test(line))
  return end === -1 ? rest : rest.slice(0, end)
}
