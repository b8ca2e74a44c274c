/** Time, injected: tests wait for nothing. */
import { setTimeout as delay } from 'node:timers/promises'

export interface Clock {
  /** milliseconds, monotonic */
  now(): number
  /** rejects with the signal's reason when it aborts */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, { signal }).catch(error => {
      signal.throwIfAborted()
      throw error
    })
  },
}
