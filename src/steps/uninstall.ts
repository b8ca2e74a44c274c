import type { UninstallResult } from '../scenario/step.ts'
import { uninstallRelease } from '../scenario/uninstall.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Installed } from './install.ts'
import type { Life } from './life.ts'

/** Uninstalls the release; there is nothing to uninstall when the install left none. */
export async function uninstallStep(
  life: Life,
  { helm }: Connection,
  name: Omit<ChartToInstall, 'chart'>,
  { release }: Installed,
): Promise<UninstallResult | undefined> {
  const { options, record, signal } = life
  if (release === undefined) {
    record.skip('uninstall', 'Helm has no release')
    return undefined
  }
  const uninstall = (update: (detail: string) => void) =>
    uninstallRelease(helm, { ...options, ...name }, signal, update)
  return record.step('uninstall', uninstall, result => {
    record.facts.uninstall = result
    const detail = `helm ${helm.version}, ${result.timedOut ? 'killed at its limit' : `exit ${result.exitCode ?? 'none'}`}`
    return result.exitCode === 0 ? detail : { failed: detail }
  })
}
