import type { ReleaseName } from '../chart/helm.ts'
import { systemClock } from '../clock.ts'
import { ownedBefore } from '../diagnose/evidence/earlier-release.ts'
import { counted, listed } from '../diagnose/words/phrases.ts'
import type { Baseline } from '../snapshot/settle-baseline.ts'
import { settleBaseline } from '../snapshot/settle-baseline.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Connection } from './connect.ts'
import { onSoundCluster } from './health.ts'
import type { Life } from './life.ts'

/** After this long the cluster is taken as it is: one that exists may never be quiet. */
const TIMEOUT_MS = 60_000
/** What is broken may be about to heal: a webhook that starts, a controller manager that has just become leader. */
const HEALING_MS = 15_000

/**
 * Waits until the cluster itself is quiet, and takes the snapshot that everything is compared with. Throws an infrastructure
 * problem when the cluster is broken before anything is installed: what it does then must not be blamed on the chart.
 */
export async function baselineStep(
  life: Life,
  { api, existing }: Connection,
  name: ReleaseName,
  patienceMs = HEALING_MS,
): Promise<Snapshot> {
  const { record, signal } = life
  const take = (onWait: (detail: string) => void): Promise<Baseline> => {
    const options = { timeoutMs: TIMEOUT_MS, signal, clock: systemClock, waitForWorkloads: !existing, onWait }
    return onSoundCluster(life, api, { takeBaseline: () => settleBaseline(api, options), patienceMs, onWait })
  }
  const { snapshot, quiet } = await record.step('baseline', take, ({ snapshot: { objects, types } }) => {
    return `${counted(objects.size, 'object')} in ${counted(types.length, 'resource')}`
  })
  record.facts.baseline = snapshot
  if (!quiet)
    record.warn('the cluster was not quiet before the install: what it does by itself may be blamed on the chart')
  const owned = ownedBefore(snapshot, name)
  if (owned.length > 0)
    record.warn(
      `an earlier release ${name.releaseName} has left ${listed(owned, 5)}: what was there before the install is not reported`,
    )
  for (const { resource, error } of snapshot.failures)
    record.warn(`${resource} could not be listed before the install: ${error}`)
  return snapshot
}
