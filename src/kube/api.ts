/** Talking to one API server. The implementation is in connection.ts; tests may bring their own. */
import type { KubeObject, PartialObject, ResourceType } from './object.ts'

/** A resource that could not be listed or a group that could not be discovered: recorded, never ignored. */
export interface ListFailure {
  /** `resource.group`, or `group/version` where discovery itself failed */
  resource: string
  /** the server's own words */
  error: string
  /** HTTP status, when there was an answer */
  status?: number
}

/** What the server serves: each resource once, at its preferred version. */
export interface Discovery {
  types: ResourceType[]
  failures: ListFailure[]
}

/** A complete (all pages) list and the resourceVersion from which a watch may go on. */
export interface ObjectList<T> {
  items: T[]
  resourceVersion: string
}

/** One watch event. */
export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  object: T
}

export interface RequestOptions {
  signal?: AbortSignal
}

/** Everything the tool needs from an API server. Every method throws `ApiError` (errors.ts) after its retries, or the signal's reason. */
export interface Api {
  readonly server: string
  /** `gitVersion` of the server when it was connected to, e.g. `v1.36.3` */
  version(options?: RequestOptions): Promise<string>
  discover(options?: RequestOptions): Promise<Discovery>
  /** metadata only, all namespaces, all pages */
  listMetadata(type: ResourceType, options?: RequestOptions): Promise<ObjectList<PartialObject>>
  /** full objects, all namespaces, all pages. Never call it for Secrets. */
  list(
    type: ResourceType,
    options?: RequestOptions & { namespace?: string; labelSelector?: string; fieldSelector?: string },
  ): Promise<ObjectList<KubeObject>>
  /** undefined when the object does not exist */
  get(type: ResourceType, name: string, namespace?: string, options?: RequestOptions): Promise<KubeObject | undefined>
  /** Creates the object, or changes it by server-side apply with our own field manager. */
  apply(
    type: ResourceType,
    object: { metadata: { name: string; namespace?: string } },
    options?: RequestOptions,
  ): Promise<KubeObject>
  /** false when the object did not exist */
  delete(
    type: ResourceType,
    name: string,
    namespace?: string,
    options?: RequestOptions & { uid?: string },
  ): Promise<boolean>
  /**
   * Metadata-only events from `resourceVersion` on, until the signal aborts; re-lists by itself on 410 and reconnects on resets.
   * `known`: the items of the list that `resourceVersion` is from. Without them, what was deleted before a re-list can't be told.
   */
  watchMetadata(
    type: ResourceType,
    resourceVersion: string,
    onEvent: (event: WatchEvent<PartialObject>) => void,
    signal: AbortSignal,
    known?: readonly PartialObject[],
  ): Promise<void>
  /** Last lines of a container's log, of these the first `limitBytes`; '' when there is none. A pod of several containers wants one named. */
  podLog(
    namespace: string,
    pod: string,
    options?: RequestOptions & { container?: string; tailLines?: number; limitBytes?: number },
  ): Promise<string>
  /** A GET of any path, parsed as JSON (for statuses and the like). */
  getPath(path: string, options?: RequestOptions): Promise<unknown>
  close(): Promise<void>
}
