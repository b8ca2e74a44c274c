/** What the main step leaves for the post step. */
import * as core from '@actions/core'
import { type ClusterRecord, parseClusterRecord } from '../cluster/cluster-record.ts'

const CLUSTER = 'cluster'

/** To be called before the cluster is created: after a kill the post step knows nothing else. */
export function saveCluster(record: ClusterRecord): void {
  core.saveState(CLUSTER, JSON.stringify(record))
}

/** The cluster is gone, or kept on purpose: the runner takes the last value of a name. */
export function forgetCluster(): void {
  core.saveState(CLUSTER, '')
}

/** Undefined when there is nothing to delete; throws an infrastructure problem when the state was not written by us. */
export function savedCluster(): ClusterRecord | undefined {
  const json = core.getState(CLUSTER)
  return json === '' ? undefined : parseClusterRecord(json)
}
