/** Annotations on the lines of a pull request. */
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import * as core from '@actions/core'
import { type Annotation, annotationsOf } from '../report/annotations.ts'
import type { Report } from '../report/report.ts'

const PUBLISH = { error: core.error, warning: core.warning, notice: core.notice } as const satisfies Record<
  Annotation['level'],
  typeof core.error
>

/** The runner shows them beside the code and in the list of the run. */
export function annotate(report: Report, workspace: string | undefined): void {
  const repositoryRoot = findRepositoryRoot(report.chart.directory, workspace)
  for (const { level, title, message, file, line } of annotationsOf(report, {
    ...(repositoryRoot !== undefined && { repositoryRoot }),
  }))
    PUBLISH[level](message, {
      title,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
    })
}

/**
 * The checkout that the chart lies in: the nearest directory above it with a `.git`, but none above the workspace, because
 * `actions/checkout` may have put the repository in a directory of its own. The workspace when there is no `.git`.
 */
export function findRepositoryRoot(directory: string | undefined, workspace: string | undefined): string | undefined {
  if (directory === undefined || workspace === undefined) return workspace
  let path = directory
  while (!relative(workspace, path).startsWith('..')) {
    if (existsSync(join(path, '.git'))) return path
    if (path === dirname(path)) break
    path = dirname(path)
  }
  return workspace
}
