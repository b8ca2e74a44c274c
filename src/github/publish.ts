/** Telling a report in every way that a step has: log, files, summary, annotations, outputs. */
import * as core from '@actions/core'
import type { CheckOptions } from '../options/check-options.ts'
import { withHint } from '../problem.ts'
import { visible, visibleLines } from '../report/escape.ts'
import { markdownReport } from '../report/markdown.ts'
import type { Report } from '../report/report.ts'
import { terminalReport } from '../report/terminal.ts'
import { chartName, reasonLines } from '../report/wording.ts'
import { type WrittenReports, writeReports } from '../report/write-reports.ts'
import { annotate } from './annotations.ts'
import { LOG_LOOK } from './log-look.ts'
import { setOutputs } from './outputs.ts'
import type { Failure } from './run-action.ts'
import { addSummary } from './summary.ts'

/** Publishes the report and says whether it fails the step. What can't be published is a warning: the verdict stands. */
export async function publish(report: Report, options: CheckOptions): Promise<Failure> {
  const { verbose, quiet, reportDir } = options
  core.info(terminalReport(report, { ...LOG_LOOK, verbose, quiet, steps: false, reportDir }).trimEnd())
  setOutputs(report, await written(report, reportDir))
  annotate(report)
  await addSummary(markdownReport(report))
  return failureOf(report)
}

async function written(report: Report, reportDir: string): Promise<WrittenReports | undefined> {
  try {
    return await writeReports(report, reportDir)
  } catch (error) {
    core.warning(withHint(error))
    return undefined
  }
}

/** A leak and a run that could not tell never look alike. */
export function failureOf(report: Report): Failure {
  if (report.verdict === 'clean') return undefined
  const chart = visible(chartName(report))
  if (report.verdict === 'leaked') return `${chart} leaked: ${reasonLines(report)[0]}`
  return `inconclusive, it could not be told whether ${chart} uninstalls cleanly: ${visibleLines(report.reason)}`
}
