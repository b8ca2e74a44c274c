import { type UseResult, useChart } from '../scenario/use.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Installed } from './install.ts'
import type { Life } from './life.ts'

export interface Used {
  /** the cluster right before the uninstall */
  installed: Snapshot
  /** when the user's own commands and manifests ran, RFC 3339 */
  exercise?: { startedAt: string; endedAt: string }
}

/** Uses the release as the options say, and looks at the cluster once more before the uninstall. */
export async function useStep(
  life: Life,
  { api, helm }: Connection,
  name: Omit<ChartToInstall, 'chart'>,
  { install }: Installed,
): Promise<Used> {
  const { options, world, record, signal } = life
  const asked = options.helmTest || options.exercise.length > 0
  if (!asked) return { installed: await takeSnapshot(api, signal) }
  if (!install.ok) {
    record.skip('use', 'the chart was not installed')
    return { installed: await takeSnapshot(api, signal) }
  }
  const startedAt = new Date().toISOString()
  const use = (update: (detail: string) => void) =>
    useChart({ helm, api, signal, log: update, runCommand: world.runCommand }, { ...options, ...name })
  const used = await record.step('use', use, describe)
  if (used.test && !used.test.ok) record.warn(`helm test failed with exit code ${used.test.exitCode ?? 'none'}`)
  return { installed: await takeSnapshot(api, signal), exercise: { startedAt, endedAt: new Date().toISOString() } }
}

function describe({ test, applied, commands }: UseResult): string {
  const parts = [
    ...(test ? [`helm test ${test.ok ? 'passed' : 'failed'}`] : []),
    ...(applied.length > 0 ? [`${applied.length} objects applied`] : []),
    ...(commands > 0 ? [`${commands} commands run`] : []),
  ]
  return parts.join(', ')
}
