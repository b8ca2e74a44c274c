/** Running `helm uninstall`. How it ends is evidence, never the verdict. */
import type { HookObject } from '../chart/chart.ts'
import { type Helm, helmEnv, type UninstallOptions, uninstallArgs } from '../chart/helm.ts'
import { run } from '../process.ts'
import { commandResult } from './command-result.ts'
import { readReleaseRecord } from './release-record.ts'
import type { UninstallResult } from './results.ts'

const PROCESS_MARGIN_MS = 30_000

/**
 * The longest that Helm may take by its own limit, which is for each of its waits: with `--wait` one for the objects, and for each
 * object of a delete hook up to three, until an earlier one is deleted, until it has ended, and until its policy has deleted it
 * (execHook and deleteHookByPolicy in pkg/action/hooks.go, Run in pkg/action/uninstall.go of helm/helm).
 */
export function longestUninstallMs(timeoutMs: number, hooks: readonly Pick<HookObject, 'events'>[]): number {
  const runs = hooks.flatMap(({ events }) => events).filter(event => event === 'pre-delete' || event === 'post-delete')
  return (1 + 3 * runs.length) * timeoutMs + PROCESS_MARGIN_MS
}

/**
 * Uninstalls the release and asks Helm what it still records of it. Throws only when it is cancelled. `hooks` are the release's: how
 * long Helm may take depends on them.
 */
export async function uninstallRelease(
  helm: Helm,
  { hooks = [], ...options }: UninstallOptions & { hooks?: readonly HookObject[] },
  signal: AbortSignal,
  onLine?: (line: string) => void,
): Promise<UninstallResult> {
  const startedAt = new Date().toISOString()
  const result = await run(helm.path, uninstallArgs(helm, options), {
    timeoutMs: longestUninstallMs(options.uninstallTimeoutMs, hooks),
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
