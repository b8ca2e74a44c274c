/** What the server serves: one request for /api, one for /apis, and more only where a server does not aggregate its discovery. */
import type { Discovery } from './api.ts'
import { type GroupDiscovery, isAggregated, readAggregated } from './discovery-aggregated.ts'
import { discoverGroups } from './discovery-by-group.ts'
import { listFailure } from './errors.ts'
import { AGGREGATED_DISCOVERY } from './media-types.ts'
import type { ResourceType } from './object.ts'
import type { Requester } from './request.ts'

/**
 * Every listable resource once. Broken groups become failures; throws ApiError when /api or /apis itself can't be read, because
 * then nothing is known.
 */
export async function discover(requester: Requester, signal?: AbortSignal): Promise<Discovery> {
  const [core, named] = await Promise.all(['/api', '/apis'].map(root => discoverRoot(requester, root, signal)))
  return chooseVersions([...(core ?? []), ...(named ?? [])])
}

async function discoverRoot(requester: Requester, root: string, signal?: AbortSignal): Promise<GroupDiscovery[]> {
  const document = await requester.getJson(root, signal, AGGREGATED_DISCOVERY)
  return isAggregated(document) ? readAggregated(document) : await discoverGroups(requester, document, signal)
}

/**
 * Each resource of a group at the first version that has it: the server lists the preferred version first. A version that could
 * not be read is a failure, even where another version of the group has the same resources.
 */
export function chooseVersions(groups: readonly GroupDiscovery[]): Discovery {
  const types = new Map<string, ResourceType>()
  const discovery: Discovery = { types: [], failures: [] }
  for (const { versions } of groups) {
    for (const version of versions) {
      if ('error' in version) discovery.failures.push(listFailure(version.groupVersion, version.error))
      else for (const type of version.types) if (!types.has(keyOf(type))) types.set(keyOf(type), type)
    }
  }
  discovery.types = [...types.values()]
  return discovery
}

function keyOf(type: ResourceType): string {
  return `${type.group}/${type.resource}`
}
