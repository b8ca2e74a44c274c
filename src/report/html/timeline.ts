/** The timeline as plain SVG: a lane an object, the phases of the run behind them; and all of it in words. */
import { counted } from '../../diagnose/words/phrases.ts'
import { cutAt } from '../few-words.ts'
import type { Report, ReportFinding } from '../report.ts'
import { fullName } from '../wording.ts'
import { mark, type TimelineMark } from './icons.ts'
import { barsOf, laneRow, marksOf } from './lane-row.ts'
import { type Lane, lanesOf } from './lanes.ts'
import { code, html, type Markup, more } from './markup.ts'
import { phaseLabels } from './phase-bands.ts'
import { clock, phasesOf, type TimeAxis, timeAxis } from './time-axis.ts'

/** More lanes are folded, and then left out. */
const LANES_SHOWN = 25
const MOST_LANES = 100
/** More than a report of ours holds. */
const MOST_EVENTS = 500
const LONGEST_NAME = 400

/** `findings`: as they stand on the page. Undefined when nothing was seen. */
export function timelineSection(report: Report, findings: readonly ReportFinding[]): Markup | undefined {
  const timeline = report.timeline.slice(0, MOST_EVENTS)
  const lanes = lanesOf(timeline, findings)
  if (lanes.length === 0) return undefined
  const moments = timeline.map(({ at }) => Date.parse(at)).filter(at => !Number.isNaN(at))
  const axis = timeAxis(phasesOf(report), moments)
  const rows = (some: readonly Lane[]) =>
    some.map(lane => laneRow(lane, axis, lane.finding === undefined ? undefined : findings[lane.finding]))
  return html`<section id="timeline" aria-labelledby="timeline-title"><h2 id="timeline-title">Timeline</h2>
${legend(lanes, axis, findings)}
<div class="lanes">${phaseLabels(axis)}
${lanesUnder('In findings', rows(lanes.filter(({ finding }) => finding !== undefined)))}
${lanesUnder('What ran meanwhile', rows(lanes.filter(({ finding }) => finding === undefined)))}</div>
${unseen(findings, lanes)}
${more(report.timeline.length - timeline.length)}
${inWords(timeline)}
</section>`
}

function lanesUnder(title: string, rows: readonly Markup[]): Markup | undefined {
  if (rows.length === 0) return undefined
  const folded = rows.slice(LANES_SHOWN, MOST_LANES)
  const left = rows.length - Math.min(rows.length, MOST_LANES)
  return html`<h3>${title}</h3><ul>${rows.slice(0, LANES_SHOWN)}</ul>${
    folded.length === 0
      ? undefined
      : html`<details class="more"><summary>… and ${counted(folded.length, 'more object')}</summary><ul>${folded}</ul></details>`
  }${more(left)}`
}

const MARKS: [mark: TimelineMark, word: string][] = [
  ['made', 'created'],
  ['back', 'came back'],
  ['changed', 'changed'],
  ['asked', 'deletion asked for'],
  ['gone', 'deleted'],
  ['there', 'still there at the end'],
]

const BARS: [bar: 'used' | 'left' | 'dying', word: string][] = [
  ['used', 'in use'],
  ['left', 'left after the uninstall'],
  ['dying', 'waits for its deletion'],
]

/** Only what is drawn, and as it is drawn: red where something of it counts. */
function legend(lanes: readonly Lane[], axis: TimeAxis, findings: readonly ReportFinding[]): Markup {
  const isOlder = lanes.some(({ lives }) => lives.some(({ made }) => made === undefined))
  const marks = new Set(lanes.flatMap(({ lives }) => lives.flatMap(marksOf)).map(([name]) => name))
  const bars = new Set(
    lanes.flatMap(lane => lane.lives.flatMap(life => barsOf(life, lane, axis))).map(({ kind }) => kind),
  )
  const fails = findings.some(finding => finding.fails)
  const key = (drawing: Markup, word: string) =>
    html`<li><svg class="key" aria-hidden="true" width="28" height="16">${drawing}</svg>${word}</li>`
  return html`<p class="note">Times in UTC. Phases are not to one scale, so that short ones can be seen.${
    isOlder ? html` A lane that starts at the edge was there before, or its creation was not recorded.` : undefined
  }</p>
<ul class="${fails ? 'legend fails' : 'legend'}">${MARKS.filter(([name]) => marks.has(name)).map(([name, word]) => key(mark(name, '14', 8), word))}${BARS.filter(([name]) => bars.has(name)).map(([name, word]) => key(html`<line class="bar ${name}" x1="2" x2="26" y1="8" y2="8"/>`, word))}</ul>`
}

/** Objects of findings without a lane: the report bounds its timeline, and a watch may have missed them. */
function unseen(findings: readonly ReportFinding[], lanes: readonly Lane[]): Markup | undefined {
  const seen = new Set(lanes.map(({ object }) => object))
  const missing = new Set(findings.flatMap(({ objects }) => objects.map(fullName)).filter(name => !seen.has(name))).size
  return missing > 0
    ? html`<p class="note">${counted(missing, 'object')} of the findings ${missing === 1 ? 'has' : 'have'} no event in this timeline.</p>`
    : undefined
}

const WORDS: Record<Report['timeline'][number]['event'], string> = {
  created: 'created',
  changed: 'changed',
  'deletion-asked': 'deletion asked for',
  deleted: 'deleted',
}

function inWords(timeline: Report['timeline']): Markup {
  const rows = timeline.map(({ at, event, object, manager = '' }) => {
    const moment = Date.parse(at)
    const time = Number.isNaN(moment) ? at : clock(moment, 3)
    return html`<tr><td class="whole">${time}</td><td class="whole">${WORDS[event]}</td><td class="long">${code(cutAt(object, LONGEST_NAME))}</td><td>${cutAt(manager, LONGEST_NAME)}</td></tr>`
  })
  return html`<details class="more"><summary>${counted(timeline.length, 'event')} in words</summary><table class="stacked"><thead><tr><th scope="col">time</th><th scope="col">what happened</th><th scope="col">object</th><th scope="col">by</th></tr></thead><tbody>${rows}</tbody></table></details>`
}
