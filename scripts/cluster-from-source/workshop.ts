/** What every step works with. */
import type { Cache } from './cache.ts'
import type { Progress } from './progress.ts'

export interface Workshop {
  cache: Cache
  progress: Progress
  /** environment for podman */
  env: Record<string, string>
  /** stops what runs when another step has failed, or when the caller wants no more */
  signal: AbortSignal
}
