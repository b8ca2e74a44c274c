import { marked } from 'marked'
import { expect, test } from 'vitest'
import { markdownText } from '../../../src/report/escape.ts'
import { fitFindings } from '../../../src/report/fit-findings.ts'
import { markdownReport } from '../../../src/report/markdown.ts'
import { problemMarkdown } from '../../../src/report/markdown-problem.ts'
import { type SizeLimit, SUMMARY_LIMIT } from '../../../src/report/size-limit.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { HOSTILE, SAMPLES } from '../../builders/sample-reports.ts'
import { expectOwnMarkupOnly } from './markdown-tokens.ts'

const KIB = 1024

function bytes(max: number): SizeLimit {
  return { ...SUMMARY_LIMIT, max }
}

const { many: _long, ...GOLDEN } = SAMPLES

test.for(Object.entries(GOLDEN))('feature 86: %s as a job summary', async ([name, sample]) => {
  await expect(markdownReport(sample)).toMatchFileSnapshot(`golden/${name}.golden.md`)
})

test('the verdict is the first line, the worst finding the first row', () => {
  const mild = reportFinding({ severity: 'kept', fails: false, title: 'mild' })
  const bad = reportFinding({ severity: 'stuck', title: 'bad' })
  const lines = markdownReport(report({ verdict: 'leaked', findings: [mild, bad] })).split('\n')
  expect(lines[0]).toBe('## ✖ leaked: `my-operator 1.4.0` does not uninstall cleanly')
  expect(lines.filter(line => line.startsWith('| ')).slice(1, 3)).toEqual([
    expect.stringContaining('**stuck**'),
    expect.stringContaining('kept'),
  ])
})

/** What remains of Markdown when code blocks, code spans, HTML blocks and our own tags are taken away. */
function proseOf(markdown: string): string {
  const prose: string[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const run = /^`{3,}/.exec(line)?.[0]
    if (fence === undefined && run !== undefined) fence = run
    else if (fence !== undefined && line === fence) fence = undefined
    // A line that starts with this tag is HTML to its end: nothing in it is read as Markdown.
    else if (fence === undefined && !line.startsWith('<details>')) prose.push(line)
  }
  expect(fence).toBeUndefined()
  return prose
    .join('\n')
    .replaceAll('&#8203;', '\u200b')
    .replaceAll('&#124;', ' ')
    .replace(/\\[\\`*_[\]~$|]/g, '')
    .replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '')
    .replace(/<\/?(?:details|summary|code|sub)>|<br>/g, '')
}

test('hostile names are text: no markup, no mention, no link, no control character', () => {
  const prose = proseOf(markdownReport(SAMPLES.hostile))
  expect(prose).not.toMatch(/<|\]\(|`/)
  expect(prose).not.toMatch(/@\w|#\d|\w:\/\/|www\./)
  expect(markdownReport(SAMPLES.hostile)).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
})

test('the title of a fold is HTML text', () => {
  for (const line of markdownReport(SAMPLES.hostile)
    .split('\n')
    .filter(line => line.startsWith('<details>')))
    expect(line.replace(/<code>.*?<\/code>|<\/?(?:details|summary)>/g, '')).not.toMatch(
      /[<>]|@\w|&(?!lt;|gt;|amp;|quot;|#39;|#8203;)/,
    )
})

test.for([
  ['a bar behind a backslash, in code', 'Database/a\\|b'],
  ['a bar alone, in code', 'grep a|b'],
])('feature 86: %s ends no cell', ([, name]) => {
  const finding = reportFinding({ cause: `see \`${name}\`.`, objects: [reportObject({ name })] })
  const markdown = markdownReport(report({ verdict: 'leaked', findings: [finding] }))
  expectOwnMarkupOnly(markdown, finding.docs)
  const [table] = marked.lexer(markdown).filter(token => token.type === 'table')
  expect(table?.type === 'table' && table.rows[0]?.length).toBe(4)
})

test('what is taken out of a text can not close the code block around it', () => {
  const text = 'Error: x\n``\u001b[0m`\n# All is well\n@octocat [click](https://evil.example)'
  const failed = { argv: [], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: text }
  expectOwnMarkupOnly(markdownReport(report({ verdict: 'inconclusive', reason: text, install: failed })), [])
})

test.for(['_www.evil.example', 'x@-evil.example', 'a@b.example'])('feature 86: %s is no link', address => {
  const markdown = markdownText(address)
  expect(markdown).toContain('&#8203;')
  expect(markdown).not.toMatch(/www\.|@[^&]/)
})

