import { expect, test } from 'vitest'
import { block, code, html, link, markupOf, prose } from '../../../../src/report/html/markup.ts'

test('what is put into a template is escaped, in text and in attributes', () => {
  const name = `<b onclick="x">&'`
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;">&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</p>',
  )
})

test('markup and lists of markup go in as they are, undefined is nothing', () => {
  expect(html`${markupOf('<i>a</i>')}${[html`<b>${'<'}</b>`, html`2`]}${undefined}${3}`.text).toBe(
    '<i>a</i><b>&lt;</b>23',
  )
})

test('a sentence shows the names between its backticks as names, and nothing else as markup', () => {
  expect(prose('finalizer `a<b` of `c`, not `d').text).toBe('finalizer <code>a&lt;b</code> of <code>c</code>, not `d')
})

test('a long name may be broken after dots and slashes, a short one is left alone', () => {
  expect(code('crds.apiextensions.k8s.io/databases').text).toBe(
    '<code>crds.<wbr>apiextensions.<wbr>k8s.<wbr>io/<wbr>databases</code>',
  )
  expect(code('configmaps/ns/a').text).toBe('<code>configmaps/ns/a</code>')
  expect(prose('a'.repeat(30)).text).not.toContain('<wbr>')
})

test('control characters are shown, lines are kept where they matter', () => {
  expect(code('a\u001b[2J\nb').text).toBe('<code>a␛[2J b</code>')
  expect(block('a\n  <b\u202e\n\n').text).toBe('a\n  &lt;b\\u{202e}')
})

test.for(['javascript:alert(1)', 'http://helm.sh/', 'https://helm.sh/"onclick=', 'https://a b', '//helm.sh'])(
  '%s is no link',
  address => {
    expect(link(address).text).not.toContain('<a')
  },
)
