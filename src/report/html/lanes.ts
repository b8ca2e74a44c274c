/** What a timeline shows of each object: when it was made, changed and deleted, and whether it came back. */
import type { Report, ReportFinding, ReportObject } from '../report.ts'
import { fullName } from '../wording.ts'

/** One object, from its creation to its end; another one of the same name is another life. */
export interface Life {
  /** absent: it was there before the timeline began, or nobody saw it being made */
  made?: Moment
  changes: Moment[]
  deletionAsked?: number
  gone?: number
}

interface Moment {
  at: number
  /** field manager */
  by?: string
}

/** All that had one name. */
export interface Lane {
  /** `resource.group/namespace/name` */
  object: string
  /** of the finding on the page that names it; absent of what only ran meanwhile */
  finding?: number
  change?: ReportObject['change']
  lives: Life[]
}

/** First what findings name, in their order, then everything else, in the order of time. An object of which nothing was seen has none. */
export function lanesOf(timeline: Report['timeline'], findings: readonly ReportFinding[]): Lane[] {
  const named = new Map<string, Pick<Lane, 'finding' | 'change'>>()
  for (const [finding, { objects }] of findings.entries())
    for (const object of objects) {
      const name = fullName(object)
      if (!named.has(name)) named.set(name, { finding, change: object.change })
    }
  const dated = timeline.filter(({ at }) => !Number.isNaN(Date.parse(at)))
  const lanes = [...Map.groupBy(dated, ({ object }) => object)].map(
    ([object, events]): Lane => ({ object, ...named.get(object), lives: livesOf(events) }),
  )
  return lanes.toSorted((a, b) => (a.finding ?? findings.length) - (b.finding ?? findings.length))
}

/** In the order in which they were first heard of. */
function livesOf(events: Report['timeline']): Life[] {
  return [...Map.groupBy(events, ({ uid }) => uid).values()].map(lifeOf)
}

function lifeOf(events: Report['timeline']): Life {
  const life: Life = { changes: [] }
  for (const { at: time, event, manager } of events) {
    const at = Date.parse(time)
    const moment = { at, ...(manager !== undefined && { by: manager }) }
    if (event === 'created') life.made = moment
    else if (event === 'changed') life.changes.push(moment)
    else if (event === 'deletion-asked') life.deletionAsked = at
    else life.gone = at
  }
  return life
}

/** True when something of this name was deleted and is there again. */
export function cameBack({ lives }: Lane): boolean {
  return lives.length > 1 && lives.at(-1)?.gone === undefined
}
