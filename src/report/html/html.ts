/** The report as one HTML file: for a browser, without a network, with or without JavaScript. */
import { cutAt } from '../few-words.ts'
import { worstFirst } from '../order.ts'
import type { Report } from '../report.ts'
import { chartName } from '../wording.ts'
import { findingsSection } from './findings.ts'
import { head } from './head.ts'
import { leftOutSection } from './left-out.ts'
import { code, html, type Markup } from './markup.ts'
import { ownersSection } from './owners.ts'
import { page } from './page.ts'
import { probeSection } from './probe.ts'
import { outputSection, stepsSection } from './steps.ts'
import { timelineSection } from './timeline.ts'

/** Bytes of all sections. Each is bounded; but in somebody's report all may be at their bounds. */
const MOST_BYTES = 9_500_000
const LONGEST_FACT = 100

interface Section {
  /** '' for one that has no link */
  anchor: string
  word: string
  markup: Markup
}

/** Verdict first, then the findings, then everything else; below 10 MB whatever the report holds. */
export function htmlReport(report: Report): string {
  const { shown, leftOut } = fitted(sectionsOf(report))
  const { tool, startedAt } = report
  return page({
    title: `${report.verdict}: ${chartName(report)}`,
    header: head(report),
    links: shown.filter(({ anchor }) => anchor !== '').map(link),
    main: html`${shown.map(({ markup }) => markup)}${leftOut.length === 0 ? undefined : leftOutNote(leftOut)}`,
    footer: [`clean-uninstall ${tool.version}`, startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')]
      .map(fact => cutAt(fact, LONGEST_FACT))
      .join(' · '),
  })
}

function sectionsOf(report: Report): Section[] {
  const { section, shown } = findingsSection(worstFirst(report.findings))
  const sections: [anchor: string, word: string, markup: Markup | undefined][] = [
    ['findings', 'Findings', section],
    ['', 'What Helm printed', outputSection(report)],
    ['probe', 'Deletion', probeSection(report)],
    ['timeline', 'Timeline', timelineSection(report, shown)],
    ['owners', 'Objects by owner', ownersSection(shown)],
    ['steps', 'Steps and times', stepsSection(report)],
    ['left-out', 'Kept and left out', leftOutSection(report)],
  ]
  return sections.flatMap(([anchor, word, markup]) => (markup === undefined ? [] : [{ anchor, word, markup }]))
}

/** As they stand on the page, as long as there is room. */
function fitted(sections: readonly Section[]): { shown: Section[]; leftOut: Section[] } {
  const shown: Section[] = []
  const leftOut: Section[] = []
  let room = MOST_BYTES
  for (const section of sections) {
    const size = Buffer.byteLength(section.markup.text)
    if (size > room) leftOut.push(section)
    else {
      shown.push(section)
      room -= size
    }
  }
  return { shown, leftOut }
}

function link({ anchor, word }: Section): Markup {
  return html`<li><a href="#${anchor}">${word}</a></li>`
}

function leftOutNote(sections: readonly Section[]): Markup {
  return html`<p class="note">Left out, because this page may not be larger: ${sections.map(({ word }) => word).join(', ')}. All of it is in ${code('report.json')}.</p>`
}
