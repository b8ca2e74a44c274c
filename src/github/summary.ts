/** The job summary. */
import * as core from '@actions/core'
import { messageOf } from '../problem.ts'

/** Adds Markdown to the step's summary. Where there is none (an old runner, a full disk) the log has to do. */
export async function addSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    core.warning(`The job summary could not be written: ${messageOf(error)}`)
  }
}
