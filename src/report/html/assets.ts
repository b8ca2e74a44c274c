/** Style and scripts of the page: files of their own below this folder, which scripts/inline-texts.ts puts into the bundle. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const STYLE = [
  readFileSync(new URL('style/base.css', import.meta.url), 'utf8'),
  readFileSync(new URL('style/head.css', import.meta.url), 'utf8'),
  readFileSync(new URL('style/findings.css', import.meta.url), 'utf8'),
  readFileSync(new URL('style/timeline.css', import.meta.url), 'utf8'),
  readFileSync(new URL('style/narrow.css', import.meta.url), 'utf8'),
  readFileSync(new URL('style/print.css', import.meta.url), 'utf8'),
].join('')

export const SCRIPTS: readonly string[] = [
  readFileSync(new URL('script/colours.js', import.meta.url), 'utf8'),
  readFileSync(new URL('script/copy.js', import.meta.url), 'utf8'),
  readFileSync(new URL('script/filters.js', import.meta.url), 'utf8'),
]

/**
 * Nothing but this style and these scripts, and nothing from anywhere: a browser runs and loads no more even if a name got out of
 * its place. https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
 */
export const POLICY = [
  "default-src 'none'",
  `style-src ${sourceOf(STYLE)}`,
  `script-src ${SCRIPTS.map(sourceOf).join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
