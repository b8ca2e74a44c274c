import type { UninstallResult } from '../scenario/results.ts'
import { uninstallRelease } from '../scenario/uninstall.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { lookBeforeUninstall } from './before-uninstall.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Installed } from './install.ts'
import type { Life } from './life.ts'
import type { Recording } from './timeline.ts'

export interface Uninstalled {
  /** the cluster right before the uninstall: who ran, who owned what */
  installed: Snapshot
  /** undefined: there was nothing to uninstall */
  uninstall: UninstallResult | undefined
}

/** Looks at the cluster once more and uninstalls the release; there is none when the install failed early. */
export async function uninstallStep(
  life: Life,
  { api, helm }: Connection,
  name: ChartToInstall,
  { before, release, onHook }: Installed & { before: Snapshot; onHook: Recording['onHook'] },
): Promise<Uninstalled> {
  const { options, record, signal } = life
  const look = () => lookBeforeUninstall(life, api, before, signal)
  if (release === undefined) {
    record.facts.uninstallDone = true
    record.skip('uninstall', 'Helm has no release')
    return { installed: await look(), uninstall: undefined }
  }
  const uninstall = async (update: (detail: string) => void) => {
    const installed = await look()
    // Helm is silent while a hook holds it up.
    onHook(hook => update(`hook ${hook} is at work`))
    return {
      installed,
      uninstall: await uninstallRelease(helm, { ...options, ...name, hooks: release.hooks }, signal, update),
    }
  }
  const uninstalled = await record.step('uninstall', uninstall, ({ uninstall: { exitCode, timedOut } }) => {
    const detail = `helm ${helm.version}, ${timedOut ? 'killed at its limit' : `exit ${exitCode ?? 'none'}`}`
    return exitCode === 0 ? detail : { failed: detail }
  })
  record.facts.uninstall = uninstalled.uninstall
  record.facts.uninstallDone = true
  return uninstalled
}
