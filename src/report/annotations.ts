/** Findings as remarks on lines of the repository. Who publishes them is not known here. */
import { isAbsolute, join, posix, relative, sep } from 'node:path'
import { counted } from '../diagnose/phrases.ts'
import { visible } from './escape.ts'
import { worstFirst } from './order.ts'
import type { Report, ReportFinding } from './report.ts'
import { chartName, objectsInFewWords, severityWord } from './wording.ts'

export interface Annotation {
  /** error: fails the gate; warning: does not; notice: on purpose, or about what is not shown */
  level: 'error' | 'warning' | 'notice'
  /** relative to the repository root, with `/`; absent when the chart is not in the repository or the file is not known */
  file?: string
  line?: number
  title: string
  message: string
}

interface AnnotationOptions {
  /** absolute path of the repository; without it no annotation has a file */
  repositoryRoot?: string
}

/** GitHub shows 10 of each level for a step (actions/runner, ExecutionContext.cs); the step's own failure is one of them. */
const MOST = 9
/** GitHub cuts at 4096 characters. */
const LONGEST_MESSAGE = 3_500

/** The worst nine findings, and one remark that says how many more there are. Noise is no remark. */
export function annotationsOf(report: Report, options: AnnotationOptions = {}): Annotation[] {
  const findings = worstFirst(report.findings).filter(({ severity, fails }) => severity !== 'noise' || fails)
  const shown = findings.slice(0, MOST).map(finding => annotationOf(finding, report, options))
  const rest = findings.length - shown.length
  if (rest === 0) return shown
  const message = `${counted(rest, 'more finding')} of ${visible(chartName(report))}: see the job summary or report.md.`
  return [...shown, { level: 'notice', title: 'clean-uninstall', message }]
}

function annotationOf(finding: ReportFinding, report: Report, options: AnnotationOptions): Annotation {
  const { line } = finding.attribution
  const file = fileOf(finding, report, options)
  const place = file === undefined && finding.attribution.template !== undefined ? [`In: ${placeInChart(finding)}`] : []
  return {
    level: levelOf(finding),
    ...(file !== undefined && { file, ...(line !== undefined && { line }) }),
    title: `${severityWord(finding.severity)}: ${visible(finding.title)} [${visible(finding.class)}]`.slice(0, 250),
    message: messageOf(finding, place),
  }
}

function levelOf({ fails, severity }: ReportFinding): Annotation['level'] {
  if (fails) return 'error'
  return severity === 'kept' || severity === 'noise' ? 'notice' : 'warning'
}

function messageOf(finding: ReportFinding, place: string[]): string {
  const lines = [
    visible(finding.cause),
    ...(finding.objects.length > 0 ? [`Left: ${visible(objectsInFewWords(finding.objects))}`] : []),
    ...place,
    `Fix: ${visible(finding.chartFix.what)}`,
  ]
  return lines
    .map(line => (line.length > LONGEST_MESSAGE / 4 ? `${line.slice(0, LONGEST_MESSAGE / 4)}…` : line))
    .join('\n')
}

function placeInChart({ attribution: { template = '', line } }: ReportFinding): string {
  return visible(line === undefined ? template : `${template}:${line}`)
}

/** A template inside a packaged chart or subchart (`sub-1.0.0.tgz!templates/a.yaml`) is no file of the repository. */
function fileOf(
  { attribution: { template } }: ReportFinding,
  { chart: { directory } }: Report,
  { repositoryRoot }: AnnotationOptions,
): string | undefined {
  if (template === undefined || directory === undefined || repositoryRoot === undefined || template.includes('.tgz'))
    return
  const path = relative(repositoryRoot, join(directory, template)).split(sep).join(posix.sep)
  return path.startsWith('../') || isAbsolute(path) ? undefined : path
}
