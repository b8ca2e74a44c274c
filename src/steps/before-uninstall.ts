/** The last look at the chart while it is there: the uninstall takes its pods away, and with them what they said. */
import { type Clock, systemClock } from '../clock.ts'
import { clusterEvents, eventsSince } from '../diagnose/evidence/events.ts'
import { readPodLogs } from '../diagnostics/pod-logs.ts'
import type { Api } from '../kube/api.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import type { Life } from './life.ts'

/** A conversion webhook or an aggregated API of the chart may need a moment more than its pods. */
const TRIES = 3
const PAUSE_MS = 1_000
/** For a run that has broken off: nobody waits long for it. */
const BROKEN_OFF_MS = 5_000

/**
 * The cluster right before the uninstall, the last thing before Helm is started: what is not in it counts as made by the uninstall.
 * The logs of the pods that came since the baseline are read first, and kept.
 */
export async function lookBeforeUninstall(
  { record }: Pick<Life, 'record'>,
  api: Api,
  before: Snapshot,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<Snapshot> {
  record.facts.podLogs = await readPodLogs(api, before, signal)
  const installed = await lookAtAll(api, before, signal, clock)
  record.facts.installed = installed
  return installed
}

/** Looks again while something can't be listed that could be at the baseline; what stays unseen is in `failures`. */
async function lookAtAll(api: Api, before: Snapshot, signal: AbortSignal, clock: Clock): Promise<Snapshot> {
  const known = new Set(before.failures.map(({ resource }) => resource))
  for (let tries = 1; ; tries++) {
    const look = await takeSnapshot(api, signal)
    if (tries === TRIES || look.failures.every(({ resource }) => known.has(resource))) return look
    await clock.sleep(PAUSE_MS, signal)
  }
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
    facts.installed ??= await takeSnapshot(api, signal)
  }
  const readLogs = async () => {
    if (facts.uninstall === undefined) facts.podLogs ??= await readPodLogs(api, before, signal)
  }
  const readEvents = async () => {
    facts.events ??= clusterEvents(await eventsSince(api, before, [life.options.namespace], signal))
  }
  await Promise.allSettled([look(), readLogs(), readEvents()])
}
