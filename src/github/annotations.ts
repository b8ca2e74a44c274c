/** Annotations on the lines of a pull request. */
import * as core from '@actions/core'
import { annotationsOf } from '../report/annotations.ts'
import type { Remark } from '../report/remark.ts'
import type { Report } from '../report/report.ts'

const PUBLISH = { error: core.error, warning: core.warning, notice: core.notice } as const satisfies Record<
  Remark['level'],
  typeof core.error
>

/** The runner shows them beside the code and in the list of the run. */
export function annotate(report: Report): void {
  for (const { level, title, message, file, line } of annotationsOf(report))
    PUBLISH[level](message, {
      title,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
    })
}
