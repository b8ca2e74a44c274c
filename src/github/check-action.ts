/** The main step: read the inputs, check the chart, publish what was found. */
import { homedir } from 'node:os'
import * as core from '@actions/core'
import { check } from '../check.ts'
import { cacheDirOf } from '../cluster/tools/cache-dir.ts'
import type { CommentOptions } from '../options/comment-options.ts'
import { logCommands } from '../report/command-log.ts'
import { problemMarkdown } from '../report/markdown-problem.ts'
import { silentProgress } from '../report/progress.ts'
import type { Report } from '../report/report.ts'
import { probeReportDir } from '../report/report-dir.ts'
import { writeComments } from './comment/write-comments.ts'
import { readActionOptions } from './inputs.ts'
import { LOG_LOOK } from './log-look.ts'
import { logProgress } from './log-progress.ts'
import { setOutputs } from './outputs.ts'
import { publish } from './publish.ts'
import { type Action, CANCEL_GRACE_MS } from './run-action.ts'
import { forgetCluster, saveCluster } from './state.ts'
import { addSummary } from './summary.ts'
import { commandRunner } from './user-command.ts'

/** `env`: the environment of the step. */
export function checkAction(env: NodeJS.ProcessEnv): Action {
  const cluster = { saved: false }
  return {
    stopping: () => (cluster.saved ? 'the post step deletes the cluster that was made' : undefined),
    async body(signal) {
      const { options, comment, warnings } = await readActionOptions(env)
      for (const warning of warnings) core.warning(warning)
      await probeReportDir(options.reportDir)
      const progress = options.quiet ? silentProgress : logProgress(LOG_LOOK, () => performance.now())
      using _commands = options.verbose ? logCommands(line => progress.log(line)) : undefined
      const report = await check(options, {
        signal,
        cancelGraceMs: CANCEL_GRACE_MS / 2,
        progress,
        ...worldOf(env, cluster),
      })
      const failure = await publish(report, options)
      await writeComment(report, { ...comment, chart: options.chart }, env, signal)
      return failure
    },
    async brokenOff(message) {
      setOutputs()
      await addSummary(problemMarkdown(message))
    },
  }
}

/** The job and the step are the same from run to run, and the leg is what the job's matrix runs for. */
async function writeComment(
  report: Report,
  options: CommentOptions & { chart: string },
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const { chart, leg } = options
  const identity = [env.GITHUB_JOB ?? '', env.GITHUB_ACTION ?? '', chart, leg ?? '']
  await writeComments([{ report, identity, handedIn: false, ...(leg !== undefined && { leg }) }], options, env, signal)
}

function worldOf(env: NodeJS.ProcessEnv, cluster: { saved: boolean }) {
  return {
    env,
    cacheDir: cacheDirOf(env, homedir()),
    ...(env.RUNNER_TOOL_CACHE && { toolCacheDir: env.RUNNER_TOOL_CACHE }),
    ...(env.GITHUB_WORKSPACE && { workspace: env.GITHUB_WORKSPACE }),
    onClusterName: async (record: Parameters<typeof saveCluster>[0]) => {
      saveCluster(record)
      cluster.saved = true
    },
    onClusterDone: async () => {
      forgetCluster()
      cluster.saved = false
    },
    runCommand: commandRunner(env),
  }
}
