/** Which failed requests are tried again, and when. Pure: the clock and chance are arguments. */
import { backOffMs } from '../../kube/retry.ts'
import type { GitHubError } from './github-error.ts'

const MOST_TRIES = 4
/** A job does not stand still for a comment: most limits end after minutes. */
const LONGEST_WAIT_MS = 15_000
/** Wrong names and wrong certificates do not heal (codes of node:tls and OpenSSL). */
const HOPELESS = /^ENOTFOUND$|^ERR_TLS|^ERR_SSL|^ERR_INVALID|CERT|SIGNATURE/

/**
 * Milliseconds until the next try; undefined: give up. `repeatable`: asking twice is the same as asking once. What a rate limit
 * refused was not done, so that may be asked for again whatever it is.
 */
export function waitBeforeRetry(
  error: GitHubError,
  { tries, repeatable }: { tries: number; repeatable: boolean },
  { now, random }: { now: number; random: number },
): number | undefined {
  if (tries >= MOST_TRIES) return undefined
  if (error.limitedUntilMs === null) return undefined
  if (error.limitedUntilMs !== undefined) {
    // Those that were refused together shall not come back together.
    const waitMs = Math.max(error.limitedUntilMs - now, 0) + 1_000 * random
    return waitMs <= LONGEST_WAIT_MS ? waitMs : undefined
  }
  const mayPass = repeatable && error.isTrouble && !HOPELESS.test(error.code ?? '')
  return mayPass ? backOffMs(tries, random) : undefined
}
