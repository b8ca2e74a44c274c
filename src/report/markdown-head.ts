/** What a reader sees first: the verdict, what it means, how it was found, and what was not seen. */
import { markdownCode, markdownFence, markdownProse } from './escape.ts'
import { cutAt, unstopped } from './few-words.ts'
import { consequence } from './probe-words.ts'
import type { Report } from './report.ts'
import { reservations } from './reservations.ts'
import {
  capital,
  chartName,
  circumstances,
  reasonLines,
  uninstallSentence,
  VERDICT_SIGNS,
  verdictHeading,
} from './wording.ts'

/** How much of everything is shown; a cluster where hundreds of resources can't be listed has one cause. */
interface Extent {
  reservations: number
  /** characters of a single text */
  text: number
  /** characters of what follows the first line of the reason */
  details: number
}

const FULL: Extent = { reservations: 20, text: 1_000, details: 20_000 }
const SHORT: Extent = { reservations: 3, text: 200, details: 0 }
const LONGEST_NAME = 60
/** More than any head shows. Of a report that is handed in it may be millions of lines. */
const LONGEST_REASON = 50_000

/** The head in full, in short, and as the heading alone, which is never longer than 1,000 characters. */
export function headsOf(whole: Report): [full: string, short: string, heading: string] {
  const report = { ...whole, reason: whole.reason.slice(0, LONGEST_REASON) }
  return [headOf(report, FULL), headOf(report, SHORT), heading(report, LONGEST_NAME)]
}

function headOf(report: Report, extent: Extent): string {
  const uninstall = uninstallSentence(report)
  const [sentence, ...details] = reasonLines(report)
  const blocked = consequence(report)
  const text = (words: string) => markdownProse(unstopped(words, extent.text))
  const facts = [
    `**${markdownProse(capital(unstopped(sentence, extent.text)))}.**`,
    ...(blocked === undefined ? [] : [`**${text(blocked)}.**`]),
    ...(uninstall === undefined ? [] : [`${markdownCode('helm uninstall')} ${uninstall}.`]),
    text(circumstances(report).join(' · ')),
  ]
  return [
    heading(report, extent.text),
    facts.join(' '),
    reasonDetails(details, extent),
    reservationList(report, extent),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function heading(report: Report, longest: number): string {
  const chart = markdownCode(cutAt(chartName(report), longest))
  return `## ${VERDICT_SIGNS[report.verdict]} ${verdictHeading(report, chart)}`
}

function reservationList(report: Report, extent: Extent): string {
  const all = reservations(report)
  const lines = all.slice(0, extent.reservations).map(text => `- ⚠ ${markdownProse(unstopped(text, extent.text))}`)
  if (all.length > lines.length) lines.push(`- ⚠ … and ${all.length - lines.length} more in report.json`)
  return lines.join('\n')
}

function reasonDetails(details: string[], extent: Extent): string {
  const text = details.join('\n').slice(0, extent.details)
  return text === '' ? '' : markdownFence(text, 'text')
}
