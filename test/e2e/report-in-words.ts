/** A report in the words of expected.json. */
import type { ExpectedFinding, ExpectedProbe } from '../../fixtures/expected.schema.ts'
import { matchesName } from '../../fixtures/load.ts'
import type { Report, ReportFinding, ReportProbed } from '../../src/report/report.ts'
import { displayName } from '../../src/snapshot/object-id.ts'

export interface Shown {
  class: string
  severity: string
  objects: string[]
  template?: string | undefined
  line?: number | undefined
}

/** The findings in the words of expected.json. */
export function findingsOf(report: Report, patterns: string[]): Shown[] {
  const nameOf = (object: ReportFinding['objects'][number]) => nameIn(patterns, displayName(object))
  return sorted(
    report.findings.map(({ class: id, severity, objects, attribution: { template, line } }) => ({
      class: id,
      severity,
      objects: objects.map(nameOf),
      ...(template !== undefined && { template }),
      ...(line !== undefined && { line }),
    })),
  )
}

/** The words of `says` that the finding does not contain, each with the class: empty when it says all. */
export function unsaid(report: Report, expected: readonly ExpectedFinding[]): string[] {
  const key = ({ class: id, objects }: Pick<Shown, 'class' | 'objects'>) => JSON.stringify([id, objects.toSorted()])
  return expected.flatMap(finding => {
    const told = report.findings.find(({ class: id, objects }) => {
      const names = objects.map(object => nameIn(finding.objects, displayName(object)))
      return key({ class: id, objects: names }) === key(finding)
    })
    const words = told ? allWords(told) : ''
    return (finding.says ?? []).filter(text => !words.includes(text)).map(text => `${finding.class}: ${text}`)
  })
}

/** All that a reader of the finding is told, one line each. */
function allWords({ title, cause, evidence, attribution, chartFix, remedy }: ReportFinding): string {
  return [
    ...[title, cause, chartFix.what, chartFix.patch ?? '', ...Object.values(attribution).map(String)],
    ...evidence.map(({ fact, source }) => `${fact} (${source})`),
    ...remedy.commands.map(({ text, why }) => `${text} # ${why}`),
  ].join('\n')
}

/** What the probe saw, in the words of expected.json. */
export function probeOf({ probe }: Report, expected: ExpectedProbe | undefined): ExpectedProbe | undefined {
  if (probe === undefined) return undefined
  const patterns = [...(expected?.namespaces ?? []), ...(expected?.crds ?? [])].flatMap(({ blocking }) => blocking)
  const shown = ({ name, deleted, conditions, blocking }: ReportProbed) => ({
    name,
    deleted,
    conditions: conditions.map(({ type }) => type).toSorted(),
    blocking: blocking.map(object => nameIn(patterns, displayName(object))).toSorted(),
  })
  const namespaces = [...(probe.namespace ? [probe.namespace] : []), ...probe.otherNamespaces]
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  return { namespaces: namespaces.map(shown).sort(byName), crds: probe.crds.map(shown).sort(byName) }
}

/** A generated name becomes the pattern that it matches. */
function nameIn(patterns: readonly string[], name: string): string {
  return patterns.find(pattern => matchesName(pattern, name)) ?? name
}

export function sorted(findings: readonly Shown[]): Shown[] {
  const text = (finding: Shown) => JSON.stringify([finding.class, finding.objects])
  return findings
    .map(finding => ({ ...finding, objects: finding.objects.toSorted() }))
    .sort((a, b) => (text(a) < text(b) ? -1 : 1))
}
