/** The first screen: the verdict, what it means, and what to know before believing it. */
import { cutAt, unstopped } from '../few-words.ts'
import { consequence } from '../probe-words.ts'
import type { Report } from '../report.ts'
import { reservations } from '../reservations.ts'
import { capital, chartName, circumstances, reasonLines, uninstallSentence, verdictHeading } from '../wording.ts'
import { icon, verdictIcon } from './icons.ts'
import { block, code, html, type Markup, markupOf, more, prose } from './markup.ts'

const LONGEST_TEXT = 1_000
const LONGEST_DETAILS = 20_000
/** Of more reservations the rest is folded; a cluster where hundreds of resources can't be listed has one cause. */
const RESERVATIONS_SHOWN = 4
const RESERVATIONS_KEPT = 200

/** The top of the page, as far as a reader gets in ten seconds. */
export function head(report: Report): Markup {
  const [sentence, ...details] = reasonLines(report)
  const blocked = consequence(report)
  const uninstall = uninstallSentence(report)
  return html`<header class="verdict plain ${report.verdict}">
<h1>${verdictIcon(report.verdict)}${headingOf(report)}</h1>
<p class="lead">${prose(`${capital(unstopped(sentence, LONGEST_TEXT))}.`)}${
    blocked === undefined ? undefined : html` <strong>${unstopped(blocked, LONGEST_TEXT)}.</strong>`
  }</p>
<p class="facts">${uninstall === undefined ? undefined : html`${code('helm uninstall')} ${uninstall}. `}${circumstances(report).join(' · ')}</p>
${details.length === 0 ? undefined : html`<pre>${block(cutAt(details.join('\n'), LONGEST_DETAILS))}</pre>`}
${reservationList(report)}
</header>`
}

function headingOf(report: Report): Markup {
  return markupOf(verdictHeading(report, code(cutAt(chartName(report), 200)).text))
}

function reservationList(report: Report): Markup | undefined {
  const all = reservations(report)
  if (all.length === 0) return undefined
  const items = all
    .slice(0, RESERVATIONS_KEPT)
    .map(text => html`<li>${icon('mark')}<span>${prose(unstopped(text, LONGEST_TEXT))}</span></li>`)
  const left = all.length - items.length
  const rest = items.slice(RESERVATIONS_SHOWN)
  const list = html`<ul class="reservations">${items.slice(0, RESERVATIONS_SHOWN)}</ul>`
  if (rest.length === 0) return list
  return html`${list}<details class="more"><summary>… and ${rest.length + left} more</summary><ul class="reservations">${rest}</ul>${more(left)}</details>`
}
