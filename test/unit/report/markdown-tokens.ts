/** What GitHub would make of our Markdown: read by a parser of its dialect, only what we have written ourselves is markup. */
import { marked, type Token } from 'marked'
import { expect } from 'vitest'

const OUR_TAGS = /<\/?(?:details|summary|code|sub)>|<br>/g

/** Fails the test when a text became a tag, a link, an image, a heading or a mention. `links`: addresses that may be one. */
export function expectOwnMarkupOnly(markdown: string, links: readonly string[]): void {
  const tokens: Token[] = []
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), token => void tokens.push(token))
  expect(tokens.filter(({ type }) => type === 'heading')).toHaveLength(1)
  for (const token of tokens) {
    if (token.type === 'html') expect(token.raw.replace(OUR_TAGS, '')).not.toMatch(/</)
    // Of a table that foreign text has broken the cells that are too many are dropped, or a row ends early.
    if (token.type === 'table') expect(unevenRows(token.raw)).toEqual([])
    if (token.type === 'link') expect(links).toContain(token.href)
    expect(['image', 'hr', 'def', 'checkbox']).not.toContain(token.type)
    if (token.type === 'text' && !('tokens' in token && token.tokens))
      expect(token.raw.replace(/&#\d+;/g, ' ')).not.toMatch(/@\w|#\d/)
  }
}

/** Rows with another number of bars than the head. No cell of ours has one in it, not even an escaped one. */
function unevenRows(table: string): string[] {
  const [head = '', ...rows] = table.trimEnd().split('\n')
  const bars = (row: string) => row.split('|').length
  return rows.filter(row => bars(row) !== bars(head))
}
