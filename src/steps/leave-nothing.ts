/** On a cluster that is not ours, a run that breaks off takes its own release and namespace away again. */
import { type Helm, uninstallArgs } from '../chart/helm.ts'
import type { CheckOptions } from '../options/check-options.ts'
import { messageOf } from '../problem.ts'
import { shellText } from '../report/shell-text.ts'
import { isReleaseNotFound } from '../scenario/release-record.ts'
import { uninstallRelease } from '../scenario/uninstall.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'
import { leaveNamespace } from './namespace.ts'

/** Time for it; a cancelled run has less, as its caller knows. */
const TIMEOUT_MS = 60_000

/** Takes away what the run has made and not taken away yet, as well as it can, and says so. Never throws. */
export async function leaveNothing(life: Life, connection: Connection, name: ChartToInstall): Promise<void> {
  const { world, record } = life
  const timeoutMs = world.signal.aborted ? world.cancelGraceMs : TIMEOUT_MS
  const { installStarted, uninstallDone } = record.facts
  if (connection.existing && installStarted && !uninstallDone)
    await uninstallAgain(life, connection.helm, name, timeoutMs)
  await leaveNamespace(life, connection.api, AbortSignal.timeout(timeoutMs))
}

/** The release of an install that went through, or that went so far. */
async function uninstallAgain(
  { options, world, record }: Life,
  helm: Helm,
  name: ChartToInstall,
  timeoutMs: number,
): Promise<void> {
  const command = byHand(helm, options, name)
  // Before it is tried: who is killed meanwhile can't say it any more.
  if (world.signal.aborted)
    world.progress.log(`uninstalling release ${name.releaseName}; should it be there afterwards: \`${command}\``)
  const result = await uninstallRelease(
    helm,
    { ...name, uninstallTimeoutMs: timeoutMs },
    AbortSignal.timeout(timeoutMs),
  ).catch((error: unknown) => ({ exitCode: undefined, stderr: messageOf(error) }))
  // The install broke off before Helm had recorded anything.
  if (isReleaseNotFound(result.stderr)) return
  if (result.exitCode === 0)
    return record.warn(
      `the run broke off: release ${name.releaseName} was uninstalled again; nobody looked what it has left on the cluster`,
    )
  record.warn(
    `the run broke off and release ${name.releaseName} could not be uninstalled again; do it with: \`${command}\``,
  )
}

/** With the user's own kubeconfig: the run's own is gone when somebody reads this. */
function byHand({ path, version, major }: Helm, { kubeconfig, context }: CheckOptions, name: ChartToInstall): string {
  const place = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) }
  return shellText([
    path,
    ...uninstallArgs({ path, version, major, ...place }, { ...name, uninstallTimeoutMs: TIMEOUT_MS }),
  ])
}
