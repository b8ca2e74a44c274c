/** Words that every format uses, so that the same thing is said in the same sentence everywhere. */
import type { Severity } from '../diagnose/finding.ts'
import { counted, listed } from '../diagnose/words/phrases.ts'
import { displayName, shortName } from '../snapshot/object-id.ts'
import type { Verdict } from '../verdict.ts'
import { visibleLines } from './escape.ts'
import type { Report, ReportFinding, ReportObject } from './report.ts'
import { shellText } from './shell-text.ts'

/** `0.4 s`, `12.1 s`, `2 min 14 s`. */
export function seconds(ms: number): string {
  if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`
  const whole = Math.round(ms / 1000)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Never told apart by colour alone. */
export const VERDICT_SIGNS: Record<Verdict, string> = { clean: '✔', leaked: '✖', inconclusive: '!' }

/** `⛔` needs somebody to free it, `✖` fails the run, `!` does not, `·` is on purpose or harmless. */
export function severitySign({ severity, fails }: Pick<ReportFinding, 'severity' | 'fails'>): string {
  if (severity === 'breaks-cluster' || severity === 'stuck') return '⛔'
  if (severity === 'kept' || severity === 'noise') return fails ? '✖' : '·'
  return fails ? '✖' : '!'
}

const SEVERITY_WORDS: Record<Severity, string> = {
  'breaks-cluster': 'breaks the cluster',
  stuck: 'stuck',
  leaked: 'leaked',
  kept: 'kept',
  noise: 'noise',
}

/** A severity as readers see it. */
export function severityWord(severity: Severity): string {
  return SEVERITY_WORDS[severity]
}

/** `my-operator 1.4.0`, or the chart as the user wrote it when it was never read. */
export function chartName({ chart }: Pick<Report, 'chart'>): string {
  return chart.name === undefined ? chart.source : [chart.name, chart.version].filter(Boolean).join(' ')
}

/** The verdict in a sentence; `chart`: its name as the format shows names. */
export function verdictHeading(report: Pick<Report, 'verdict' | 'findings' | 'ignored'>, chart: string): string {
  if (report.verdict === 'clean')
    return isEmpty(report)
      ? `clean: ${chart} uninstalls cleanly`
      : `clean: nothing that ${chart} leaves fails the check`
  if (report.verdict === 'leaked') return `leaked: ${chart} does not uninstall cleanly`
  return `inconclusive: it could not be told whether ${chart} uninstalls cleanly`
}

function isEmpty({ findings, ignored }: Pick<Report, 'findings' | 'ignored'>): boolean {
  return findings.length === 0 && ignored.every(entry => !isUsersPattern(entry) || entry.count === 0)
}

/** `Kubernetes 1.36.3`, `Helm 4.3.1`, `kind 0.33.0`, `74.0 s`; what is not known is not named. */
export function circumstances({
  cluster,
  helm,
  durationMs,
}: Pick<Report, 'cluster' | 'helm' | 'durationMs'>): string[] {
  const version = (name: string, value?: string) => value && `${name} ${value.replace(/^v/, '')}`
  return [
    version('Kubernetes', cluster?.kubernetes),
    version('Helm', helm?.version),
    version('kind', cluster?.kind),
    cluster?.existing && 'existing cluster',
    seconds(durationMs),
  ].filter(fact => typeof fact === 'string' && fact !== '') as string[]
}

/** `Job/a (ns) and Secret/b (ns)`; of many objects a count per kind: `18 × StorageProvider, Job/a (ns) and 2 × Secret`. */
export function objectsInFewWords(objects: readonly ReportObject[], shown = 4): string {
  if (objects.length <= 2) return listed(objects.map(objectWithChange))
  const groups = Map.groupBy(objects, ({ kind, change }) => `${kind} ${changeWord(change)}`)
  const names = [...groups.values()].map(group => {
    const [first] = group
    if (first === undefined) return ''
    return group.length === 1 ? objectWithChange(first) : `${group.length} × ${first.kind}${changeWord(first.change)}`
  })
  if (names.length <= shown) return listed(names, shown)
  // What is left out is counted in objects, not in kinds.
  const named = [...groups.values()].slice(0, shown - 1).reduce((sum, group) => sum + group.length, 0)
  return `${names.slice(0, shown - 1).join(', ')} and ${objects.length - named} more`
}

/** `Namespace/default, modified`: left and stuck are what a reader expects, the others are named. */
export function objectWithChange(object: ReportObject): string {
  return `${objectName(object)}${changeWord(object.change)}`
}

/** `ConfigMap/a (ns)`. */
export function objectName(object: ReportObject): string {
  return shortName(named(object))
}

/** `resource.group/namespace/name`: what kubectl can be asked for. */
export function fullName(object: ReportObject): string {
  return displayName(named(object))
}

/** Stands before the objects of a finding: what was lost, or was changed, is not left. */
export function objectsHeading({ objects }: Pick<ReportFinding, 'objects'>): string {
  return objects.every(isLeft) ? 'Left' : 'Objects'
}

/** False for what was there before, and is lost or changed. */
export function isLeft({ change }: Pick<ReportObject, 'change'>): boolean {
  return change !== 'lost' && change !== 'modified'
}

const FINALIZERS_SHOWN = 10

/** What is known of an object besides its name, each in a few words. */
export function objectFacts(object: ReportObject): string[] {
  return [
    ...(object.change === 'left' ? [] : [object.change]),
    ...(object.deletionTimestamp === undefined ? [] : [`in deletion since ${object.deletionTimestamp}`]),
    ...object.finalizers.slice(0, FINALIZERS_SHOWN).map(name => `finalizer ${name}`),
    ...(object.finalizers.length > FINALIZERS_SHOWN
      ? [`${object.finalizers.length - FINALIZERS_SHOWN} more finalizers`]
      : []),
    ...(object.manager === undefined ? [] : [`written by ${object.manager}`]),
    ...object.owners.filter(({ exists }) => !exists).map(({ kind, name }) => `its owner ${kind}/${name} is gone`),
  ]
}

/** Without a namespace, or with one: the schema's optional fields may also be there and undefined. */
function named({ group, resource, kind, name, namespace }: ReportObject) {
  return { group, resource, kind, name, ...(namespace !== undefined && { namespace }) }
}

function changeWord(change: ReportObject['change']): string {
  return change === 'left' || change === 'stuck' ? '' : `, ${change}`
}

/** `templates/deployment.yaml:12`, with the subchart or hook when there is one; undefined when nothing is known. */
export function originOf({ attribution }: Pick<ReportFinding, 'attribution'>): string | undefined {
  const { template, line, hook, chart, controller, manager } = attribution
  if (template !== undefined) {
    const place = line === undefined ? template : `${template}:${line}`
    return hook === undefined ? place : `${place}, ${hook}`
  }
  if (hook !== undefined) return hook
  if (chart !== undefined) return `chart ${chart}`
  if (controller !== undefined) return `made by ${controller}`
  return manager === undefined ? undefined : `written by ${manager}`
}

/** `27 kept on purpose`, and what did not count; nothing of what there is none. */
export function asides(report: Pick<Report, 'kept' | 'ignored'>): string[] {
  return [...(report.kept.length > 0 ? [`${report.kept.length} kept on purpose`] : []), ...leftOut(report.ignored)]
}

/** What the user wants left out is listed object by object; what our rules leave out only counted. */
export function isUsersPattern({ objects }: { objects?: readonly string[] | undefined }): boolean {
  return objects !== undefined
}

/** What is the user's own decision first. */
export function usersFirst(ignored: Report['ignored']): Report['ignored'] {
  return ignored.toSorted((a, b) => Number(isUsersPattern(b)) - Number(isUsersPattern(a)))
}

/** `1 ignored by your patterns`, `41 changes of Kubernetes itself left out`: the user's own decision, and ours. */
export function leftOut(ignored: readonly { count: number; objects?: readonly string[] | undefined }[]): string[] {
  const sum = (some: typeof ignored) => some.reduce((total, { count }) => total + count, 0)
  const users = sum(ignored.filter(isUsersPattern))
  const ours = sum(ignored.filter(entry => !isUsersPattern(entry)))
  return [
    ...(users > 0 ? [`${users} ignored by your patterns`] : []),
    ...(ours > 0 ? [`${counted(ours, 'change')} of Kubernetes itself left out`] : []),
  ]
}

/** The first line of the reason, and what follows it: the output of a program that failed, and what to do. */
export function reasonLines({ reason }: Pick<Report, 'reason'>): [string, ...string[]] {
  const [sentence = '', ...details] = visibleLines(reason).trim().split('\n')
  return [sentence, ...details]
}

/** As a sentence begins. Only words of our own: it may start with a name, such as `kind could not …`, which stays as it is. */
export function capital(text: string): string {
  return text.replace(/^(?:the|it|nothing|no|a|what)(?= )/, word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
}

/** `helm install ended with exit code 1`, of a command that failed: what Helm says when all is well explains nothing. */
export function failureHeading(name: string, command: Report['install']): string | undefined {
  if (command === undefined || command.exitCode === 0) return undefined
  return `${name} ${command.timedOut ? 'ran out of time' : `ended with exit code ${command.exitCode ?? 'none'}`}`
}

/** What explains a failure: what a program wrote on stderr, or else on stdout; '' when it wrote nothing. */
export function saidBy({ stdout, stderr }: NonNullable<Report['install']>): string {
  const said = stderr.trim() === '' ? stdout : stderr
  return said.trim() === '' ? '' : said
}

/** `Baseline: 241 objects in 63 resources; after: 308 objects in 71 resources.` */
export function countsSentence({
  baseline,
  after,
  ignored,
}: Pick<Report, 'baseline' | 'after' | 'ignored'>): string | undefined {
  if (baseline === undefined) return undefined
  const text = ({ objects, resources }: typeof baseline) =>
    `${counted(objects, 'object')} in ${counted(resources, 'resource')}`
  const isOurs = ignored.some(entry => !isUsersPattern(entry) && entry.count > 0)
  const others = isOurs ? ', with what Kubernetes itself made meanwhile' : ''
  return `Baseline: ${text(baseline)}${after === undefined ? '' : `; after: ${text(after)}${others}`}.`
}

/** How to see the same at home: words, and `clean-uninstall check charts/my-operator`. Undefined for a report that does not say. */
export function sameCheck({ command = [] }: Pick<Report, 'command'>): { words: string; text: string } | undefined {
  if (command.length === 0) return undefined
  const text = shellText(command)
  const own = text.includes('(hidden)') ? ', with your own words for (hidden)' : ''
  return { words: `The same check once more${own}:`, text }
}

/** Where the folder lies: a summary and a report have nothing in common but the report directory. `folder`: as the format shows names. */
export function diagnosticsSentence(folder: string): string {
  return `Snapshots, leftovers, events, logs and what Helm said: ${folder} in the report directory.`
}

/** How many objects all findings have together. */
export function leftoverCount({ findings }: Pick<Report, 'findings'>): number {
  return findings.reduce((sum, { objects }) => sum + objects.length, 0)
}

/** What `helm uninstall` said of itself: a leak with exit code 0 is what nobody expects. */
export function uninstallSentence({ uninstall }: Pick<Report, 'uninstall'>): string | undefined {
  if (uninstall === undefined) return undefined
  const time = seconds(uninstall.durationMs)
  if (uninstall.timedOut) return `did not end within ${time}`
  if (uninstall.exitCode === null) return `was ended after ${time}`
  return uninstall.exitCode === 0
    ? `said it succeeded (exit code 0, ${time})`
    : `failed (exit code ${uninstall.exitCode}, ${time})`
}
