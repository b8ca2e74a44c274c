/** A report directory inside the chart: what an earlier run left there would go into the release. */
import { readdir, readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { type IsIgnored, parseHelmignore } from '../chart/helmignore.ts'
import type { LocatedChart } from '../chart/open-chart.ts'
import { DIAGNOSTICS_DIR, isBundle } from '../diagnostics/bundle.ts'
import { LOGS_DIR } from '../diagnostics/cluster-logs.ts'
import { usageProblem } from '../problem.ts'
import { REPORT_FILES } from '../report/writers.ts'

/**
 * Throws a usage problem when an earlier report lies where Helm takes it for a part of the chart: it is not the chart that
 * users install, and with the nodes' logs its release is too large for a Secret.
 */
export async function refuseReportInChart({ place }: LocatedChart, reportDir: string): Promise<void> {
  const folder = relative(place.directory, resolve(reportDir))
  if (!place.inPlace || isAbsolute(folder) || folder.split('/')[0] === '..') return
  const names = await readdir(resolve(reportDir)).catch(() => [])
  const folders = [LOGS_DIR, ...((await isBundle(resolve(reportDir, DIAGNOSTICS_DIR))) ? [DIAGNOSTICS_DIR] : [])]
  const ours = names.filter(name => folders.includes(name) || REPORT_FILES.some(file => file.name === name))
  const rules = await readFile(join(place.directory, '.helmignore'), 'utf8').catch(() => '')
  const isIgnored = parseHelmignore(rules)
  const found = ours.find(name => !isIgnoredAt(join(folder, name), folders.includes(name), isIgnored))
  if (found === undefined) return
  throw usageProblem(
    `report-dir: ${join(reportDir, found)}, of an earlier run, lies in the chart, and Helm would put it into the release`,
    `Choose a directory outside the chart with report-dir, or add ${folder === '' ? found : `${folder}/`} to its .helmignore.`,
  )
}

/** Helm does not descend into a directory that is ignored. */
function isIgnoredAt(path: string, isDirectory: boolean, isIgnored: IsIgnored): boolean {
  const parts = path.split('/')
  return parts.some((_, index) =>
    isIgnored(parts.slice(0, index + 1).join('/'), index < parts.length - 1 || isDirectory),
  )
}
