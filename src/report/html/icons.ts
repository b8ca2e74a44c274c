/** Signs that look the same on every machine; each stands before its word, so none is read out. */
import type { Verdict } from '../../verdict.ts'
import type { ReportFinding, ReportStep } from '../report.ts'
import { severitySign } from '../wording.ts'
import { html, type Markup, markupOf } from './markup.ts'

const SHAPES = {
  stop: '<circle cx="8" cy="8" r="7"/><path class="on" d="M4 8h8"/>',
  cross: '<circle cx="8" cy="8" r="7"/><path class="on" d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"/>',
  mark: '<path d="M8 1l7.4 13.5H.6z"/><path class="on" d="M8 6v4M8 12v.4"/>',
  check: '<circle cx="8" cy="8" r="7"/><path class="on" d="M4.6 8.3l2.4 2.4 4.4-5"/>',
  dot: '<circle cx="8" cy="8" r="4"/>',
  dash: '<path d="M4 8h8"/>',
  made: '<circle class="point" r="4"/>',
  back: '<circle class="point" r="4"/><circle class="ring" r="7"/>',
  changed: '<path class="stroke" d="M0-5V5"/>',
  asked: '<path class="point" d="M-5-5H5L0 4z"/>',
  gone: '<path class="stroke" d="M-4-4L4 4M4-4L-4 4"/>',
  there: '<path class="point" d="M0-6L8 0L0 6z"/>',
}

type Icon = 'stop' | 'cross' | 'mark' | 'check' | 'dot' | 'dash'
/** Centred on the point where they stand. */
export type TimelineMark = 'made' | 'back' | 'changed' | 'asked' | 'gone' | 'there'

/** Once a page: what the others refer to. */
export function iconShapes(): Markup {
  const groups = Object.entries(SHAPES).map(([name, shape]) => markupOf(`<g id="i-${name}">${shape}</g>`))
  return html`<svg class="shapes" aria-hidden="true" width="0" height="0"><defs>${groups}</defs></svg>`
}

/** Beside a word. */
export function icon(name: Icon): Markup {
  return html`<svg class="icon ${name}" aria-hidden="true" viewBox="0 0 16 16"><use href="#i-${name}"/></svg>`
}

/** At a place of a timeline: `x` in per cent. */
export function mark(name: TimelineMark, x: string, y: number): Markup {
  return html`<use href="#i-${name}" class="${name}" x="${x}" y="${y}"/>`
}

const BY_SIGN: Record<string, Icon> = { '⛔': 'stop', '✖': 'cross', '!': 'mark', '·': 'dot' }

/** The sign of a finding in every format, drawn. */
export function findingIcon(finding: Pick<ReportFinding, 'severity' | 'fails'>): Markup {
  return icon(BY_SIGN[severitySign(finding)] ?? 'dot')
}

/** Stands before the word of the verdict. */
export function verdictIcon(verdict: Verdict): Markup {
  return icon(({ clean: 'check', leaked: 'cross', inconclusive: 'mark' } as const)[verdict])
}

/** Stands before the name of a step. */
export function stepIcon(status: ReportStep['status']): Markup {
  return icon(({ ok: 'check', failed: 'cross', skipped: 'dash' } as const)[status])
}
