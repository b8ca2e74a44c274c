/** Findings and policy in, verdict out. The only place that decides. */
import type { Finding, Severity } from './diagnose/finding.ts'
import { SEVERITIES } from './diagnose/finding.ts'
import { counted } from './diagnose/words/phrases.ts'
import type { ListFailure } from './kube/api.ts'
import type { Moving } from './snapshot/settle.ts'

export const VERDICTS = ['clean', 'leaked', 'inconclusive'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Judgement {
  verdict: Verdict
  /** one sentence */
  reason: string
}

export interface Judged {
  findings: readonly Finding[]
  failOn: Severity
  /** resources that one of the two snapshots could not see */
  unseen: readonly ListFailure[]
  /** what still moved when the settle limit ended the wait: it cannot fail the run by itself */
  moving: readonly Moving[]
  /** what the user's ignore patterns took out, by display name; all of it counted */
  hidden?: { count: number; objects: readonly string[] }
  /** why the install failed, when it did */
  installFailed?: string
}

/** True when a severity counts for the verdict. */
export function reaches(severity: Severity, failOn: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn)
}

/** Whether a finding fails the run: its severity reaches `fail-on`, and not all that it names still moves. */
export function fails({ severity, changes }: Finding, failOn: Severity, moving: readonly Moving[]): boolean {
  if (!reaches(severity, failOn)) return false
  const unsettled = new Set(moving.map(({ uid }) => uid))
  return changes.length === 0 || changes.some(({ id }) => !unsettled.has(id.uid))
}

/**
 * `leaked` when a finding fails the run; else `inconclusive` when we could not see everything, the chart could not be
 * installed, or things still moved at the limit; else `clean`.
 */
export function judge({ findings, failOn, unseen, moving, hidden, installFailed }: Judged): Judgement {
  const failing = findings.filter(finding => fails(finding, failOn, moving))
  if (failing.length > 0) return { verdict: 'leaked', reason: leakedReason(failing, installFailed) }
  if (installFailed !== undefined)
    return { verdict: 'inconclusive', reason: `the chart was not installed: ${installFailed}` }
  if (unseen.length > 0) {
    const names = [...new Set(unseen.map(failure => failure.resource))]
    return { verdict: 'inconclusive', reason: `${names.join(', ')} could not be listed: what is left there is unknown` }
  }
  if (moving.length > 0)
    return {
      verdict: 'inconclusive',
      reason: `the cluster was not quiet when the settle limit was reached: ${stillMoving(moving)}`,
    }
  return { verdict: 'clean', reason: cleanReason(findings, failOn, hidden) }
}

/** Clean is not always empty: what stays and does not count is said in the same line. */
function cleanReason(findings: readonly Finding[], failOn: Severity, hidden: Judged['hidden']): string {
  if (findings.length === 0 && !hidden?.count) return 'the cluster is back at its baseline'
  const stays = findings.length === 0 ? [] : [`${inObjects(findings)}, less severe than fail-on: ${failOn}`]
  if (hidden?.count) {
    const more = hidden.count - MOST_NAMED
    const names = [...hidden.objects.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]
    stays.push(`${counted(hidden.count, 'object')} that your ignore patterns leave out (${names.join(', ')})`)
  }
  return `what is left does not fail the check: ${stays.join('; and ')}`
}

function inObjects(findings: readonly Finding[]): string {
  const objects = findings.reduce((sum, finding) => sum + finding.changes.length, 0)
  return [counted(findings.length, 'finding'), ...(objects === 0 ? [] : [counted(objects, 'object')])].join(' in ')
}

/** How many are named: one sentence is to be read. */
const MOST_NAMED = 3

function stillMoving(moving: readonly Moving[]): string {
  const named = moving.slice(0, MOST_NAMED).map(({ what, why }) => `${what}: ${why}`)
  const more = moving.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/** What somebody has to free is named, and of several the first of the worst severity; the list of findings has them all. */
function worstOf(findings: readonly Finding[]): string {
  const stuck = findings.filter(finding => finding.severity === 'stuck' || finding.severity === 'breaks-cluster')
  const worst = stuck.find(finding => finding.severity === 'breaks-cluster') ?? stuck[0]
  if (worst === undefined) return ''
  return findings.length === 1 ? `: ${worst.title}` : `, the worst is "${worst.title}"`
}

function leakedReason(findings: readonly Finding[], installFailed: string | undefined): string {
  const head = installFailed === undefined ? '' : 'the install failed, and the cluster is not as it was: '
  return `${head}${inObjects(findings)}${worstOf(findings)}`
}
