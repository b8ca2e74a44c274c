/** What the probe saw, in the words of every format. */
import { listed } from '../diagnose/words/phrases.ts'
import type { Report, ReportProbe, ReportProbed } from './report.ts'
import { seconds } from './wording.ts'

/** A deletion that was tried, and what kubectl calls its kind. */
export interface Tried extends ReportProbed {
  kind: 'namespace' | 'crd'
  /** how the probe ended */
  end: ReportProbe['end']
}

/** The namespace of the release first; what did not go before what went. */
export function triedDeletions({ end, namespace, otherNamespaces, crds }: ReportProbe): Tried[] {
  const namespaces = [...(namespace ? [namespace] : []), ...otherNamespaces]
  const all: Tried[] = [
    ...namespaces.map(probed => ({ ...probed, end, kind: 'namespace' as const })),
    ...crds.map(probed => ({ ...probed, end, kind: 'crd' as const })),
  ]
  return all.toSorted((a, b) => Number(a.deleted) - Number(b.deleted))
}

/** `Namespace kb-system and 2 CRDs cannot be deleted`: what it means for whoever cleans up. Undefined when all went. */
export function consequence({ probe }: Pick<Report, 'probe'>): string | undefined {
  if (probe === undefined) return undefined
  const left = triedDeletions(probe).filter(({ deleted }) => !deleted)
  if (left.length === 0) return undefined
  const names = (['namespace', 'crd'] as const).flatMap(kind => {
    const some = left.filter(tried => tried.kind === kind)
    return some.length === 0 ? [] : [named(kind, some)]
  })
  const what = listed(names)
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`
  return probe.end === 'limit'
    ? `${sentence} did not go within ${seconds(probe.durationMs)}`
    : `${sentence} cannot be deleted`
}

function named(kind: Tried['kind'], some: readonly Tried[]): string {
  const word = kind === 'crd' ? 'CRD' : 'namespace'
  return some.length === 1 ? `${word} ${some[0]?.name}` : `${some.length} ${word}s`
}

/** `kubectl delete namespace kb-system`: what the probe did, as a user would. */
export function deletionText({ kind, name }: Tried): string {
  return `kubectl delete ${kind} ${name}`
}

/** `did not end in 20.0 s`, `cannot end (watched for 7.4 s)`, `ended after 0.3 s`, `was refused: …`. */
export function endText({ deleted, durationMs, refused, end }: Tried): string {
  if (deleted) return `ended after ${seconds(durationMs)}`
  if (refused !== undefined) return `was refused: ${refused}`
  return end === 'blocked' ? `cannot end (watched for ${seconds(durationMs)})` : `did not end in ${seconds(durationMs)}`
}

/** The conditions, quoted one by one. */
export function conditionTexts({ conditions }: Tried): string[] {
  return conditions.map(({ type, reason, message }) => `${type}: ${reason}: ${message}`)
}

/** What an object waits for: its finalizers, as far as the reason does not name them, and the reason. */
export function waitText({ finalizers, why }: Pick<Tried['blocking'][number], 'finalizers' | 'why'>): string {
  return [...finalizers.filter(name => !why.includes(name)).map(name => `finalizer ${name}`), why].join(', ')
}

/** The question that the probe answers. */
export function probeHeading(tried: readonly Tried[]): string {
  const namespaces = tried.filter(({ kind }) => kind === 'namespace').length
  const [count, one] = namespaces > 0 ? [namespaces, 'namespace'] : [tried.length, 'CRD']
  return `What happens when the ${count === 1 ? `${one} is` : `${one}s are`} deleted`
}

/** `Deleted without trouble, within 0.4 s`, of what went. */
export function wentText(went: readonly Tried[]): string {
  return `Deleted without trouble, within ${seconds(went.reduce((most, { durationMs }) => Math.max(most, durationMs), 0))}`
}
