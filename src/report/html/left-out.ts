/** What did not become a finding that counts: kept on purpose, ignored by the user's patterns, changes of Kubernetes itself. */
import { cutAt } from '../few-words.ts'
import type { Report } from '../report.ts'
import { asides, fullName, usersFirst } from '../wording.ts'
import { code, html, type Markup, more, prose } from './markup.ts'
import { within } from './within.ts'

const COUNTS = [200, 20]
const LIMIT = 500_000
const LONGEST_TEXT = 500

/** Undefined when nothing was left out. */
export function leftOutSection(report: Report): Markup | undefined {
  const words = asides(report)
  if (words.length === 0) return undefined
  return within(
    LIMIT,
    COUNTS,
    count => html`<section id="left-out" aria-labelledby="left-out-title"><h2 id="left-out-title">Kept and left out</h2>
<details class="more"><summary>${words.join(', ')}</summary>${keptList(report, count)}${ignoredTable(report, count)}</details></section>`,
  )
}

/** Only what no finding shows already. */
function keptList({ kept, findings }: Report, count: number): Markup | undefined {
  const known = new Set(findings.flatMap(({ objects }) => objects.map(fullName)))
  const names = kept.filter(name => !known.has(name))
  if (names.length === 0)
    return kept.length === 0 ? undefined : html`<p>What is kept on purpose stands among the findings.</p>`
  const shown = names.slice(0, count).map(name => html`<li>${code(cutAt(name, LONGEST_TEXT))}</li>`)
  return html`<h3>Kept on purpose</h3><ul class="list">${shown}</ul>${more(names.length - shown.length)}`
}

function ignoredTable(report: Report, most: number): Markup | undefined {
  const ignored = report.ignored.filter(({ count }) => count > 0)
  if (ignored.length === 0) return undefined
  const rows = usersFirst(ignored)
    .slice(0, most)
    .map(
      ({ count, rule, why, objects = [] }) =>
        html`<tr><td class="number">${count}</td><td class="${isOwn(rule) ? 'whole' : 'long'}">${code(cutAt(rule, LONGEST_TEXT))}</td><td>${prose(cutAt(why, LONGEST_TEXT))}${
          objects.length > 0
            ? html`<ul class="list">${objects.slice(0, most).map(name => html`<li>${code(cutAt(name, LONGEST_TEXT))}</li>`)}</ul>${more(objects.length - most)}`
            : undefined
        }</td></tr>`,
    )
  return html`<h3>Left out</h3><table><thead><tr><th scope="col" class="number">objects</th><th scope="col">rule</th><th scope="col">why</th></tr></thead><tbody>${rows}</tbody></table>${more(ignored.length - rows.length)}`
}

/** An id of ours is short, a pattern of the user's may be long. */
function isOwn(rule: string): boolean {
  return /^N\d{1,2}$/.test(rule)
}
