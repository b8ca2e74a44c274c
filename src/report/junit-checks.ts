/** A report as a list of checks that pass or fail: how a CI shows tests. The names stay, so that each has a history there. */
import { reaches } from '../verdict.ts'
import { findingsMessage, findingsText, inOneLine } from './junit-finding.ts'
import { worstFirst } from './order.ts'
import { conditionTexts, consequence, deletionText, endText, triedDeletions } from './probe-words.ts'
import type { Report, ReportFinding, ReportStep } from './report.ts'
import { saidBy, uninstallSentence } from './wording.ts'

export interface Check {
  name: string
  durationMs: number
  /** absent: it passed. `failure`: the chart's doing; `error`: it could not be told */
  outcome?: { kind: 'failure' | 'error' | 'skipped'; type: string; message: string; text: string }
  /** what does not fail it, a line each */
  notes: string[]
}

/** The sort of a finding: what would hold without it. */
type Subject = 'left' | 'stuck' | 'changed' | 'cluster' | 'uninstall'

const SUBJECTS: Record<Subject, string> = {
  uninstall: 'helm uninstall succeeds',
  left: 'nothing is left behind',
  stuck: 'nothing is stuck',
  changed: 'nothing that was there before is changed or lost',
  cluster: 'nothing breaks the cluster',
}

const NOT_REACHED = 'The run did not come to it.'

/** In the order of the run. A failing finding fails one of them; an inconclusive run fails the last. */
export function checksOf(report: Report): Check[] {
  const findings = Map.groupBy(worstFirst(report.findings), subjectOf)
  const about = (subject: Subject) => findingsCheck(report, subject, findings.get(subject) ?? [])
  return [
    stepCheck(report, 'install', 'the chart can be installed'),
    useCheck(report),
    uninstallCheck(report, about('uninstall')),
    about('left'),
    about('stuck'),
    about('changed'),
    about('cluster'),
    probeCheck(report),
    verdictCheck(report),
  ]
}

function subjectOf({ severity, objects }: ReportFinding): Subject {
  if (severity === 'breaks-cluster') return 'cluster'
  if (severity === 'stuck') return 'stuck'
  if (objects.length === 0) return 'uninstall'
  return objects.every(({ change }) => change === 'modified' || change === 'lost') ? 'changed' : 'left'
}

/** Of a run that could not see everything, only what it found is known, and not that there is no more. */
function findingsCheck(report: Report, subject: Subject, findings: readonly ReportFinding[]): Check {
  const failing = findings.filter(finding => finding.fails)
  const [worst] = failing
  const check = {
    name: SUBJECTS[subject],
    durationMs: subject === 'left' ? durationOf(report, 'settle') : 0,
    notes: findings.filter(finding => !finding.fails).map(inOneLine),
  }
  if (worst !== undefined) {
    const [message, text] = [findingsMessage(failing), findingsText(failing)]
    return { ...check, outcome: { kind: 'failure', type: worst.severity, message, text } }
  }
  return report.verdict === 'inconclusive' ? { ...check, outcome: skipped('It could not be told.') } : check
}

/** Helm's exit code alone fails nothing: with an error at its end all may be gone, and then the verdict is clean. */
function uninstallCheck(report: Report, check: Check): Check {
  const { uninstall, verdict } = report
  const durationMs = durationOf(report, 'uninstall')
  const { outcome: told, ...passed } = { ...check, durationMs }
  if (told?.kind === 'failure') return { ...passed, outcome: told }
  if (uninstall === undefined) {
    const why = report.steps.find(({ name, status }) => name === 'uninstall' && status === 'skipped')?.detail
    return { ...passed, outcome: skipped(why ?? NOT_REACHED) }
  }
  if (uninstall.exitCode === 0 && !uninstall.timedOut) return passed
  const sentence = `helm uninstall ${uninstallSentence(report)}`
  if (verdict === 'clean') return { ...passed, notes: [...passed.notes, sentence] }
  const text = `${sentence}\n${saidBy(uninstall)}`
  return { ...passed, outcome: { kind: 'failure', type: 'exit code', message: sentence, text } }
}

/** A step of ours or of the user's that has to work before there is anything to find. */
function stepCheck(report: Report, step: ReportStep['name'], name: string): Check {
  const found = report.steps.find(one => one.name === step)
  const check = { name, durationMs: durationOf(report, step), notes: [] }
  if (found === undefined) return { ...check, outcome: skipped(NOT_REACHED) }
  if (found.status === 'skipped') return { ...check, outcome: skipped(found.detail) }
  if (found.status === 'ok') return check
  const output = step === 'install' && report.install !== undefined ? saidBy(report.install) : ''
  const text = output === '' ? found.detail : `${found.detail}\n${output}`
  return { ...check, outcome: { kind: 'error', type: 'failed', message: found.detail, text } }
}

/** Most runs have no such step: there is no exercise and no helm test. */
function useCheck(report: Report): Check {
  const check = stepCheck(report, 'use', 'the chart can be used')
  const isGiven = report.uninstall === undefined || report.steps.some(({ name }) => name === 'use')
  return isGiven ? check : { ...check, outcome: skipped('There was no exercise and no helm test.') }
}

/** What can't be deleted weighs as much as what is stuck. */
function probeCheck(report: Report): Check {
  const { probe, policy, verdict, steps } = report
  const check = {
    name: 'the namespace and the CRDs can be deleted',
    durationMs: durationOf(report, 'probe'),
    notes: [],
  }
  if (probe === undefined) {
    const why = steps.find(({ name }) => name === 'probe')?.detail
    return { ...check, outcome: skipped(why ?? NOT_REACHED) }
  }
  const blocked = consequence(report)
  if (blocked === undefined) return check
  const text = triedDeletions(probe)
    .filter(({ deleted }) => !deleted)
    .flatMap(tried => [`${deletionText(tried)} ${endText(tried)}`, ...conditionTexts(tried).map(line => `  ${line}`)])
    .join('\n')
  const counts = verdict !== 'clean' && reaches('stuck', policy.failOn)
  if (!counts) return { ...check, outcome: skipped(`${blocked}, which does not count (fail-on: ${policy.failOn}).`) }
  return { ...check, outcome: { kind: 'failure', type: 'stuck', message: blocked, text } }
}

function verdictCheck({ verdict, reason }: Report): Check {
  const check = { name: 'it can be told whether the chart uninstalls cleanly', durationMs: 0, notes: [] }
  if (verdict !== 'inconclusive') return check
  return { ...check, outcome: { kind: 'error', type: 'inconclusive', message: reason, text: reason } }
}

function skipped(why: string): NonNullable<Check['outcome']> {
  return { kind: 'skipped', type: 'skipped', message: why, text: why }
}

function durationOf({ steps }: Report, step: ReportStep['name']): number {
  return steps.find(({ name }) => name === step)?.durationMs ?? 0
}
