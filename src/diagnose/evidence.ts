/** Everything the rules may look at: gathered once, after settling, only about what changed. */
import type { Release } from '../chart/chart.ts'
import type { KubeObject } from '../kube/object.ts'
import type { InstallResult, UninstallResult } from '../scenario/step.ts'
import type { Change } from '../snapshot/change.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** A core/v1 Event, cut down to what explains something. */
export interface ClusterEvent {
  at: string
  type: string
  reason: string
  message: string
  /** UID of the object it is about */
  uid: string
}

export interface Evidence {
  before: Snapshot
  /** taken right before the uninstall: who ran, who owned what */
  installed: Snapshot
  after: Snapshot
  changes: Change[]
  /** undefined when the install left no release */
  release?: Release
  /** namespace of the release */
  namespace: string
  releaseName: string
  /** who made the release namespace: we, before the baseline, or Helm with --create-namespace */
  namespaceMadeBy: 'us' | 'helm' | 'baseline'
  install: InstallResult
  uninstall?: UninstallResult
  /** full objects of what changed, by UID; for Secrets metadata only */
  objects: Map<string, KubeObject>
  events: ClusterEvent[]
}
