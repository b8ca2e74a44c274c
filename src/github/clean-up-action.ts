/** The post step: whatever happened to the main step, its cluster goes. */
import * as core from '@actions/core'
import { deleteRecorded } from '../cluster/delete-cluster.ts'
import { visibleLines } from '../report/escape.ts'
import { describe } from './run-action.ts'
import { savedCluster } from './state.ts'

/** Never fails the job: the main step has said what there is to say, so a problem here is a warning. */
export async function cleanUp(): Promise<void> {
  try {
    const record = savedCluster()
    if (record === undefined) return
    core.info(`Deleting the cluster ${record.name}, left by the main step.`)
    await deleteRecorded(record, { log: line => core.info(visibleLines(line)) })
    core.info(`The cluster ${record.name} is deleted.`)
  } catch (error) {
    core.warning(describe(error))
  }
}
