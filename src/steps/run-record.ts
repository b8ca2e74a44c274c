/** What a run has seen so far: its steps and the values they gave. A run that breaks off still has its record. */
import type { Chart, Release } from '../chart/chart.ts'
import type { ClusterEvent, Evidence } from '../diagnose/evidence/evidence.ts'
import type { Finding } from '../diagnose/finding.ts'
import type { Probe } from '../diagnose/probe/probed.ts'
import type { PodLog } from '../diagnostics/pod-logs.ts'
import type { Progress } from '../report/progress.ts'
import type { ReportStep } from '../report/report.ts'
import type { HookTrace } from '../scenario/hook-watch.ts'
import type { InstallResult, UninstallResult } from '../scenario/results.ts'
import type { Ignored } from '../snapshot/change.ts'
import type { Settled } from '../snapshot/settle.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Timeline } from '../timeline/timeline.ts'

export type StepName = ReportStep['name']

/** Filled in by the steps, in the order of the flow. */
export interface RunFacts {
  helmVersion?: string
  kindVersion?: string
  chart?: Chart
  /** of the chart's directory, when it lies in a repository */
  repositoryPath?: string
  release?: { releaseName: string; namespace: string }
  cluster?: { name?: string; nodeImage?: string; existing: boolean }
  kubernetesVersion?: string
  /** address of the API server */
  server?: string
  /** the release namespace that we make on a cluster that is not ours; without a UID it is not known whether it was made */
  namespaceToRemove?: { name: string; uid?: string }
  baseline?: Snapshot
  /** Helm was told to install: from here on there may be a release */
  installStarted?: true
  install?: InstallResult
  /** the cluster right before the uninstall, and what the chart's pods had said by then */
  installed?: Snapshot
  podLogs?: PodLog[]
  uninstall?: UninstallResult
  /** there is no release any more that this run would have to take away: it was uninstalled, or never recorded */
  uninstallDone?: true
  settled?: Settled
  /** what differs from the baseline, without what the user ignores, and the full objects, as far as they were read */
  leftovers?: Pick<Evidence, 'changes' | 'objects'>
  /** since the baseline */
  events?: ClusterEvent[]
  probe?: Probe
  /** what Helm made of the chart */
  rendered?: Release
  timeline?: Timeline
  /** hooks that ran during the uninstall */
  hookRuns?: ReadonlyMap<string, HookTrace>
  /** the logs of the cluster's nodes wait in the report directory to be taken into the diagnostics */
  clusterLogs?: true
  /** the folder with the diagnostics, when there is one; relative to the report directory */
  diagnostics?: string
  ignored: Ignored[]
  findings: Finding[]
}

export class RunRecord {
  readonly startedAt = new Date()
  readonly steps: ReportStep[] = []
  readonly warnings: string[] = []
  readonly facts: RunFacts = { ignored: [], findings: [] }
  readonly #progress: Progress

  constructor(progress: Progress) {
    this.#progress = progress
  }

  /**
   * Runs one step, times it, and shows it. `describe` gives the line for people, and `failed` for a step that ended
   * badly without breaking off the run (helm's exit code); a step that throws is recorded as failed and throws on.
   */
  async step<T>(
    name: StepName,
    body: (update: (detail: string) => void) => Promise<T>,
    describe: (value: T) => string | { failed: string },
  ): Promise<T> {
    const startedAt = performance.now()
    const begun = new Date().toISOString()
    const finish = (status: ReportStep['status'], detail: string) => {
      this.steps.push({ name, status, startedAt: begun, durationMs: Math.round(performance.now() - startedAt), detail })
      this.#progress.done(name, status, detail)
    }
    this.#progress.start(name)
    try {
      const value = await body(detail => this.#progress.update(name, detail))
      const detail = describe(value)
      if (typeof detail === 'string') finish('ok', detail)
      else finish('failed', detail.failed)
      return value
    } catch (error) {
      finish('failed', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
      throw error
    }
  }

  /** A step that there was no reason to run. */
  skip(name: StepName, why: string): void {
    this.steps.push({ name, status: 'skipped', durationMs: 0, detail: why })
  }

  /** Told once, below the verdict: whatever the run comes to, its report is shown. */
  warn(message: string): void {
    this.warnings.push(message)
  }

  durationMs(): number {
    return Date.now() - this.startedAt.getTime()
  }
}
