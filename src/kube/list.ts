/** Complete lists: page by page, from the start again when the server has forgotten where we were. */
import type { ObjectList } from './api.ts'
import { ApiError } from './errors.ts'
import { isSecrets, JSON_TYPE, metadataListType } from './media-types.ts'
import { keepMetadata } from './metadata.ts'
import type { KubeObject, PartialObject, ResourceType } from './object.ts'
import { apiVersionOf, collectionPath, withQuery } from './paths.ts'
import type { Requester } from './request.ts'

const PAGE_SIZE = 500
/** A continue token lives 5 to 15 minutes (etcd's compaction); after so many restarts everything is asked for in one page. */
const PAGED_ATTEMPTS = 3

export interface ListFilter {
  namespace?: string
  labelSelector?: string
  fieldSelector?: string
}

interface Page {
  metadata?: { resourceVersion?: string; continue?: string }
  /** null in the answer of an empty list */
  items?: KubeObject[] | null
}

/** Metadata of all objects of a type in all namespaces, whatever the server answers with. */
export async function listMetadata(
  requester: Requester,
  type: ResourceType,
  signal?: AbortSignal,
): Promise<ObjectList<PartialObject>> {
  const list = await listAll(requester, collectionPath(type), {}, metadataListType(type), signal)
  return { ...list, items: list.items.map(item => keepMetadata(item, type)) }
}

/** Full objects of a type. Throws for Secrets: their data must not enter this process. */
export async function listObjects(
  requester: Requester,
  type: ResourceType,
  { namespace, labelSelector, fieldSelector }: ListFilter,
  signal?: AbortSignal,
): Promise<ObjectList<KubeObject>> {
  if (isSecrets(type)) throw new Error('Secrets are never listed in full; use listMetadata.')
  const path = collectionPath(type, namespace)
  const list = await listAll(requester, path, { labelSelector, fieldSelector }, JSON_TYPE, signal)
  // The items of a list lack what the list says of them all.
  const common = { apiVersion: apiVersionOf(type), kind: type.kind }
  return { ...list, items: list.items.map(item => ({ ...common, ...item })) }
}

type Query = Record<string, string | undefined>

async function listAll(
  requester: Requester,
  path: string,
  query: Query,
  accept: string,
  signal?: AbortSignal,
): Promise<ObjectList<KubeObject>> {
  for (let attempt = 1; ; attempt += 1) {
    const limit = attempt <= PAGED_ATTEMPTS ? PAGE_SIZE : undefined
    try {
      return await listPages(requester, path, query, limit, accept, signal)
    } catch (error) {
      const expired = error instanceof ApiError && error.status === 410
      if (!expired || limit === undefined) throw error
    }
  }
}

async function listPages(
  requester: Requester,
  path: string,
  query: Query,
  limit: number | undefined,
  accept: string,
  signal: AbortSignal | undefined,
): Promise<ObjectList<KubeObject>> {
  const items: KubeObject[] = []
  let token: string | undefined
  for (;;) {
    const page = (await requester.getJson(
      withQuery(path, { ...query, limit, continue: token }),
      signal,
      accept,
    )) as Page
    for (const item of page.items ?? []) items.push(item)
    token = page.metadata?.continue || undefined
    // All pages show the state at the first page's version.
    if (token === undefined) return { items, resourceVersion: page.metadata?.resourceVersion ?? '' }
  }
}
