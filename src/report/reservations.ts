/** What a reader must know before believing a report. */
import { leftOnCluster } from './left-on-cluster.ts'
import type { Report } from './report.ts'

/** What was not seen, in one line each: a reader must know it, whatever the verdict is. */
export function reservations(
  report: Pick<Report, 'listFailures' | 'settle' | 'warnings' | 'cluster' | 'probe' | 'findings'>,
): string[] {
  const left = leftOnCluster(report)
  return [
    ...(left === undefined ? [] : [left]),
    ...report.listFailures.map(({ resource, error }) => `${resource} could not be listed: ${error}`),
    ...(report.settle?.moving.map(what => `still moving at the settle limit: ${what}`) ?? []),
    ...report.warnings,
  ]
}
