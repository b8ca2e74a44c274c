/** The order of findings: worst first, in every format. */
import { SEVERITIES } from '../diagnose/finding.ts'
import type { ReportFinding } from './report.ts'

/** What fails the run first, then by severity; findings of equal weight stay in the order of the report. */
export function worstFirst(findings: readonly ReportFinding[]): ReportFinding[] {
  return findings.toSorted(
    (a, b) => Number(b.fails) - Number(a.fails) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
}
