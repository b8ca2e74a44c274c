/** HTML that its data can't break: what is put into a template is escaped, unless it is markup itself. */
import { htmlBlock, htmlText, isPlainAddress } from '../escape.ts'
import { cutAt } from '../few-words.ts'

/** Somebody's report may hold texts of megabytes. A name of Kubernetes has at most 253 characters. */
const LONGEST_NAME = 1_000
const LONGEST_TEXT = 20_000
const LONGEST_BLOCK = 50_000

/** Finished HTML. Made by the functions of this file only. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = Markup | readonly Markup[] | string | number | undefined

/** Strings are data and become one line of text; markup and lists of markup go in as they are; undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.map((part, index) => `${part}${textOf(values[index])}`).join(''))
}

function textOf(value: Value): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return htmlText(cutAt(String(value), LONGEST_TEXT))
}

/** Words of our own that have markup among them. Never for data. */
export function markupOf(ownWords: string): Markup {
  return new Markup(ownWords)
}

/** A name. */
export function code(text: string): Markup {
  return new Markup(`<code>${breakable(htmlText(cutAt(text, LONGEST_NAME)))}</code>`)
}

/** A sentence: what stands between backticks is a name. */
export function prose(text: string): Markup {
  return new Markup(breakable(htmlText(cutAt(text, LONGEST_TEXT))).replace(/`([^`]+)`/g, '<code>$1</code>'))
}

/** Long names may be broken after a dot or a slash, rather than anywhere. */
function breakable(escaped: string): string {
  return escaped.replace(/\S{20,}/g, name => name.replace(/[./](?=\w)/g, '$&<wbr>'))
}

/** The text of a `<pre>`, line by line. */
export function block(text: string): Markup {
  return new Markup(htmlBlock(cutAt(text, LONGEST_BLOCK).trimEnd()))
}

/** A link where the address can be one; else the address. */
export function link(address: string): Markup {
  return isPlainAddress(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : code(address)
}

/** With something in between. */
export function joined(parts: readonly Markup[], between: string): Markup {
  return new Markup(parts.map(({ text }) => text).join(between))
}

/** What a bound left out of a list; undefined when it was nothing. */
export function more(count: number): Markup | undefined {
  return count > 0 ? html`<p>… and ${count} more in ${code('report.json')}</p>` : undefined
}
