/** All findings, worst first, with filters; what is on purpose or harmless is folded. */
import { counted, unique } from '../../diagnose/words/phrases.ts'
import { cutAt } from '../few-words.ts'
import { fitFindings } from '../fit-findings.ts'
import { leftOutSentence } from '../left-out-sentence.ts'
import type { ReportFinding } from '../report.ts'
import type { SizeLimit } from '../size-limit.ts'
import { severityWord } from '../wording.ts'
import { findingParts, LONGEST_CLASS } from './finding.ts'
import { html, type Markup, markupOf, prose } from './markup.ts'

/** With all other parts, which are bounded too, a page stays below 10 MB. */
const LIMIT: SizeLimit = { max: 5_000_000, sizeOf: text => Buffer.byteLength(text) }

/** More classes than there are. */
const CLASSES_SHOWN = 200

/** With more of them a browser is told that it need not lay out what nobody looks at. */
const MANY = 50

interface FindingsSection {
  /** undefined when there is no finding */
  section: Markup | undefined
  /** those that are on the page: only they can be counted and linked there */
  shown: readonly ReportFinding[]
}

/** `all`: worst first. */
export function findingsSection(all: readonly ReportFinding[]): FindingsSection {
  if (all.length === 0) return { section: undefined, shown: all }
  const { shown, leftOut } = fitFindings(all.map(findingParts), LIMIT)
  const findings = all.slice(0, shown.length)
  const articles = shown.map(({ row, fold }) => markupOf(`${row}${fold}</article>\n`))
  const isAside = (_: unknown, index: number) => !weighs(findings[index])
  const asides = articles.filter(isAside)
  const missing = leftOutSentence(leftOut, [])
  const section = html`<section id="findings"${findings.length > MANY ? html` class="many"` : undefined} aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${findings.length > 1 ? filters(findings) : undefined}
${missing === '' ? undefined : html`<p class="note">${prose(missing)}</p>`}
${articles.filter((article, index) => !isAside(article, index))}
${asides.length === 0 ? undefined : html`<details class="more asides"><summary>${asidesTitle(findings)}</summary>${asides}</details>`}
</section>`
  return { section, shown: findings }
}

function weighs(finding: ReportFinding | undefined): boolean {
  return finding !== undefined && (finding.fails || (finding.severity !== 'kept' && finding.severity !== 'noise'))
}

function asidesTitle(findings: readonly ReportFinding[]): string {
  const asides = findings.filter(finding => !weighs(finding))
  const words = unique(asides.map(({ severity }) => (severity === 'kept' ? 'kept on purpose' : severityWord(severity))))
  const objects = asides.reduce((sum, { objects }) => sum + objects.length, 0)
  return `${counted(asides.length, 'finding')} that ${asides.length === 1 ? 'does' : 'do'} not count: ${words.join(', ')} (${counted(objects, 'object')})`
}

/** Shown by the script, without which they do nothing. */
function filters(findings: readonly ReportFinding[]): Markup {
  const count = (matches: (finding: ReportFinding) => boolean) => findings.filter(matches).length
  const severities = unique(findings.map(({ severity }) => severity)).map(
    severity =>
      html`<label><input type="checkbox" name="${severity}" value="${severity}" checked> ${severityWord(severity)} (${count(finding => finding.severity === severity)})</label>`,
  )
  const classes = [...Map.groupBy(findings, finding => cutAt(finding.class, LONGEST_CLASS))]
    .slice(0, CLASSES_SHOWN)
    .map(([id, some]) => html`<option value="${id}">${id} (${some.length})</option>`)
  return html`<search class="scripted filters" id="filters" aria-label="Filter the findings">
<label class="text">Text <input type="search" name="text" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" placeholder="name, kind, finalizer … ( / )"></label>
<label>Class <select name="class"><option value="">all</option>${classes}</select></label>
<fieldset><legend>Severity</legend>${severities}</fieldset>
<button type="button" data-unfold>Unfold all</button>
<output name="shown" aria-live="polite"></output>
</search>`
}
