/** Time and chance, injected so that tests neither sleep nor flake. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Clock {
  /** milliseconds since the epoch */
  now(): number
  /** Rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** 0 <= x < 1 */
  random(): number
}

export const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, signal && { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}
