/** The step's outputs: small values only, since all outputs of a job share one megabyte. */
import * as core from '@actions/core'
import { OUTPUTS, type OutputName } from '../options/outputs.ts'
import type { Report } from '../report/report.ts'
import { leftoverCount } from '../report/wording.ts'
import type { WrittenReports } from '../report/write-reports.ts'

/** Every output is set, whatever happened: without a report the verdict is `inconclusive`, without files their paths are empty. */
export function setOutputs(report?: Report, written?: WrittenReports): void {
  const values: Record<OutputName, string | number> = {
    verdict: report?.verdict ?? 'inconclusive',
    findings: report?.findings.length ?? 0,
    leftovers: report === undefined ? 0 : leftoverCount(report),
    'report-dir': written?.directory ?? '',
    'report-json': written?.files['report.json'] ?? '',
  }
  for (const name of Object.keys(OUTPUTS) as OutputName[]) core.setOutput(name, values[name])
}
