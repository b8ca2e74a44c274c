/** What a run that is not clean leaves for whoever has to find out why, in a folder beside its report. */
import { DIAGNOSTICS_DIR, type DiagnosticFile, removeBundle, writeBundle } from '../diagnostics/bundle.ts'
import { LOGS_DIR, removeClusterLogs } from '../diagnostics/cluster-logs.ts'
import { eventsText } from '../diagnostics/events.ts'
import { installOutput, uninstallOutput } from '../diagnostics/helm-output.ts'
import { leftoversYaml } from '../diagnostics/leftovers.ts'
import { logFiles } from '../diagnostics/log-files.ts'
import { README, readmeText } from '../diagnostics/readme.ts'
import type { CheckOptions } from '../options/check-options.ts'
import { withHint } from '../problem.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { snapshotText } from '../snapshot/snapshot-file.ts'
import type { Verdict } from '../verdict.ts'
import type { RunFacts, RunRecord } from './run-record.ts'

/**
 * Writes what the run has seen, however far it came, and takes away what an earlier run left. A problem is a warning: the
 * verdict stands.
 */
export async function leaveDiagnostics(
  record: RunRecord,
  verdict: Verdict,
  { chart: source, reportDir }: Pick<CheckOptions, 'chart' | 'reportDir'>,
): Promise<void> {
  const { facts } = record
  try {
    const files = verdict === 'clean' ? [] : filesOf(facts)
    const hasLogs = facts.clusterLogs === true && verdict !== 'clean'
    if (!hasLogs) await removeClusterLogs(reportDir)
    if (files.length === 0 && !hasLogs) return await removeBundle(reportDir)
    const chart = facts.chart === undefined ? source : `${facts.chart.name} ${facts.chart.version}`
    const paths = [...files.map(({ path }) => path), ...(hasLogs ? [LOGS_DIR] : [])]
    await writeBundle(reportDir, [{ path: README, text: readmeText(chart, verdict, paths) }, ...files], hasLogs)
    facts.diagnostics = DIAGNOSTICS_DIR
  } catch (error) {
    record.warn(withHint(error, '. '))
  }
}

/** A run that has seen nothing has no files; what there is none of has none either. */
function filesOf(facts: RunFacts): DiagnosticFile[] {
  const { baseline, installed, podLogs = [], install, uninstall, settled, events, hookRuns = new Map() } = facts
  const { changes, objects } = facts.leftovers ?? { changes: settled?.comparison.changes ?? [], objects: new Map() }
  const of = { server: facts.server ?? '', kubernetes: facts.kubernetesVersion ?? '' }
  const file = <T>(path: string, value: T | undefined, write: (value: T) => string) => {
    const text = value === undefined ? '' : write(value)
    return text === '' ? [] : [{ path, text }]
  }
  const snapshot = (path: string, value: Snapshot | undefined) => file(path, value, look => snapshotText(look, of))
  return [
    ...snapshot('baseline.json', baseline),
    ...snapshot('installed.json', installed),
    ...snapshot('after.json', settled?.after),
    ...file('leftovers.yaml', changes, all => leftoversYaml(all, objects)),
    ...file('events.txt', events, eventsText),
    ...logFiles(podLogs, hookRuns),
    ...file('helm-install.txt', install, installOutput),
    ...file('helm-uninstall.txt', uninstall, uninstallOutput),
  ]
}
