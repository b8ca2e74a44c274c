/** The part of a timeline that a report tells: what became of changed objects, and of what the release and its hooks ran. */
import type { Release } from '../chart/chart.ts'
import type { Change } from '../snapshot/change.ts'
import { placeOf } from '../snapshot/object-id.ts'
import type { Timeline, TimelineEvent } from './timeline.ts'

const PROGRAMS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod', 'Job', 'CronJob'])
const MOST_EVENTS = 300

/** Oldest first, and not more than a reader can take in: what only changed is left out before anything else. */
export function concerning(
  { events }: Timeline,
  changes: readonly Change[],
  release: Release | undefined,
): TimelineEvent[] {
  const places = new Set(changes.map(({ id }) => placeOf(id)))
  const programs = new Set(programsOf(release))
  const owners = new Set<string>()
  const chosen = events.filter(({ id, owners: above }) => {
    const isProgram = programs.has(`${id.kind}/${id.namespace}/${id.name}`)
    const isMade = PROGRAMS.has(id.kind) && above.some(({ uid }) => owners.has(uid))
    if (isProgram || isMade) owners.add(id.uid)
    return isProgram || isMade || places.has(placeOf(id))
  })
  if (chosen.length <= MOST_EVENTS) return chosen
  return chosen.filter(({ event }) => event !== 'changed').slice(-MOST_EVENTS)
}

function programsOf(release: Release | undefined): string[] {
  if (release === undefined) return []
  return [...release.objects, ...release.hooks]
    .filter(({ kind }) => PROGRAMS.has(kind))
    .map(({ kind, namespace = release.namespace, name }) => `${kind}/${namespace}/${name}`)
}
