/** Who is alive in the cluster after the uninstall, and could still act. */
import type { Api } from '../../kube/api.ts'
import { type Actor, cronJobs, liveActors } from '../../snapshot/actors.ts'
import type { Change } from '../../snapshot/change.ts'
import { holds } from '../probe/probed.ts'
import { isNamespace } from '../terminating-namespace.ts'
import { isPresent, objectOf } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import { isCrd } from './evidence-index.ts'

/**
 * Asked only where it matters: for finalizers that are not of Kubernetes itself, and for the probe. When the pods can't be listed, nobody
 * is known. Only a cancelled run throws.
 */
export async function readActors(
  api: Api,
  { changes, after }: Pick<Evidence, 'changes' | 'after'>,
  signal: AbortSignal,
): Promise<Actor[]> {
  const matters = (change: Change) => holds(objectOf(change)) || isCrd(change.id) || isNamespace(change)
  if (!changes.some(change => isPresent(change) && matters(change))) return []
  const pods = await liveActors(api, signal).catch(() => {
    signal.throwIfAborted()
    return []
  })
  return [...pods, ...cronJobs(after)]
}
