/** Is the cluster sound? Asked while the baseline is taken, so that it costs next to nothing. */
import { systemClock } from '../clock.ts'
import { brokenParts } from '../health/broken-parts.ts'
import { type Canary, garbageCanary } from '../health/garbage-canary.ts'
import { unreadableVersions } from '../health/served-versions.ts'
import type { Api } from '../kube/api.ts'
import { ApiError } from '../kube/errors.ts'
import { infrastructureProblem, messageOf } from '../problem.ts'
import type { Baseline } from '../snapshot/settle-baseline.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import type { Life } from './life.ts'
import { NAMESPACES } from './namespace.ts'

const PAUSE_MS = 1_000
const SHOWN = 5

interface SoundClusterOptions {
  takeBaseline: () => Promise<Baseline>
  /** milliseconds for what is broken to heal, once the cluster is quiet */
  patienceMs: number
  onWait: (detail: string) => void
}

/**
 * Takes the baseline, and again while the cluster is broken; throws an infrastructure problem that names what is broken when it
 * does not heal. The canary's own objects are in no baseline.
 */
export async function onSoundCluster(
  life: Life,
  api: Api,
  { takeBaseline, patienceMs, onWait }: SoundClusterOptions,
): Promise<Baseline> {
  const { signal } = life
  const patience = new AbortController()
  const canary = flyCanary(life, api, patience.signal)
  // It is awaited below; a baseline that throws first must not leave it unheard.
  canary.catch(() => {})
  const startedAt = systemClock.now()
  let baseline = await takeBaseline()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  const deadline = Math.max(startedAt + patienceMs, systemClock.now() + patienceMs / 3)
  try {
    let broken = await whatIsBroken(api, baseline.snapshot, signal)
    while (broken.length > 0) {
      if (systemClock.now() >= deadline) throw brokenCluster(broken)
      onWait(`the cluster is broken: ${broken[0]}`)
      await systemClock.sleep(PAUSE_MS, signal)
      broken = await whatIsBroken(api, await takeSnapshot(api, signal), signal)
      if (broken.length === 0) baseline = await takeBaseline()
    }
    const { uids, collected } = await canary
    if (!collected) throw brokenCluster(['the garbage collector does not remove what has lost its owner'])
    for (const uid of uids) baseline.snapshot.objects.delete(uid)
    return baseline
  } finally {
    clearTimeout(timer)
    patience.abort()
    await canary.catch(() => {})
  }
}

async function whatIsBroken(api: Api, snapshot: Snapshot, signal: AbortSignal): Promise<string[]> {
  return [...brokenParts(snapshot), ...(await unreadableVersions(api, snapshot, signal))]
}

/** In the release namespace; with create-namespace there is none yet. Who may not make ConfigMaps there goes without. */
async function flyCanary({ options, record, signal }: Life, api: Api, until: AbortSignal): Promise<Canary> {
  const { namespace } = options
  try {
    const there =
      !options.createNamespace || (await api.get(NAMESPACES, namespace, undefined, { signal })) !== undefined
    return await garbageCanary(api, there ? namespace : 'default', { clock: systemClock, until, signal })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    record.warn(`whether the garbage collector works could not be tried: ${messageOf(error)}`)
    return { uids: [], collected: true }
  }
}

function brokenCluster(parts: readonly string[]) {
  const shown = [...parts.slice(0, SHOWN), ...(parts.length > SHOWN ? [`${parts.length - SHOWN} more`] : [])]
  return infrastructureProblem(
    `the cluster is broken before anything is installed: ${shown.join('; ')}`,
    'Perhaps an earlier check left it. Repair it, or remove what is named with kubectl delete, or check the chart on another cluster: what this one does would be blamed on the chart.',
  )
}
