/**
 * What makes a finding the same finding in the next run, for tools that follow it over time.
 *
 * Hashed are: its class, the chart's name, the template or hook it comes from, and one of its objects (group, resource, namespace,
 * name), the first in alphabetical order: an object belongs to one finding only, so it tells two of them apart, and what else a
 * finding has may differ from run to run. Of names only what stays is used: the names of the cluster, of the release and of its
 * namespace, and what looks made up (UUIDs, hashes, numbers of many digits, the suffix of generateName) are taken out. UIDs,
 * versions, lines and times are not used at all. Findings that are then equal are numbered in the order of the report.
 */
import { createHash } from 'node:crypto'
import type { Report, ReportFinding, ReportObject } from './report.ts'

/** One for each finding of the report, in its order; no two are equal. */
export function fingerprintsOf(report: Report): string[] {
  const seen = new Map<string, number>()
  const lasting = lastingNames(report)
  return report.findings.map(finding => {
    const hash = createHash('sha256')
      .update(JSON.stringify(identityOf(finding, report.chart, lasting)))
      .digest('hex')
      .slice(0, 32)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return `${hash}:${count}`
  })
}

function identityOf({ class: id, objects, attribution }: ReportFinding, chart: Report['chart'], lasting: Lasting) {
  const [first = ''] = objects.map(object => placeOf(object, lasting)).toSorted()
  return [id, chart.name ?? chart.source, attribution.template ?? lasting(attribution.hook ?? ''), first]
}

/** As text: lists have no order. */
function placeOf({ group, resource, namespace, name }: ReportObject, lasting: Lasting): string {
  return JSON.stringify([group, resource, lasting(namespace ?? ''), lasting(name)])
}

/** Letters and digits that Kubernetes makes random suffixes and hashes of (k8s.io/apimachinery/pkg/util/rand). */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]'
const MADE_UP = [
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
  /(?<![a-z0-9])(?=[a-f]*\d)[0-9a-f]{8,}(?![a-z0-9])/g,
  new RegExp(`(?<=-)${RANDOM}{8,10}(?=-|$)`, 'g'),
  new RegExp(`(?<=-)${RANDOM}{5}$`, 'g'),
]

/** No name of Kubernetes is longer. Somebody's report may hold one of which no pattern can be made. */
const LONGEST_NAME = 253

/** A name without what another run would call otherwise. */
type Lasting = (name: string) => string

function lastingNames({ cluster, release }: Report): Lasting {
  const given = [
    [cluster?.name, '{cluster}'],
    [release?.namespace, '{namespace}'],
    [release?.name, '{release}'],
  ] as const
  const words = given.flatMap(([word, sign]) =>
    word && word.length <= LONGEST_NAME ? [[wholeWord(word), sign] as const] : [],
  )
  return name => {
    const named = words.reduce((text, [word, sign]) => text.replace(word, sign), name)
    return MADE_UP.reduce((text, pattern) => text.replace(pattern, '*'), named)
  }
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${RegExp.escape(word)}(?![A-Za-z0-9])`, 'g')
}
