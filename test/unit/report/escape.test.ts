import { describe, expect, test } from 'vitest'
import {
  htmlText,
  jsonText,
  markdownCode,
  markdownFence,
  markdownProse,
  markdownText,
  summaryText,
  tableCell,
  visible,
  visibleLines,
} from '../../../src/report/escape.ts'
import { HOSTILE } from '../../builders/sample-reports.ts'

describe('visible', () => {
  test.for([
    ['plain', 'plain'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['clear \u001b[2J', 'clear ␛[2J'],
    ['\u001b]8;;https://x\u0007', '␛]8;;https://x␇'],
    ['c1 \u009b31m', 'c1 \\u{9b}31m'],
    ['del \u007f', 'del ␡'],
    ['a\nb\r\nc\rd', 'a b c d'],
    ['a\tb', 'a  b'],
    ['abc\u202egnp.exe', 'abc\\u{202e}gnp.exe'],
    ['\u200bzero\ufeff', '\\u{200b}zero\\u{feff}'],
    ['\u{e0041}tag', '\\u{e0041}tag'],
    ['👩‍👩‍👧 日本', '👩‍👩‍👧 日本'],
    ['\ud800', '�'],
  ] as const)('%j is shown as %j', ([text, shown]) => {
    expect(visible(text)).toBe(shown)
  })

  test('line feeds stay where lines are wanted', () => {
    expect(visibleLines('a\r\nb\u001b[2J')).toBe('a\nb␛[2J')
  })
})

describe('a log of GitHub Actions', () => {
  test.for([
    ['::error::x', ':\u200c:error::x'],
    ['a\n  ::error::x', 'a\n  :\u200c:error::x'],
    ['a ##[error]x', 'a #\u200c#[error]x'],
    ['std::string', 'std::string'],
  ] as const)('%j is no command', ([text, shown]) => {
    expect(visibleLines(text)).toBe(shown)
    // What was made visible once may be so again.
    expect(visibleLines(shown)).toBe(shown)
  })
})

describe('JSON', () => {
  test('what is invisible is escaped, and nothing is lost', () => {
    const value = { text: 'a\u009bb\u202ec \u{e0041} ##[error]x \ud800 \u2028 👩‍👩‍👧 \\\u200b' }
    const json = jsonText(value)
    expect(JSON.parse(json)).toEqual(value)
    expect(json).toBe(
      String.raw`{
  "text": "a\u009bb\u202ec \udb40\udc41 ##\u005berror]x \ud800 \u2028 👩‍👩‍👧 \\\u200b"
}`,
    )
  })
})

describe('Markdown', () => {
  test.for([
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['snake_case', 'snake\\_case'],
    ['[a](b)', '\\[a\\](b)'],
    ['a | b', 'a &#124; b'],
    ['<b> & </b>', '&lt;b&gt; &amp; &lt;/b&gt;'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['# head', '\\# head'],
    ['a\n\nb', 'a b'],
    ['@team', '@&#8203;team'],
    ['fixes #12', 'fixes #&#8203;12'],
    ['GH-12', 'GH-&#8203;12'],
    ['https://x', 'https:&#8203;//x'],
    ['www.x', 'www&#8203;.x'],
    ['back\\slash', 'back\\\\slash'],
    ['templates/a.yaml is fine.', 'templates/a.yaml is fine.'],
  ] as const)('text %j becomes %j', ([text, markdown]) => {
    expect(markdownText(text)).toBe(markdown)
    expect(markdownProse(text.replaceAll('`', ''))).toBe(markdownText(text.replaceAll('`', '')))
  })

  test.for([
    ['name', '`name`'],
    ['a`b', '`` a`b ``'],
    ['a``b`c', '``` a``b`c ```'],
    ['', '` `'],
    ['<b>', '`<b>`'],
  ] as const)('code %j becomes %j', ([text, markdown]) => {
    expect(markdownCode(text)).toBe(markdown)
  })

  test.for(HOSTILE)('nothing in a code block ends it: %j', text => {
    const lines = markdownFence(text, 'sh').split('\n')
    const fence = lines.at(-1) ?? ''
    expect(lines[0]).toBe(`${fence}sh`)
    expect(lines.slice(1, -1).filter(line => line.trim().startsWith(fence))).toEqual([])
  })

  test('a cell is one line, and no bar is in it, not even in code', () => {
    expect(tableCell('a\nb')).toBe('a b')
    expect(markdownCode('a\\|b`')).toBe('<code>a\\\\&#124;b\\`</code>')
  })
})

describe('HTML', () => {
  test('markup becomes text', () => {
    expect(htmlText(`<img onerror="x" alt='y'>&`)).toBe('&lt;img onerror=&quot;x&quot; alt=&#39;y&#39;&gt;&amp;')
  })

  test('a summary mentions nobody', () => {
    expect(summaryText(`@team's #1 <b>`)).toBe(`@&#8203;team's #&#8203;1 &lt;b&gt;`)
  })
})

test.for([
  ['`a_b` was added to `c`', '`a_b` was added to `c`'],
  ['finalizer `x` of <b> *y*', 'finalizer `x` of &lt;b&gt; \\*y\\*'],
  ['`<script>` and @team', '`<script>` and @&#8203;team'],
  ['one ` alone', 'one \\` alone'],
  ['`` empty', '\\`\\` empty'],
] as const)('names between backticks become code spans, all else is text: %s', ([text, markdown]) => {
  expect(markdownProse(text)).toBe(markdown)
})
