/**
 * report.junit.xml: the checks as tests, for the test view of a CI. There is no standard: elements and attributes are those that the
 * schemas of Jenkins' xUnit plugin allow, and what Jenkins, GitLab and dorny/test-reporter read; a skipped test has its reason as
 * text, and a failed one all of it in one element, because GitLab reads neither attributes nor a second element.
 */
import { visible, xmlText } from './escape.ts'
import { type Check, checksOf } from './junit-checks.ts'
import type { Report } from './report.ts'
import { reservations } from './reservations.ts'
import { utcTime } from './utc-time.ts'
import { chartName, circumstances } from './wording.ts'

const LONGEST_ATTRIBUTE = 500
const LONGEST_TEXT = 80_000
const LINES_SHOWN = 50

/** One suite: the chart in its scenario, with a test for each check. */
export function junitReport(report: Report): string {
  const checks = checksOf(report)
  const number = (kind: string) => checks.filter(({ outcome }) => outcome?.kind === kind).length
  const counts = { tests: checks.length, failures: number('failure'), errors: number('error') }
  const time = inSeconds(report.durationMs)
  const timestamp = utcTime(Date.parse(report.startedAt))?.slice(0, 'YYYY-MM-DDThh:mm:ss'.length)
  const suite = element(
    'testsuite',
    { name: suiteName(report), ...counts, skipped: number('skipped'), time, timestamp },
    [
      element('properties', {}, properties(report)),
      ...checks.map(check => testCase(check, className(report))),
      ...output(reservations(report)),
    ],
  )
  const all = element('testsuites', { name: 'clean-uninstall', ...counts, time }, [suite])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`
}

/** What tells runs of a matrix apart; how long it took does not. */
function suiteName(report: Report): string {
  return [chartName(report), report.scenario, ...circumstances(report).slice(0, -1)].join(', ')
}

/** Jenkins takes what stands before the last dot for a package. */
function className({ chart }: Report): string {
  return `clean-uninstall.${(chart.name ?? chart.source).replaceAll('.', '-')}`
}

function properties({ chart, verdict, reason, cluster, helm, tool }: Report): string[] {
  const values = {
    ...{ verdict, reason, chart: chart.source, kubernetes: cluster?.kubernetes, helm: helm?.version },
    'clean-uninstall': tool.version,
  }
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [element('property', { name, value })],
  )
}

function testCase({ name, durationMs, outcome, notes }: Check, classname: string): string {
  const result =
    outcome === undefined
      ? []
      : outcome.kind === 'skipped'
        ? [textElement('skipped', {}, outcome.text)]
        : [textElement(outcome.kind, { message: outcome.message, type: outcome.type }, outcome.text)]
  return element('testcase', { classname, name, time: inSeconds(durationMs) }, [...result, ...output(notes)])
}

function output(lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - LINES_SHOWN
  const shown = [
    ...lines.slice(0, LINES_SHOWN).map(visible),
    ...(rest > 0 ? [`… and ${rest} more in report.json`] : []),
  ]
  return [textElement('system-out', {}, shown.join('\n'))]
}

type Attributes = Record<string, string | number | undefined>

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  if (children.length === 0) return `<${name}${written(attributes)}/>`
  return `<${name}${written(attributes)}>\n${children.join('\n')}\n</${name}>`
}

function textElement(name: string, attributes: Attributes, text: string): string {
  return `<${name}${written(attributes)}>${inText(text.slice(0, LONGEST_TEXT))}</${name}>`
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${inAttribute(String(value))}"`]))
    .join('')
}

function inAttribute(text: string): string {
  return xmlText(visible(text.slice(0, LONGEST_ATTRIBUTE)))
}

/** GitLab links what a test printed as `[[ATTACHMENT|path]]`: https://docs.gitlab.com/ci/testing/unit_test_reports/ */
function inText(text: string): string {
  return xmlText(text).replaceAll('[[ATTACHMENT|', '[\u200c[ATTACHMENT|')
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
