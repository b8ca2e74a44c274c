/** report.json: the report itself, checked against its schema before anybody gets it. */
import { z } from 'zod'
import { infrastructureProblem } from '../problem.ts'
import { jsonText } from './escape.ts'
import { type Report, reportSchema } from './report.ts'

/** Two spaces, one line feed at the end, keys in the order of the schema: equal reports are equal bytes. */
export function jsonReport(report: Report): string {
  const checked = reportSchema.safeParse(report)
  if (checked.success) return `${jsonText(checked.data)}\n`
  throw infrastructureProblem(
    `the report does not fit its own schema:\n${z.prettifyError(checked.error)}`,
    'This is a defect of clean-uninstall; please report it with these lines.',
    checked.error,
  )
}
