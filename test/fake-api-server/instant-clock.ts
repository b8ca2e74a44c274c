/** A clock on which every sleep is over at once; it remembers how long each would have been. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../src/clock.ts'

export interface InstantClock extends Clock {
  /** milliseconds of each sleep so far */
  readonly slept: number[]
  advance(ms: number): void
}

export function instantClock(start = Date.UTC(2026, 10, 21)): InstantClock {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    random: () => 1,
    advance(ms) {
      now += ms
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
      // Other events (sockets) get their turn, as in a real sleep.
      await setImmediate(undefined, signal && { signal })
    },
  }
}
