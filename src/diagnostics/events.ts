/** events.txt: what the cluster said of itself, one line each. */
import type { ClusterEvent } from '../diagnose/evidence/evidence.ts'
import { visible } from '../report/escape.ts'

/** Time, type, reason, about what, message; in columns as wide as their widest word, but for the last two. */
export function eventsText(events: readonly ClusterEvent[]): string {
  const widest = (of: (event: ClusterEvent) => string) => Math.max(0, ...events.map(event => of(event).length))
  const [at, type, reason] = [widest(event => event.at), widest(event => event.type), widest(event => event.reason)]
  return events
    .map(event => [
      event.at.padEnd(at),
      event.type.padEnd(type),
      event.reason.padEnd(reason),
      `${event.about}: ${event.message}`,
    ])
    .map(columns => `${visible(columns.join('  '))}\n`)
    .join('')
}
