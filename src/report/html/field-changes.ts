/** What changed in an object that was there before: each field, before and after. */

import { cutAt } from '../few-words.ts'
import type { ReportObject } from '../report.ts'
import { block, code, html, type Markup, more } from './markup.ts'

const SHOWN = 50
const LONGEST = 2_000

/** Undefined when nothing did. */
export function fieldChanges({ fields = [] }: Pick<ReportObject, 'fields'>): Markup | undefined {
  if (fields.length === 0) return undefined
  const shown = fields
    .slice(0, SHOWN)
    .map(
      ({ path, before, after }) =>
        html`<div><dt>${code(cutAt(path, LONGEST))}</dt><dd><del>${side('before', '−', before)}</del></dd><dd><ins>${side('after', '+', after)}</ins></dd></div>`,
    )
  const rest = fields.length - shown.length
  return html`<dl class="fields">${shown}</dl>${more(rest)}`
}

/** Values may have lines of their own, such as a file in a ConfigMap. */
function side(word: string, sign: string, value: string | undefined): Markup {
  const text = value === undefined ? '(absent)' : cutAt(value, LONGEST)
  return html`<span class="sign" aria-hidden="true">${sign}</span><span class="unseen">${word}: </span><span>${block(text)}</span>`
}
