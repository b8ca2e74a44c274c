/**
 * Names and messages come from charts and clusters: they are data. Each function makes text harmless for one kind of reader;
 * whoever writes a format passes every foreign text through the function of that format.
 */

/** Colours and styles: leaving them out loses nothing. Any other sequence stays, made visible. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this file is about
const STYLE_SEQUENCES = /\u001b\[[0-9;:]*m/g

/**
 * What a terminal, a browser or an editor would act on instead of showing it: control characters, marks that change the writing
 * direction, line separators, invisible characters (joiners stay: emoji and some scripts need them), tag characters.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: see above
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/**
 * Keeps line feeds; everything invisible is shown: ESC as `␛`, a right-to-left override as `\u{202e}`. No line is a command to a
 * CI that reads them out of its log.
 */
export function visibleLines(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(STYLE_SEQUENCES, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '  ')
    .replace(INVISIBLE, shown)
  return inert(lines)
}

/** Zero-width non-joiner: shown by nobody, and no white space. */
const NOTHING = '\u200c'

/**
 * Breaks what GitHub's runner would take for a command: `::name …::` at the start of a line, white space before it or not, and
 * `##[name]` anywhere in it (actions/runner, ActionCommand.cs). Reports are printed in the logs of jobs that have rights.
 */
export function inert(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${NOTHING}`).replaceAll('##[', `#${NOTHING}#[`)
}

/** The same in one line: line feeds become spaces. For a terminal and for anything that is plain text. */
export function visible(text: string): string {
  // Not by a pattern: one for white space around line feeds takes hours for a megabyte of white space.
  return visibleLines(text)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join(' ')
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x7f) return '\u2421'
  // The block "Control Pictures" has one picture for each of the first 32.
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `\\u{${code.toString(16)}}`
}

/**
 * JSON with nothing in it that a terminal, an editor or a CI log would act on. Nothing is lost: what is invisible is written as
 * `\u202e`, which is the same to a parser.
 */
export function jsonText(value: unknown): string {
  const escaped = (character: string) =>
    character
      .split('')
      .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
  return JSON.stringify(value, null, 2).replace(INVISIBLE, escaped).replaceAll('##[', '##\\u005b')
}

const HTML_ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For HTML text and for attribute values in quotes; one line. */
export function htmlText(text: string): string {
  return withEntities(visible(text))
}

/** For the text of a `<pre>`: keeps line feeds. */
export function htmlBlock(text: string): string {
  return withEntities(visibleLines(text))
}

function withEntities(text: string): string {
  return text.replace(/[&<>"']/g, character => HTML_ENTITIES[character] ?? character)
}

/** Only plain https addresses become links: an address is data, too. */
export function isPlainAddress(text: string): boolean {
  return /^https:\/\/[\w.-]+(\/[\w./#?=&%~+-]*)?$/.test(text)
}

/** For text and for attribute values of XML 1.0, which has no characters but these, however they are written; keeps line feeds. */
export function xmlText(text: string): string {
  return withEntities(visibleLines(text).replace(/[\ufffe\uffff]/g, '\ufffd'))
}

/** `<code>…</code>`: for the places of Markdown that are HTML, such as `<summary>`. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(text)}</code>`
}

/** Breaks `@team`, `a@b.c`, `#12`, `GH-12`, `www.` and `://`, which GitHub would turn into mentions and links, with a zero-width space. */
function withoutReferences(text: string): string {
  return text
    .replace(/@(?=\S)|#(?=\w)|\bGH-(?=\d)/gi, '$&&#8203;')
    .replace(/www(?=\.)/gi, '$&&#8203;')
    .replace(/:(?=\/\/)/g, '$&&#8203;')
}

/** HTML text inside GitHub's Markdown, such as a `<summary>`: also no mention and no link. */
export function summaryText(text: string): string {
  return withoutReferences(htmlText(text).replaceAll('&#39;', "'"))
}

/** For a paragraph, a list item or a table cell of GitHub's Markdown; one line, nothing in it is markup, a mention or a link. */
export function markdownText(text: string): string {
  return markdownLine(visible(text))
}

/** The same for a sentence in which names stand between backticks: they become code spans, and nothing else is markup. */
export function markdownProse(text: string): string {
  const parts = visible(text).split(/`([^`]+)`/)
  return parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdownLine(part))).join('')
}

function markdownLine(line: string): string {
  const escaped = line
    .replace(/[&<>]/g, character => HTML_ENTITIES[character] ?? character)
    .replace(/[\\`*_[\]~$]/g, '\\$&')
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
  // The entity comes last, because its number would look like one of an issue.
  return withoutReferences(escaped).replaceAll('|', '&#124;')
}

/** A code span for a name or a short quotation. */
export function markdownCode(text: string): string {
  const line = visible(text)
  if (line === '') return '` `'
  // In a table a bar ends the cell, also in a code span; and escaped by a backslash it joins one that stands before it.
  if (line.includes('|')) return `<code>${markdownLine(line)}</code>`
  const fence = '`'.repeat(longestRun(line) + 1)
  // A space inside keeps a backtick at either end from joining the fence; Markdown takes it off again.
  const pad = fence.length > 1 || /^`|`$/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A code block that its text can't end. */
export function markdownFence(text: string, language = ''): string {
  // What is taken out, such as a colour, may have stood between two backticks.
  const lines = visibleLines(text).trimEnd()
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1))
  return `${fence}${language}\n${lines}\n${fence}`
}

/** Finished Markdown as a table cell: no bar is in it. */
export function tableCell(markdown: string): string {
  return markdown.replaceAll('\n', ' ')
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}
