/** The last look at the chart while it is there: the uninstall takes its pods away, and with them what they said. */
import { clusterEvents, eventsSince } from '../diagnose/events.ts'
import { readPodLogs } from '../diagnostics/pod-logs.ts'
import type { Api } from '../kube/api.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import type { Life } from './life.ts'

/** For a run that has broken off: nobody waits long for it. */
const BROKEN_OFF_MS = 5_000

/** The cluster right before the uninstall; the logs of the pods that came since the baseline are read meanwhile, and kept. */
export async function lookBeforeUninstall(
  { record }: Pick<Life, 'record'>,
  api: Api,
  before: Snapshot,
  signal: AbortSignal,
): Promise<Snapshot> {
  const [installed, podLogs] = await Promise.all([takeSnapshot(api, signal), readPodLogs(api, before, signal)])
  record.facts.installed = installed
  record.facts.podLogs = podLogs
  return installed
}

/**
 * Of a run that has broken off, what it has not looked at yet, as well as it can: why the user's own command failed, say, stands
 * in the logs. A cancelled run ends at once. Never throws.
 */
export async function lookWhenBrokenOff(life: Life, api: Api, before: Snapshot): Promise<void> {
  const { facts } = life.record
  if (life.world.signal.aborted) return
  const signal = AbortSignal.timeout(BROKEN_OFF_MS)
  const look = async () => {
    if (facts.installed === undefined) await lookBeforeUninstall(life, api, before, signal)
  }
  const readEvents = async () => {
    facts.events ??= clusterEvents(await eventsSince(api, before, [life.options.namespace], signal))
  }
  await Promise.allSettled([look(), readEvents()])
}
