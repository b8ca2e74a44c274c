/** The phases of the run behind the lanes of the timeline, and their names and times above them. */
import { seconds } from '../wording.ts'
import { html, type Markup } from './markup.ts'
import { clock, type TimeAxis } from './time-axis.ts'

const LABELS_HEIGHT = 48

/** For a lane of this height. */
export function phaseBands({ bands }: TimeAxis, height: number): Markup[] {
  return bands.map(
    ({ x, width }, index) =>
      html`<rect class="${index % 2 === 0 ? 'band' : 'band other'}" x="${percent(x)}" y="0" width="${percent(width)}" height="${height}"/><line class="border" x1="${percent(x)}" x2="${percent(x)}" y1="0" y2="${height}"/>`,
  )
}

/** Name, duration and start of each. */
export function phaseLabels(axis: TimeAxis): Markup {
  const labels = axis.bands.map(({ name, x, start, end }) => {
    const line = (y: number, text: string, kind: string) =>
      html`<text class="${kind}" x="${percent(x)}" dx="4" y="${y}">${text}</text>`
    return html`${line(13, name, 'name')}${line(28, seconds(end - start), 'time')}${line(42, clock(start), 'time')}`
  })
  const words = axis.bands.map(({ name, start, end }) => `${name} at ${clock(start)} for ${seconds(end - start)}`)
  return html`<div class="axis"><svg class="strip" role="img" aria-label="Phases: ${words.join(', ')}" width="100%" height="${LABELS_HEIGHT}">${phaseBands(axis, LABELS_HEIGHT)}${labels}</svg></div>`
}

/** Of the width. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
