/** The files of a report directory. A format is one file of this folder and one line here. */
import { jsonReport } from './json.ts'
import { markdownReport } from './markdown.ts'
import type { Report } from './report.ts'

interface ReportFile {
  name: string
  /** pure: the same report gives the same text */
  write(report: Report): string
}

export const REPORT_FILES: readonly ReportFile[] = [
  { name: 'report.json', write: jsonReport },
  { name: 'report.md', write: report => markdownReport(report) },
]
