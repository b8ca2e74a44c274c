/** The fold that says what happens when somebody deletes the namespace and the CRDs that the chart left. */
import { displayName } from '../snapshot/object-id.ts'
import { markdownCode, markdownText } from './escape.ts'
import { cutAt } from './few-words.ts'
import {
  conditionTexts,
  deletionText,
  endText,
  probeHeading,
  type Tried,
  triedDeletions,
  waitText,
  wentText,
} from './probe-words.ts'
import type { Report } from './report.ts'

/** Bounded: it is never what makes a summary too long. */
const QUOTED = 10
const BLOCKING_SHOWN = 10
const WENT_SHOWN = 50
const LONGEST_TEXT = 500

/** '' when it was not tried. */
export function probeFold({ probe }: Pick<Report, 'probe'>): string {
  if (probe === undefined) return ''
  const tried = triedDeletions(probe)
  if (tried.length === 0) return ''
  const left = tried.filter(({ deleted }) => !deleted)
  const parts = [
    ...left.slice(0, QUOTED).map(leftBlock),
    left.length > QUOTED ? `… and ${left.length - QUOTED} more in \`report.json\`.` : '',
    wentSentence(tried.filter(({ deleted }) => deleted)),
  ].filter(part => part !== '')
  return `<details><summary>${probeHeading(tried)}</summary>\n\n${parts.join('\n\n')}\n\n</details>`
}

function leftBlock(tried: Tried): string {
  const conditions = conditionTexts(tried).map(text => `> ${markdownText(cut(text))}`)
  const sentence = `After the uninstall ${markdownCode(cut(deletionText(tried)))} ${markdownText(cut(endText(tried)))}`
  const objects = tried.blocking.slice(0, BLOCKING_SHOWN).map(object => {
    return `- ${markdownCode(cut(displayName(object)))}: ${markdownText(cut(waitText(object)))}`
  })
  const rest = tried.remaining - objects.length
  return [
    `${sentence}${conditions.length + objects.length > 0 ? ':' : '.'}`,
    conditions.join('\n>\n'),
    [...objects, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function wentSentence(went: readonly Tried[]): string {
  if (went.length === 0) return ''
  const names = went.slice(0, WENT_SHOWN).map(({ kind, name }) => markdownCode(cut(`${kind}/${name}`)))
  const rest = went.length - names.length
  return `${wentText(went)}: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

function cut(text: string): string {
  return cutAt(text, LONGEST_TEXT)
}
