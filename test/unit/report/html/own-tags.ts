/** What a browser would make of our page: only the tags and attributes that we write are any. */
import { expect } from 'vitest'

const TAGS =
  'html|head|meta|title|style|body|svg|defs|symbol|path|circle|g|use|rect|line|text|header|nav|main|footer|section|article|search|div|span|p|h[1-4]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|details|summary|pre|code|small|strong|a|button|label|input|select|option|fieldset|legend|output|blockquote|ins|del|wbr'
const ATTRIBUTES =
  'lang|charset|http-equiv|content|name|id|class|type|hidden|role|href|rel|title|value|checked|open|scope|start|autocomplete|spellcheck|placeholder|width|height|viewBox|x|y|x1|x2|y1|y2|dx|cx|cy|r|d|fill|stroke|stroke-width|aria-[a-z]+|data-[a-z-]+'
const OWN_TAG = new RegExp(`<(?:/(?:${TAGS})|(?:${TAGS})(?: (?:${ATTRIBUTES})(?:="[^"<>]*")?)*/?)>`, 'g')

/** Fails the test when a text became a tag, an attribute or a script. The hashes of the policy hold for style and scripts. */
export function expectOwnTagsOnly(html: string): void {
  const rest = html
    .replace('<!DOCTYPE html>', '')
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/<script type="module">[\s\S]*?<\/script>/g, '')
    .replace(OWN_TAG, '')
  expect(rest).not.toMatch(/[<>]/)
  expect([...html.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to)).toEqual(
    [...html.matchAll(/ href="((?:#|https:\/\/)[^"]*)"/g)].map(([, to]) => to),
  )
}
