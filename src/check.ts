/** The check, from an empty work directory to a report. The flow itself is `lifeOfAChart`: it reads like the README. */
import type { CheckOptions } from './options/check-options.ts'
import { formatDuration } from './options/duration.ts'
import { hiddenByPatterns } from './policy/ignore.ts'
import { Problem, withHint } from './problem.ts'
import type { Report } from './report/report.ts'
import { baselineStep } from './steps/baseline.ts'
import { lookWhenBrokenOff } from './steps/before-uninstall.ts'
import { buildReport } from './steps/build-report.ts'
import { chartStep, findChart } from './steps/chart.ts'
import { clusterStep, leaveCluster } from './steps/cluster.ts'
import { connectStep } from './steps/connect.ts'
import { leaveDiagnostics } from './steps/diagnostics.ts'
import { evidenceStep, explainStep } from './steps/explain.ts'
import { installStep } from './steps/install.ts'
import { leaveNothing } from './steps/leave-nothing.ts'
import type { Life, World } from './steps/life.ts'
import { prepareNamespace } from './steps/namespace.ts'
import { findWhatIsNeeded, prerequisitesStep, readPrerequisites } from './steps/prerequisites.ts'
import { probeStep } from './steps/probe.ts'
import { RunRecord } from './steps/run-record.ts'
import { settleStep } from './steps/settle.ts'
import { startTimeline } from './steps/timeline.ts'
import { toolsStep } from './steps/tools.ts'
import { uninstallStep } from './steps/uninstall.ts'
import { useStep } from './steps/use.ts'
import { withWorkDir } from './steps/work-dir.ts'
import { type Judgement, judge } from './verdict.ts'

/**
 * Checks one chart. Throws only a `usage` problem, and then nothing was created; whatever else goes wrong is an
 * `inconclusive` report that says how far the run came.
 */
export async function check(options: CheckOptions, world: World): Promise<Report> {
  const record = new RunRecord(world.progress)
  const limit = AbortSignal.timeout(options.timeoutMs)
  const signal = AbortSignal.any([world.signal, limit])
  const brokenOff = (error: unknown): Judgement => {
    if (world.signal.aborted) return inconclusive('the run was cancelled')
    if (limit.aborted) return inconclusive(`the run did not end within ${formatDuration(options.timeoutMs)}`)
    if (error instanceof Problem && error.kind === 'usage' && !hasMade(record)) throw error
    return inconclusive(withHint(error))
  }
  const judgement = await withWorkDir(record, workDir =>
    lifeOfAChart({ options, world, record, workDir, signal }),
  ).catch(brokenOff)
  await leaveDiagnostics(record, judgement.verdict, options)
  return buildReport(record, judgement, { ...options, source: options.chart })
}

/** True once something of the run was created, so that there is more to tell than what was wrong. */
function hasMade({ facts }: RunRecord): boolean {
  return facts.cluster?.existing === false || facts.installStarted === true
}

/** Install, use, uninstall, wait, compare, probe, explain: each step takes values and returns a value. */
async function lifeOfAChart(life: Life): Promise<Judgement> {
  const found = await findChart(life)
  const needed = await findWhatIsNeeded(life)
  const tools = await toolsStep(life)
  const chart = await chartStep(life, tools, found)
  const prerequisites = await readPrerequisites(life, tools, needed)
  const cluster = await clusterStep(life, tools)
  let ended: Parameters<typeof leaveCluster>[2] = 'broken off'
  try {
    await using connection = await connectStep(life, cluster, tools, chart)
    const { api } = connection
    await using _ = { [Symbol.asyncDispose]: () => leaveNothing(life, connection, chart) }
    const namespace = await prepareNamespace(life, connection)
    await prerequisitesStep(life, connection, prerequisites)
    const before = await baselineStep(life, connection, chart)
    await using recording = startTimeline(life, api, before)
    await using _look = { [Symbol.asyncDispose]: () => lookWhenBrokenOff(life, api, before) }
    const installed = await installStep(life, connection, chart)
    // Commands of the exercise may have upgraded the release: from here on it is the newest.
    const used = { ...installed, ...(await useStep(life, connection, chart, installed)) }
    recording.watchHooks(used.release)
    const uninstalled = await uninstallStep(life, connection, chart, { ...used, before, onHook: recording.onHook })
    const seen = { ...chart, ...kubernetesOf(life), before, ...used, ...uninstalled, ...namespace }
    const settled = await settleStep(life, api, seen)
    const evidence = await evidenceStep(life, api, { ...seen, ...recording.seen(), settled })
    const findings = await explainStep(life, await probeStep(life, connection, evidence))
    await namespace.remove(settled)
    const judgement = judge({
      findings,
      failOn: life.options.failOn,
      unseen: [...before.failures, ...settled.after.failures],
      moving: settled.moving,
      hidden: hiddenByPatterns(life.record.facts.ignored),
      ...(installed.failure !== undefined && { installFailed: installed.failure }),
    })
    ended = judgement.verdict === 'clean' ? 'well' : 'badly'
    return judgement
  } finally {
    await leaveCluster(life, cluster, ended)
  }
}

function kubernetesOf({ record }: Life): { kubernetes?: string } {
  const kubernetes = record.facts.kubernetesVersion
  return kubernetes === undefined ? {} : { kubernetes }
}

function inconclusive(reason: string): Judgement {
  return { verdict: 'inconclusive', reason }
}
