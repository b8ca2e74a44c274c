/** What happens when somebody deletes the namespace and the CRDs that the chart left, in Kubernetes' own words. */
import { displayName, shortName } from '../../snapshot/object-id.ts'
import { cutAt } from '../few-words.ts'
import {
  conditionTexts,
  deletionText,
  endText,
  probeHeading,
  type Tried,
  triedDeletions,
  waitText,
  wentText,
} from '../probe-words.ts'
import type { Report } from '../report.ts'
import { icon } from './icons.ts'
import { code, html, joined, type Markup, more, prose } from './markup.ts'
import { within } from './within.ts'

/** Deletions, and objects that block each. */
const COUNTS = [100, 30, 10]
const LIMIT = 500_000
const WENT_SHOWN = 200
const LONGEST_TEXT = 2_000
const LONGEST_NAME = 400

/** Undefined when it was not tried. */
export function probeSection({ probe }: Pick<Report, 'probe'>): Markup | undefined {
  if (probe === undefined) return undefined
  const tried = triedDeletions(probe)
  if (tried.length === 0) return undefined
  return within(LIMIT, COUNTS, count => deletions(tried, count))
}

function deletions(tried: readonly Tried[], count: number): Markup {
  const left = tried.filter(({ deleted }) => !deleted)
  return html`<section id="probe" aria-labelledby="probe-title"><h2 id="probe-title">${probeHeading(tried)}</h2>
${left.slice(0, count).map(each => heldDeletion(each, count))}${more(left.length - count)}
${went(tried.filter(({ deleted }) => deleted))}</section>`
}

function heldDeletion(tried: Tried, count: number): Markup {
  const conditions = conditionTexts(tried).map(text => html`<li>${prose(cutAt(text, LONGEST_TEXT))}</li>`)
  const held = heldBy(tried, count)
  return html`<div class="deletion"><p>${icon('stop')}After the uninstall ${code(cutAt(deletionText(tried), LONGEST_TEXT))} ${cutAt(endText(tried), LONGEST_TEXT)}${conditions.length + held.length > 0 ? ':' : '.'}</p>${
    conditions.length > 0 ? html`<blockquote><ul class="quoted">${conditions}</ul></blockquote>` : undefined
  }${held.length > 0 ? html`<ul class="list">${held}</ul>` : undefined}</div>`
}

/** What waits for the same is one line. */
function heldBy({ blocking, remaining }: Tried, count: number): Markup[] {
  const shown = blocking.slice(0, count)
  const groups = Map.groupBy(shown, waitText)
  const rest = remaining - shown.length
  return [
    ...[...groups].map(
      ([why, objects]) =>
        html`<li>held by ${joined(
          objects.map(
            object =>
              html`<code title="${cutAt(displayName(object), LONGEST_NAME)}">${cutAt(shortName(object), LONGEST_NAME)}</code>`,
          ),
          ', ',
        )}: ${prose(cutAt(why, LONGEST_TEXT))}</li>`,
    ),
    ...(rest > 0 ? [html`<li>… and ${rest} more</li>`] : []),
  ]
}

function went(tried: readonly Tried[]): Markup | undefined {
  if (tried.length === 0) return undefined
  const names = tried.slice(0, WENT_SHOWN).map(({ kind, name }) => code(`${kind}/${name}`))
  const rest = tried.length - names.length
  return html`<p>${icon('check')}${wentText(tried)}: ${joined(names, ', ')}${rest > 0 ? html` and ${rest} more` : undefined}.</p>`
}
