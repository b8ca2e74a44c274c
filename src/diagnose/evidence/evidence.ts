/** Everything the rules may look at: gathered once, after settling, only about what changed. */
import type { Chart, Release } from '../../chart/chart.ts'
import type { KubeObject } from '../../kube/object.ts'
import type { HookTrace } from '../../scenario/hook-watch.ts'
import type { InstallResult, UninstallResult } from '../../scenario/results.ts'
import type { Actor } from '../../snapshot/actors.ts'
import type { Change } from '../../snapshot/change.ts'
import type { Snapshot } from '../../snapshot/snapshot.ts'
import type { Timeline } from '../../timeline/timeline.ts'
import type { Probe } from '../probe/probed.ts'

/** A core/v1 Event, cut down to what explains something. */
export interface ClusterEvent {
  at: string
  type: string
  reason: string
  message: string
  /** UID of the object it is about */
  uid: string
  /** that object in words, `Pod/cleanup-x7f2k (apps)` */
  about: string
}

/** Whether anything can answer behind a Service that a webhook or an APIService calls. */
export type BackendState = 'no-endpoints' | 'ready'

export interface Evidence {
  /** of the API server, `v1.36.3`; absent: not known */
  kubernetes?: string
  before: Snapshot
  /** taken right before the uninstall: who ran, who owned what */
  installed: Snapshot
  after: Snapshot
  changes: Change[]
  /** what was to be installed: names the `crds/` files even when the install left no release */
  chart?: Pick<Chart, 'name' | 'version' | 'crds'>
  /** undefined when the install left no release */
  release?: Release
  /** namespace of the release */
  namespace: string
  releaseName: string
  /** who made the release namespace: we, before the baseline, or Helm with --create-namespace */
  namespaceMadeBy: 'us' | 'helm' | 'baseline'
  install: InstallResult
  /**
   * when the user's own commands and manifests were run, RFC 3339, and the UIDs of the objects that the manifests made;
   * absent: nobody but the chart acted
   */
  exercise?: { startedAt: string; endedAt: string; applied: readonly string[] }
  uninstall?: UninstallResult
  /** full objects of what changed, by UID; for Secrets metadata only */
  objects: Map<string, KubeObject>
  /** about the changed objects, the hooks and their pods; oldest first */
  events: ClusterEvent[]
  /** all of the same namespaces since the baseline, for people: no rule reads them */
  allEvents: ClusterEvent[]
  /** by `namespace/name`: the existing Services that changed webhooks, APIServices and CRD conversions call */
  backends: Map<string, BackendState>
  /** last lines of the log of failed hook pods that still exist, by UID of the pod */
  hookLogs: Map<string, string>
  /** pods that are alive, and CronJobs: who could still act; read when a finalizer holds something, or a namespace or CRD is left */
  actors: readonly Actor[]
  /** what happened when the namespace and the CRDs were deleted; absent: it was not tried */
  probe?: Probe
  /** everything that happened since the baseline */
  timeline: Timeline
  /** Jobs and pods of hooks, by UID, read while the uninstall ran: also those that are gone */
  hookRuns: ReadonlyMap<string, HookTrace>
}

/** What was written down while the run went on. */
export type Recorded = 'timeline' | 'hookRuns'

/** What `gatherEvidence` adds to what the run knows already. */
export type Gathered = 'objects' | 'events' | 'allEvents' | 'backends' | 'hookLogs' | 'actors'
