/** What Helm still records of a release. */
import { z } from 'zod'
import { type Helm, helmEnv, historyArgs, type ReleaseName } from '../chart/helm.ts'
import { run } from '../process.ts'
import type { ReleaseStatus } from './results.ts'

const READ_TIMEOUT_MS = 30_000

const STATUSES = [
  'deployed',
  'uninstalled',
  'superseded',
  'failed',
  'uninstalling',
  'pending-install',
  'pending-upgrade',
  'pending-rollback',
] as const satisfies ReleaseStatus[]

const revisionSchema = z.object({
  status: z.enum([...STATUSES, 'unknown']).catch('unknown'),
  description: z.string().default(''),
})
const historySchema = z.array(revisionSchema).min(1)

export interface ReleaseRecord {
  status: ReleaseStatus
  /** Helm's own words, e.g. `Deletion in progress (or silently failed)` */
  description: string
}

/**
 * The newest record of a release, or undefined when there is none (never installed, or purged). `unknown` with Helm's
 * error as description when Helm cannot tell. Only a cancel throws.
 *
 * `helm history` and not `helm status`: since Helm 4 the latter builds the release's objects and fails when the CRD of
 * one is gone, though the record is there; and it prints the objects, Secrets with their data.
 */
export async function readReleaseRecord(
  helm: Helm,
  release: ReleaseName,
  signal: AbortSignal,
): Promise<ReleaseRecord | undefined> {
  const options = { timeoutMs: READ_TIMEOUT_MS, env: helmEnv(helm, 'uninstall'), signal }
  const { exitCode, stdout, stderr } = await run(helm.path, historyArgs(helm, release), options)
  signal.throwIfAborted()
  if (exitCode === 0) return parseHistory(stdout)
  return isReleaseNotFound(stderr) ? undefined : { status: 'unknown', description: stderr.trim() }
}

/** The newest revision of `helm history --output json`, which prints the oldest first. */
export function parseHistory(stdout: string): ReleaseRecord {
  try {
    const revision = historySchema.parse(JSON.parse(stdout)).at(-1)
    if (revision !== undefined) return revision
  } catch {
    // said below
  }
  return { status: 'unknown', description: `helm history printed ${stdout.trim().slice(0, 200)}` }
}

/** `Error: release: not found`, alone or at the end of a longer message (Helm 3 and 4). */
export function isReleaseNotFound(stderr: string): boolean {
  return /release: not found\s*$/.test(stderr)
}