test('every row of the hostile report is there, and every fold that opens closes', () => {
  const markdown = markdownReport(SAMPLES.hostile)
  const rows = markdown.split('\n').filter(line => /^\| (?:✖|⛔)/.test(line))
  expect(rows.filter(row => row.includes('<br>'))).toHaveLength(HOSTILE.length)
  const outside = markdown.split('\n').filter(line => /^<\/?details>/.test(line))
  expect(outside.filter(line => line.startsWith('<details>')).length).toBe(
    outside.filter(line => line.startsWith('</details>')).length,
  )
})

function leaks(count: number, evidence: string) {
  return report({
    verdict: 'leaked',
    findings: Array.from({ length: count }, (_, index) =>
      reportFinding({
        severity: index < count / 2 ? 'leaked' : 'stuck',
        objects: [reportObject({ name: `object-${index}` })],
        evidence: [{ fact: evidence, source: 'a log' }],
      }),
    ),
  })
}

test.for([
  { name: 'much evidence', sample: leaks(400, 'x'.repeat(5_000)) },
  { name: 'many findings', sample: leaks(8_000, 'a fact') },
  { name: 'one huge message', sample: leaks(1, 'é'.repeat(3_000_000)) },
  {
    name: 'a huge reason',
    sample: report({ verdict: 'inconclusive', reason: `${'é '.repeat(2_000_000)}\n${'x\n'.repeat(2_000_000)}` }),
  },
  {
    name: 'a huge output',
    sample: report({
      install: { argv: [], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: 'é'.repeat(3_000_000) },
    }),
  },
  {
    name: 'much aside',
    sample: report({
      kept: Array(50_000).fill('k'.repeat(500)),
      warnings: Array(9_000).fill('w'.repeat(900)),
      ignored: Array(9_000).fill({ rule: 'r'.repeat(900), why: 'y'.repeat(900), count: 1 }),
    }),
  },
])('feature 86: $name stays below 900 KiB', ({ sample }) => {
  expect(Buffer.byteLength(markdownReport(sample))).toBeLessThanOrEqual(900 * KIB)
})

test('feature 86: what is left out is said, details before findings, the least severe first', () => {
  const sample = leaks(100, 'x'.repeat(5_000))
  const folded = markdownReport(sample, bytes(300 * KIB))
  expect(folded).toMatch(
    /Left out, because this page may not be longer: the details of \d+ findings in part\. All of it is in `report\.json`/,
  )
  expect(folded.match(/^\| ✖|^\| ⛔/gm)).toHaveLength(100)
  const bare = markdownReport(sample, bytes(32 * KIB))
  expect(bare).toMatch(/the details of \d+ findings/)
  const few = markdownReport(sample, bytes(12 * KIB))
  expect(few).toMatch(/\d+ whole findings/)
  expect(few).toContain('**stuck**')
  for (const [text, limit] of [
    [folded, 300],
    [bare, 32],
    [few, 12],
  ] as const)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit * KIB)
})

test('details go from the last finding upwards, rows only when no details are left', () => {
  const finding = { row: 'r'.repeat(9), folds: ['f'.repeat(98), 's'.repeat(8)] as const }
  const shown = (limit: number) => {
    const { shown, leftOut } = fitFindings([finding, finding, finding], bytes(limit))
    return { folds: shown.map(({ fold }) => fold.length), ...leftOut }
  }
  expect(shown(330)).toEqual({ folds: [98, 98, 98], shortened: 0, withoutDetails: 0, findings: 0 })
  expect(shown(329)).toEqual({ folds: [98, 98, 8], shortened: 1, withoutDetails: 0, findings: 0 })
  expect(shown(60)).toEqual({ folds: [8, 8, 8], shortened: 3, withoutDetails: 0, findings: 0 })
  expect(shown(59)).toEqual({ folds: [8, 8, 0], shortened: 2, withoutDetails: 1, findings: 0 })
  expect(shown(29)).toEqual({ folds: [0, 0], shortened: 0, withoutDetails: 2, findings: 1 })
})

test('feature 86: a run without a report has a summary, too', () => {
  expect(problemMarkdown('chart: ```\n<b> is missing')).toBe(
    '## ! inconclusive: nothing was checked\n\n````text\nchart: ```\n<b> is missing\n````\n',
  )
})
