/** The main step: read the inputs, check the chart, publish what was found. */
import { homedir } from 'node:os'
import * as core from '@actions/core'
import { check } from '../check.ts'
import { cacheDirOf } from '../cluster/tools/cache-dir.ts'
import { logCommands } from '../report/command-log.ts'
import { problemMarkdown } from '../report/markdown-problem.ts'
import { silentProgress } from '../report/progress.ts'
import { probeReportDir } from '../report/report-dir.ts'
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
      const { options, warnings } = await readActionOptions(env)
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
      return await publish(report, options)
    },
    async brokenOff(message) {
      setOutputs()
      await addSummary(problemMarkdown(message))
    },
  }
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
