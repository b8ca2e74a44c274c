/** On a cluster that is not ours, a run that breaks off takes its own release away again. */
import { uninstallArgs } from '../chart/helm.ts'
import { messageOf } from '../problem.ts'
import { shellText } from '../report/shell-text.ts'
import { uninstallRelease } from '../scenario/uninstall.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

/** Time for it; a cancelled job is killed soon, so little is tried then. */
const TIMEOUT_MS = 60_000
const CANCELLED_TIMEOUT_MS = 5_000

/** Uninstalls what the run installed, wholly or in part, and has not uninstalled yet, as well as it can, and says so. Never throws. */
export async function leaveNothing(
  { world, record }: Life,
  { helm, existing }: Connection,
  name: ChartToInstall,
): Promise<void> {
  const { installStarted, uninstall, namespaceToRemove } = record.facts
  if (namespaceToRemove !== undefined) record.warn(`namespace ${namespaceToRemove}, made for this run, was kept`)
  if (!existing || !installStarted || uninstall !== undefined) return
  const timeoutMs = world.signal.aborted ? CANCELLED_TIMEOUT_MS : TIMEOUT_MS
  const result = await uninstallRelease(
    helm,
    { ...name, uninstallTimeoutMs: timeoutMs },
    AbortSignal.timeout(timeoutMs),
  ).catch((error: unknown) => ({ exitCode: undefined, stderr: messageOf(error) }))
  if (result.exitCode === 0) return record.warn(`the run broke off: release ${name.releaseName} was uninstalled again`)
  const command = shellText(['helm', ...uninstallArgs(helm, name, TIMEOUT_MS)])
  record.warn(
    `the run broke off and release ${name.releaseName} could not be uninstalled again; do it with: ${command}`,
  )
}
