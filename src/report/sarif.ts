/** report.sarif: SARIF 2.1.0, for GitHub code scanning and whatever else follows findings over time. */
import { valid } from 'semver'
import { counted } from '../diagnose/words/phrases.ts'
import { jsonText, visible } from './escape.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { worstFirst } from './order.ts'
import type { Report } from './report.ts'
import { sarifInvocation } from './sarif-invocation.ts'
import { REPOSITORY, sarifResult } from './sarif-result.ts'
import { RuleTable } from './sarif-rules.ts'

interface SarifLimits {
  /** GitHub shows 5,000 results of a file, and rejects one with more than 25,000 */
  results: number
  /** of the whole file; GitHub takes 10 MB, compressed */
  bytes: number
}

/** https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support */
const GITHUB: SarifLimits = { results: 5_000, bytes: 9_500_000 }
const LONGEST_VERSION = 100

/** One run with a result for each finding, the worst first. What the limits leave out is told in a notification. */
export function sarifReport(report: Report, limits: SarifLimits = GITHUB): string {
  const fitted = fittedResults(report, limits)
  const rest = report.findings.length - fitted.results.length
  const leftOut =
    rest === 0
      ? []
      : [`${counted(rest, 'more finding')} left out, because GitHub takes no larger file: see report.json.`]
  const version = visible(report.tool.version).slice(0, LONGEST_VERSION).toWellFormed()
  return `${jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'clean-uninstall',
            ...(version !== '' && { version }),
            ...(valid(version) === version && { semanticVersion: version }),
            rules: fitted.rules,
          },
        },
        // No automationDetails: with them upload-sarif would not heed its input `category`, which tells runs of a matrix apart.
        originalUriBaseIds: { [REPOSITORY]: { description: { text: 'The root of the repository.' } } },
        invocations: [sarifInvocation(report, leftOut)],
        results: fitted.results,
      },
    ],
  })}\n`
}

/** As many results as fit, the worst first, and all rules with those that only the report knows. */
function fittedResults(report: Report, limits: SarifLimits) {
  const table = new RuleTable()
  const fingerprints = fingerprintsOf(report)
  const fingerprintOf = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? '']))
  const results: ReturnType<typeof sarifResult>[] = []
  let room = limits.bytes - sizeOf(table.rules) - ROOM_FOR_THE_REST
  for (const finding of worstFirst(report.findings).slice(0, limits.results)) {
    const { ruleIndex, added } = table.indexOf(finding)
    const result = sarifResult(finding, report, ruleIndex, fingerprintOf.get(finding) ?? '')
    room -= sizeOf(result) + (added === undefined ? 0 : sizeOf(added))
    if (room < 0) break
    results.push(result)
  }
  return { rules: table.rules, results }
}

/** The invocation with its notifications, and what stands around it all. */
const ROOM_FOR_THE_REST = 500_000

/** Bytes that a value takes where it will stand, ten spaces from the left. */
function sizeOf(value: unknown): number {
  const text = jsonText(value)
  return Buffer.byteLength(text) + 10 * text.split('\n').length
}
