/** The report as one HTML file: for a browser, without a network, with or without JavaScript. */
import { worstFirst } from '../order.ts'
import type { Report } from '../report.ts'
import { chartName } from '../wording.ts'
import { findingsSection } from './findings.ts'
import { head } from './head.ts'
import { leftOutSection } from './left-out.ts'
import { html, type Markup } from './markup.ts'
import { ownersSection } from './owners.ts'
import { page } from './page.ts'
import { probeSection } from './probe.ts'
import { outputSection, stepsSection } from './steps.ts'
import { timelineSection } from './timeline.ts'

/** Verdict first, then the findings, then everything else; below 10 MB whatever the report holds. */
export function htmlReport(report: Report): string {
  const findings = worstFirst(report.findings)
  const sections: [anchor: string, word: string, section: Markup | undefined][] = [
    ['findings', 'Findings', findingsSection(findings)],
    ['', '', outputSection(report)],
    ['probe', 'Deletion', probeSection(report)],
    ['timeline', 'Timeline', timelineSection(report, findings)],
    ['owners', 'Objects by owner', ownersSection(findings)],
    ['steps', 'Steps and times', stepsSection(report)],
    ['left-out', 'Kept and left out', leftOutSection(report)],
  ]
  const shown = sections.filter(([, , section]) => section !== undefined)
  const links = shown.flatMap(([anchor, word]) =>
    anchor === '' ? [] : [html`<li><a href="#${anchor}">${word}</a></li>`],
  )
  return page({
    title: `${report.verdict}: ${chartName(report)}`,
    header: head(report),
    links,
    main: html`${shown.flatMap(([, , section]) => section ?? [])}`,
    footer: `clean-uninstall ${report.tool.version} · ${report.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`,
  })
}
