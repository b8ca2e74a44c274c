/** Looking at everything an API server holds: discovery, then one list a type, in parallel. */
import type { Api, ListFailure } from '../kube/api.ts'
import { listFailure } from '../kube/errors.ts'
import type { KubeObject, PartialObject, ResourceType } from '../kube/object.ts'
import { resourceName } from '../kube/object.ts'
import { contentOf, contentScope } from './content.ts'
import { objectId } from './object-id.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'
import { writersOf } from './writers.ts'

/** Computed answers, not stored objects (N9); `componentstatuses` has no identity at all. */
const COMPUTED_GROUPS = new Set(['metrics.k8s.io', 'custom.metrics.k8s.io', 'external.metrics.k8s.io'])
const COMPUTED_RESOURCES = new Set(['componentstatuses'])

/**
 * Lists every listable resource of every group in all namespaces. A resource that can't be listed is recorded in
 * `failures`; only a cancelled run throws.
 */
export async function takeSnapshot(
  api: Api,
  signal: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<Snapshot> {
  const takenAt = now().toISOString()
  const discovery = await api.discover({ signal })
  const types = discovery.types.filter(isStored)
  const lists = await Promise.all(types.map(type => listType(api, type, signal)))
  const failures = [
    ...discovery.failures.filter(({ resource }) => !isComputed(resource)),
    ...(await confirmedFailures(api, lists, signal)),
  ]

  const objects = new Map<string, SnapshotObject>()
  const resourceVersions = new Map<string, string>()
  for (const list of lists) {
    if ('failure' in list) continue
    resourceVersions.set(resourceName(list.type), list.resourceVersion)
    // One object may be served by several groups (Events by two): the first type, the core group's, names it.
    for (const object of list.objects) if (!objects.has(object.id.uid)) objects.set(object.id.uid, object)
  }
  return { takenAt, types, objects, failures, resourceVersions }
}

/** `metrics.k8s.io/v1beta1`: whether its group answers is no matter, because it is never listed. */
function isComputed(groupVersion: string): boolean {
  return COMPUTED_GROUPS.has(groupVersion.split('/')[0] ?? '')
}

/** What is kept by the server, and can be listed. */
export function isStored(type: ResourceType): boolean {
  return !COMPUTED_GROUPS.has(type.group) && !COMPUTED_RESOURCES.has(resourceName(type)) && type.verbs.includes('list')
}

type TypeList =
  | { type: ResourceType; objects: SnapshotObject[]; resourceVersion: string }
  | { type: ResourceType; failure: ListFailure }

async function listType(api: Api, type: ResourceType, signal: AbortSignal): Promise<TypeList> {
  try {
    const scope = contentScope(type)
    if (scope === 'all') {
      const { items, resourceVersion } = await api.list(type, { signal })
      return {
        type,
        resourceVersion,
        objects: items.filter(hasUid).map(item => snapshotObject(type, item, contentOf(type, item))),
      }
    }
    const [{ items, resourceVersion }, contents] = await Promise.all([
      api.listMetadata(type, { signal }),
      scope === 'none' ? new Map<string, KubeObject>() : contentsIn(api, type, scope.namespace, signal),
    ])
    const objects = items.filter(hasUid).map(item => {
      const full = contents.get(item.metadata.uid)
      return snapshotObject(type, item, full && contentOf(type, full))
    })
    return { type, resourceVersion, objects }
  } catch (error) {
    signal.throwIfAborted()
    return { type, failure: listFailure(resourceName(type), error) }
  }
}

async function contentsIn(
  api: Api,
  type: ResourceType,
  namespace: string,
  signal: AbortSignal,
): Promise<Map<string, KubeObject>> {
  const { items } = await api.list(type, { namespace, signal })
  return new Map(items.map(item => [item.metadata.uid, item]))
}

/** A type that answers 404 was removed with its CRD between discovery and list, if a new discovery no longer names it. */
async function confirmedFailures(api: Api, lists: TypeList[], signal: AbortSignal): Promise<ListFailure[]> {
  const failed = lists.filter(list => 'failure' in list)
  if (!failed.some(list => list.failure.status === 404)) return failed.map(list => list.failure)
  const served = new Set((await api.discover({ signal })).types.map(resourceName))
  return failed
    .filter(list => list.failure.status !== 404 || served.has(resourceName(list.type)))
    .map(list => list.failure)
}

function hasUid(object: PartialObject): boolean {
  return Boolean(object.metadata.uid)
}

/** What a snapshot keeps of an object. */
export function snapshotObject(
  type: ResourceType,
  object: PartialObject,
  content?: Record<string, unknown>,
): SnapshotObject {
  const { metadata } = object
  return {
    id: objectId(type, metadata),
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    finalizers: metadata.finalizers ?? [],
    owners: metadata.ownerReferences ?? [],
    creationTimestamp: metadata.creationTimestamp,
    ...(metadata.deletionTimestamp !== undefined && { deletionTimestamp: metadata.deletionTimestamp }),
    ...(metadata.deletionGracePeriodSeconds !== undefined && {
      deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
    }),
    ...(metadata.generation !== undefined && { generation: metadata.generation }),
    resourceVersion: metadata.resourceVersion,
    writers: writersOf(metadata.managedFields ?? []),
    ...(content && { content }),
  }
}
