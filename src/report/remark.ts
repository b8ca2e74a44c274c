/** A finding in the few lines that fit beside a line of code: for annotations and for SARIF, in the same words. */
import { posix } from 'node:path'
import { visible } from './escape.ts'
import { cutAt } from './few-words.ts'
import type { Report, ReportFinding } from './report.ts'
import { objectsHeading, objectsInFewWords, severityWord } from './wording.ts'

export interface Remark {
  /** error: fails the gate; warning: does not; notice: on purpose, or about what is not shown */
  level: 'error' | 'warning' | 'notice'
  /** relative to the repository root, with `/`; absent when the chart is not in a repository or the file is not known */
  file?: string
  line?: number
  title: string
  message: string
}

/** GitHub cuts at 4096 characters (actions/runner, ExecutionContext.cs). */
const LONGEST_LINE = 875
const LONGEST_TITLE = 250
/** PATH_MAX of Linux. */
const LONGEST_PATH = 4_096
const LONGEST_CLASS = 40

/** Bounded, whatever the finding holds; nothing in it is invisible. */
export function remarkOf(finding: ReportFinding, { chart }: Pick<Report, 'chart'>): Remark {
  const { template, line } = finding.attribution
  const file = template === undefined ? undefined : fileInRepository(template, chart)
  const place = ` [${cutAt(visible(finding.class), LONGEST_CLASS)}]`
  const title = `${severityWord(finding.severity)}: ${visible(finding.title)}`
  return {
    level: levelOf(finding),
    ...(file !== undefined && { file, ...(line !== undefined && { line }) }),
    title: `${cutAt(title, LONGEST_TITLE - place.length)}${place}`,
    message: messageOf(finding, file === undefined ? template : undefined),
  }
}

/** A file of the chart by its path in the repository. A report may come from anywhere: no path leads out of the repository. */
export function fileInRepository(file: string, { repositoryPath }: Report['chart']): string | undefined {
  // What lies inside a packaged chart or subchart (`sub-1.0.0.tgz!templates/a.yaml`) is no file of the repository.
  if (repositoryPath === undefined || file.includes('.tgz!') || repositoryPath.endsWith('.tgz')) return undefined
  const path = posix.join(repositoryPath, file)
  const leadsOut = path === '..' || path.startsWith('../') || posix.isAbsolute(path)
  const isDirectory = path === '.' || path.endsWith('/')
  return leadsOut || isDirectory || visible(path) !== path || path.length > LONGEST_PATH ? undefined : path
}

function levelOf({ fails, severity }: ReportFinding): Remark['level'] {
  if (fails) return 'error'
  return severity === 'kept' || severity === 'noise' ? 'notice' : 'warning'
}

/** `template`: when it must be told, because the remark does not stand beside it. */
function messageOf(finding: ReportFinding, template: string | undefined): string {
  const { line } = finding.attribution
  const lines = [
    visible(finding.cause),
    ...(finding.objects.length > 0
      ? [`${objectsHeading(finding)}: ${visible(objectsInFewWords(finding.objects))}`]
      : []),
    ...(template === undefined ? [] : [`In: ${visible(line === undefined ? template : `${template}:${line}`)}`]),
    `Fix: ${visible(finding.chartFix.what)}`,
  ]
  return lines.map(text => cutAt(text, LONGEST_LINE)).join('\n')
}
