/** One finding as a result of SARIF. */
import { visible } from './escape.ts'
import { fileInRepository, remarkOf } from './remark.ts'
import type { Report, ReportFinding, ReportObject } from './report.ts'
import { ruleId } from './sarif-rules.ts'
import { fullName } from './wording.ts'

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const
/** What paths are relative to, in SARIF's words. */
export const REPOSITORY = '%SRCROOT%'
const OBJECTS_NAMED = 100
const COMMANDS_SHOWN = 20
const LONGEST_TEXT = 1_000

/** Message and level are those of the annotation. */
export function sarifResult(finding: ReportFinding, report: Report, ruleIndex: number, fingerprint: string) {
  const { level, message, file, line } = remarkOf(finding, report)
  const { objects, severity, remedy } = finding
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: LEVELS[level],
    message: { text: sarifText(message) },
    locations: [
      {
        physicalLocation: physicalLocation(file, line, report),
        ...(objects.length > 0 && { logicalLocations: logicalLocations(objects.slice(0, OBJECTS_NAMED)) }),
      },
    ],
    partialFingerprints: {
      // The only one that GitHub reads. Its upload-sarif would fill in a hash of the line, by which two findings at one line are
      // the same; with this it warns that it found another one: https://github.com/github/codeql-action/issues/4052
      primaryLocationLineHash: fingerprint,
      'cleanUninstall/v1': fingerprint,
    },
    properties: {
      severity,
      objects: objects.length,
      cleanUp: remedy.commands.slice(0, COMMANDS_SHOWN).map(({ text }) => short(text)),
    },
  }
}

/** GitHub shows no result without a file: what has none stands at the chart's own, as a whole. */
function physicalLocation(file: string | undefined, line: number | undefined, { chart }: Report) {
  const chartFile = fileInRepository('Chart.yaml', chart)
  const path = file ?? chartFile ?? 'Chart.yaml'
  const isInRepository = (file ?? chartFile) !== undefined
  return {
    artifactLocation: {
      uri: path.split('/').map(encodeURIComponent).join('/'),
      ...(isInRepository && { uriBaseId: REPOSITORY }),
    },
    region: { startLine: (file !== undefined && line) || 1 },
  }
}

/** Each once, as SARIF asks for: an object that was made again has the name of the one before it. */
function logicalLocations(objects: readonly ReportObject[]) {
  const names = new Map(objects.map(object => [short(fullName(object)), short(object.name)]))
  return [...names].map(([fullyQualifiedName, name]) => ({ name, fullyQualifiedName, kind: 'resource' }))
}

function short(text: string): string {
  return visible(text.slice(0, LONGEST_TEXT))
}

/**
 * For a message of SARIF, where `[text](address)` is a link and `{0}` a placeholder (2.1.0, 3.11.5 and 3.11.6). Other braces stay
 * single, against the letter: who shows messages, GitHub among them, shows doubled ones doubled.
 */
export function sarifText(text: string): string {
  return text.replace(/\](?=\()/g, ']\u200c').replace(/\{(\d+)\}/g, '{{$1}}')
}
