/** Findings as remarks on lines of the repository. Who publishes them is not known here. */
import { counted } from '../diagnose/words/phrases.ts'
import { visible } from './escape.ts'
import { worstFirst } from './order.ts'
import { type Remark, remarkOf } from './remark.ts'
import type { Report } from './report.ts'
import { chartName } from './wording.ts'

/** GitHub shows 10 of each level for a step (actions/runner, ExecutionContext.cs); the step's own failure is one of them. */
const MOST = 9
const LONGEST_NAME = 250

/** The worst nine findings, and one remark that says how many more there are. Noise is no remark. */
export function annotationsOf(report: Report): Remark[] {
  const findings = worstFirst(report.findings).filter(({ severity, fails }) => severity !== 'noise' || fails)
  const shown = findings.slice(0, MOST).map(finding => remarkOf(finding, report))
  const rest = findings.length - shown.length
  if (rest === 0) return shown
  const chart = visible(chartName(report)).slice(0, LONGEST_NAME).toWellFormed()
  const message = `${counted(rest, 'more finding')} of ${chart}: see the job summary or report.md.`
  return [...shown, { level: 'notice', title: 'clean-uninstall', message }]
}
