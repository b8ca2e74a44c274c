/** The action that only comments: reports that another run made, on the pull request that this one is for. */
import { resolve } from 'node:path'
import * as core from '@actions/core'
import { loadCommentActionOptions } from '../options/load-comment.ts'
import { Problem, withHint } from '../problem.ts'
import { visible } from '../report/escape.ts'
import { readReport } from '../report/read-report.ts'
import { type FoundReport, findReports } from './comment/find-reports.ts'
import type { CommentedReport } from './comment/wanted-comments.ts'
import { writeComments } from './comment/write-comments.ts'
import type { Action } from './run-action.ts'

/** `env`: the environment of the step. Wrong inputs fail the step; whatever else goes wrong is a warning. */
export function commentAction(env: NodeJS.ProcessEnv): Action {
  return {
    stopping: () => undefined,
    async body(signal) {
      const cwd = env.GITHUB_WORKSPACE || process.cwd()
      const { report, comment } = loadCommentActionOptions(env, cwd)
      const reports = await readReports(resolve(cwd, report))
      if (reports.length > 0) await writeComments(reports, comment, env, signal)
      return undefined
    },
    brokenOff: async () => {},
  }
}

async function readReports(path: string): Promise<CommentedReport[]> {
  const reports: CommentedReport[] = []
  try {
    const found = await findReports(path)
    if (found.length === 0) core.warning(visible(`No comment: there is no report.json in ${path}.`))
    for (const file of found) reports.push(...(await handedIn(file)))
  } catch (error) {
    warn(error)
  }
  return reports
}

/** One that can't be read does not keep the others from being commented on. */
async function handedIn({ path, name }: FoundReport): Promise<CommentedReport[]> {
  try {
    const report = await readReport(path)
    return [{ report, identity: ['report', name], handedIn: true, ...(name !== '' && { leg: name }) }]
  } catch (error) {
    warn(error)
    return []
  }
}

function warn(error: unknown): void {
  if (!(error instanceof Problem)) throw error
  core.warning(visible(withHint(error, ' ')))
}
