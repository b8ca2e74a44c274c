/** One lane of the timeline: the name, the bars and marks of its lives, and what became of it. */
import { counted } from '../../diagnose/words/phrases.ts'
import { cutAt } from '../few-words.ts'
import type { ReportFinding } from '../report.ts'
import { anchorOf } from './finding.ts'
import { mark, type TimelineMark } from './icons.ts'
import { cameBack, type Lane, type Life } from './lanes.ts'
import { code, html, type Markup } from './markup.ts'
import { percent, phaseBands } from './phase-bands.ts'
import { clock, type TimeAxis } from './time-axis.ts'

const LONGEST_NAME = 400
const HEIGHT = 22
const MIDDLE = HEIGHT / 2

/** `finding`: that of the lane. */
export function laneRow(lane: Lane, axis: TimeAxis, finding: ReportFinding | undefined): Markup {
  const [resource = '', ...place] = cutAt(lane.object, LONGEST_NAME).split('/')
  const name = place.pop() ?? ''
  const outcome = outcomeOf(lane, finding)
  return html`<li class="${finding?.fails ? 'lane fails' : 'lane'}"><span class="who plain">${code(name)} <small>${[resource, ...place].join(' · ')}</small></span><svg class="strip" role="img" aria-label="${lane.lives.map(lifeInWords).join('; then ')}" width="100%" height="${HEIGHT}">${phaseBands(axis, HEIGHT)}${lane.lives.map((life, index) => lifeMarks(life, index, lane, axis))}</svg><span class="${lane.finding === undefined ? 'outcome' : 'outcome counts'}">${
    lane.finding === undefined ? outcome : html`<a href="#${anchorOf(lane.finding)}">${outcome}</a>`
  }</span></li>`
}

/** The report's word for what findings name; of everything else whether it went. */
function outcomeOf(lane: Lane, finding: ReportFinding | undefined): string {
  if (lane.change === 'recreated' || cameBack(lane)) return 'came back'
  if (lane.change === 'left' && finding?.severity === 'kept') return 'kept'
  if (lane.change !== undefined) return lane.change
  return lane.lives.at(-1)?.gone === undefined ? 'there' : 'gone'
}

function lifeMarks(life: Life, index: number, lane: Lane, axis: TimeAxis): Markup {
  const marks = marksOf(life, index).map(([name, moment]) =>
    mark(name, moment === undefined ? '100%' : percent(axis.at(moment)), MIDDLE),
  )
  return html`${barsOf(life, lane, axis).map(bar => barLine(bar, axis))}${marks}`
}

interface Bar {
  kind: 'used' | 'left' | 'dying'
  from: number
  to: number
}

/** How long an object was in use, left, and waiting for its deletion; nothing of what took no time. */
export function barsOf(life: Life, { finding }: Lane, axis: TimeAxis): Bar[] {
  const from = life.made?.at ?? axis.start
  const until = life.gone ?? axis.end
  const alive = life.deletionAsked ?? until
  const uninstalled = axis.bands.findLast(({ name }) => name === 'uninstall' || name === 'install')?.end ?? axis.end
  const stays = finding !== undefined && until > uninstalled
  const turn = stays ? Math.min(alive, Math.max(from, uninstalled)) : alive
  const bars: Bar[] = [
    { kind: 'used', from, to: turn },
    { kind: 'left', from: turn, to: alive },
    { kind: 'dying', from: alive, to: until },
  ]
  return bars.filter(bar => bar.to > bar.from)
}

/** What happened in a life, and when; without a moment: at the end. `index`: of the life in its lane. */
export function marksOf({ made, changes, deletionAsked, gone }: Life, index: number): [TimelineMark, number?][] {
  return [
    ...(made ? [[index > 0 ? 'back' : 'made', made.at] as [TimelineMark, number]] : []),
    ...changes.map(({ at }): [TimelineMark, number] => ['changed', at]),
    ...(deletionAsked === undefined ? [] : [['asked', deletionAsked] as [TimelineMark, number]]),
    gone === undefined ? ['there'] : ['gone', gone],
  ]
}

function barLine({ kind, from, to }: Bar, axis: TimeAxis): Markup {
  return html`<line class="bar ${kind}" x1="${percent(axis.at(from))}" x2="${percent(axis.at(to))}" y1="${MIDDLE}" y2="${MIDDLE}"/>`
}

/** For whoever does not see the drawing. */
function lifeInWords({ made, changes, deletionAsked, gone }: Life): string {
  return [
    made === undefined
      ? 'there before, or not seen being created'
      : `created ${clock(made.at)}${made.by === undefined ? '' : ` by ${cutAt(made.by, LONGEST_NAME)}`}`,
    ...(changes.length > 0 ? [`changed ${counted(changes.length, 'time')}`] : []),
    ...(deletionAsked === undefined ? [] : [`deletion asked for ${clock(deletionAsked)}`]),
    gone === undefined ? 'still there at the end' : `deleted ${clock(gone)}`,
  ].join(', ')
}
