/** Whether every version in which a CRD is served can be read: discovery only makes us list one of them. */
import type { Api } from '../kube/api.ts'
import { isRecord, resourceName } from '../kube/object.ts'
import { collectionPath, withQuery } from '../kube/paths.ts'
import { messageOf } from '../problem.ts'
import { shortName } from '../snapshot/object-id.ts'
import type { Snapshot, SnapshotObject } from '../snapshot/snapshot.ts'

/**
 * Lists one object of each served version of the CRDs that convert by webhook; without one, a conversion can't fail. A missing
 * webhook answers 500 (up to about Kubernetes 1.30) or 429 `storage is (re)initializing` for ever: after the retries of a request
 * that is no hiccup any more.
 */
export async function unreadableVersions(api: Api, snapshot: Snapshot, signal: AbortSignal): Promise<string[]> {
  const crds = [...snapshot.objects.values()].filter(
    ({ id }) => resourceName(id) === 'customresourcedefinitions.apiextensions.k8s.io',
  )
  const listed = new Set(snapshot.types.map(type => collectionPath(type)))
  const tries = crds.flatMap(crd =>
    servedVersions(crd, listed).map(async type => {
      const path = withQuery(collectionPath(type), { limit: 1 })
      const problem = await api.getPath(path, { signal }).then(() => undefined, messageOf)
      return problem && `${shortName(crd.id)}: its version ${type.version} can't be listed: ${problem}`
    }),
  )
  const problems = await Promise.all(tries)
  signal.throwIfAborted()
  return problems.filter(problem => problem !== undefined)
}

/** Without the one that the snapshot listed itself. */
function servedVersions({ content }: SnapshotObject, listed: ReadonlySet<string>) {
  const spec = isRecord(content?.spec) ? content.spec : {}
  const { conversion, group, names, versions } = spec
  if (!isRecord(conversion) || conversion.strategy !== 'Webhook' || !isRecord(names) || !Array.isArray(versions))
    return []
  return versions
    .filter(version => isRecord(version) && version.served === true)
    .map(({ name }) => ({ group: String(group), version: String(name), resource: String(names.plural) }))
    .filter(type => !listed.has(collectionPath(type)))
}
