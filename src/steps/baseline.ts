import { systemClock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { settleBaseline } from '../snapshot/settle-baseline.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Life } from './life.ts'

/** After this long the cluster is taken as it is: one that exists may never be quiet. */
const TIMEOUT_MS = 60_000

/** Waits until the cluster itself is quiet, and takes the snapshot that everything is compared with. */
export function baselineStep({ record, signal }: Life, api: Api, cluster: { existing: boolean }): Promise<Snapshot> {
  const take = async (update: (detail: string) => void) => {
    record.facts.kubernetesVersion = await api.version({ signal })
    return settleBaseline(api, {
      timeoutMs: TIMEOUT_MS,
      signal,
      clock: systemClock,
      waitForWorkloads: !cluster.existing,
      onWait: update,
    })
  }
  return record.step('baseline', take, baseline => {
    record.facts.baseline = baseline
    for (const { resource, error } of baseline.failures)
      record.warn(`${resource} could not be listed before the install: ${error}`)
    return `${baseline.objects.size} objects in ${baseline.types.length} resources, Kubernetes ${record.facts.kubernetesVersion}`
  })
}
