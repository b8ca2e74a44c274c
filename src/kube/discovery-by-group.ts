/** Discovery as it was before aggregation (Kubernetes 1.26): a list of groups, and one request for each version of each group. */
import { type GroupDiscovery, isListable, type VersionDiscovery } from './discovery-aggregated.ts'
import { ApiError } from './errors.ts'
import { apiVersionOf, groupVersionPath } from './paths.ts'
import type { Requester } from './request.ts'

/** APIVersions (of /api) or APIGroupList (of /apis). */
interface Roots {
  versions?: string[] | null
  groups?: { name: string; versions?: { version: string }[] | null; preferredVersion?: { version?: string } }[] | null
}

interface APIResourceList {
  resources?: { name: string; kind: string; namespaced: boolean; verbs?: string[] | null }[] | null
}

/** Reads every version of every group that the document of /api or /apis names. */
export async function discoverGroups(
  requester: Requester,
  document: unknown,
  signal?: AbortSignal,
): Promise<GroupDiscovery[]> {
  return await Promise.all(
    groupsOf(document as Roots).map(async ({ group, versions }) => ({
      group,
      versions: await Promise.all(versions.map(version => discoverVersion(requester, group, version, signal))),
    })),
  )
}

function groupsOf(roots: Roots): { group: string; versions: string[] }[] {
  if (roots.versions) return [{ group: '', versions: roots.versions }]
  return (roots.groups ?? []).map(({ name, versions, preferredVersion }) => {
    const all = (versions ?? []).map(({ version }) => version)
    const preferred = all.filter(version => version === preferredVersion?.version)
    return { group: name, versions: [...new Set([...preferred, ...all])] }
  })
}

async function discoverVersion(
  requester: Requester,
  group: string,
  version: string,
  signal: AbortSignal | undefined,
): Promise<VersionDiscovery> {
  const groupVersion = apiVersionOf({ group, version })
  try {
    const list = (await requester.getJson(groupVersionPath(group, version), signal)) as APIResourceList
    const types = (list.resources ?? []).map(({ name, kind, namespaced, verbs }) => ({
      group,
      version,
      resource: name,
      kind,
      namespaced,
      verbs: verbs ?? [],
    }))
    return { groupVersion, types: types.filter(isListable) }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { groupVersion, error }
  }
}
