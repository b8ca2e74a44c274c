/** Events of the cluster: what it says of what it does. They go by themselves after an hour. */
import type { Api } from '../../kube/api.ts'
import { EVENTS, involvedObject, lastSeen } from '../../kube/events.ts'
import type { KubeObject } from '../../kube/object.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { hasUnchanged, type Snapshot } from '../../snapshot/snapshot.ts'
import type { ClusterEvent } from './evidence.ts'

const MOST_EVENTS = 500

/**
 * The events of the namespaces that came, or came again, since the snapshot: an earlier run of the same chart had objects of the
 * same names. A namespace whose events can't be read has none; only a cancelled run throws.
 */
export async function eventsSince(
  api: Pick<Api, 'list'>,
  before: Snapshot,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<KubeObject[]> {
  const lists = await Promise.all(
    [...new Set(namespaces)].map(namespace =>
      api.list(EVENTS, { signal, namespace }).catch(() => ({ items: [] as KubeObject[] })),
    ),
  )
  signal.throwIfAborted()
  return lists.flatMap(({ items }) => items).filter(({ metadata }) => !hasUnchanged(before, metadata))
}

/** Cut down to what explains something; oldest first, and only the last when there are many. */
export function clusterEvents(events: readonly KubeObject[]): ClusterEvent[] {
  return events
    .map(clusterEvent)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-MOST_EVENTS)
}

function clusterEvent(event: KubeObject): ClusterEvent {
  const { kind = '', namespace, name = '', uid = '' } = involvedObject(event)
  return {
    at: lastSeen(event),
    type: String(event.type ?? ''),
    reason: String(event.reason ?? ''),
    message: String(event.message ?? ''),
    uid,
    about: shortName({ kind, name, ...(namespace && { namespace }) }),
  }
}
