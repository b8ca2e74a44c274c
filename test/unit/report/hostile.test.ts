/** Whatever a report holds, no writer lets its texts be more than texts. Holds for every format of the table, also for new ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotationsOf } from '../../../src/report/annotations.ts'
import { type Report, reportSchema } from '../../../src/report/report.ts'
import { FORMATS, type FormatName, formatted } from '../../../src/report/writers.ts'
import { arbitraryReport } from '../../builders/arbitrary-report.ts'
import { expectOwnTagsOnly } from './html/own-tags.ts'
import { checkedSuite } from './junit-document.ts'
import { expectOwnMarkupOnly } from './markdown-tokens.ts'
import { checkedRun } from './sarif-checks.ts'

/** By hand: `HOSTILE_RUNS=5000 npx vitest run … hostile.test.ts`. */
const numRuns = Number(process.env.HOSTILE_RUNS ?? 100)
const timeout = 300 * numRuns

/** What somebody acts on instead of showing it; joiners are shown, as part of emoji and scripts. */
const INVISIBLE =
  /(?!\n)[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u

/** What GitHub's runner takes for a command: trimmed lines that start with `::`, and `##[` anywhere (actions/runner, ActionCommand.cs). */
function commandsIn(text: string): string[] {
  return text.split('\n').filter(line => /^::[^:]/.test(line.trim()) || line.includes('##['))
}

/** What holds of one format besides. */
const ALSO: Partial<Record<FormatName, (text: string, report: Report) => void>> = {
  json(text, report) {
    expect(reportSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(report)))
  },
  md(text, report) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024)
    expectOwnMarkupOnly(
      text,
      report.findings.flatMap(({ docs }) => docs),
    )
  },
  html(text) {
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000)
    expectOwnTagsOnly(text)
  },
  sarif(text, report) {
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000)
    expect(checkedRun(text).results).toHaveLength(report.findings.length)
  },
  junit(text) {
    expect(text).not.toMatch(/<script|<!|]]>/i)
    checkedSuite(text)
  },
  annotations(text, report) {
    const lines = text.split('\n').slice(0, -1)
    expect(lines).toHaveLength(annotationsOf(report).length)
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|warning|notice) title=[^:,]+(?:,file=[^:,]+)?(?:,line=\d+)?::/)
      expect(line.length).toBeLessThan(4 * 4096)
    }
    for (const { message } of annotationsOf(report)) expect(message.length).toBeLessThan(4096)
  },
}

test.for(FORMATS)('whatever a report holds, $name shows it as text', { timeout }, ({ name }) => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const text = formatted(report, name)
      expect(text.isWellFormed()).toBe(true)
      expect(text).not.toMatch(INVISIBLE)
      if (name !== 'annotations') {
        expect(commandsIn(text)).toEqual([])
        expect(text).toMatch(/\n$/)
      }
      ALSO[name]?.(text, report)
      expect(formatted(report, name)).toBe(text)
    }),
    { numRuns },
  )
})

test('with colours and at any width, a terminal gets no sequence but ours, and no command', { timeout }, () => {
  const looks = fc.record({ width: fc.integer({ min: 40, max: 200 }), verbose: fc.boolean(), quiet: fc.boolean() })
  fc.assert(
    fc.property(arbitraryReport, looks, (report, look) => {
      const text = formatted(report, 'terminal', { ...look, colour: true })
      expect(commandsIn(text)).toEqual([])
      // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
      expect(text.replace(/\u001b\[\d+m/g, '')).not.toMatch(INVISIBLE)
    }),
    { numRuns },
  )
})

test.for([
  ['spaces', ' '],
  ['line feeds', '\n'],
  ['colons', ':'],
  ['letters', 'x'],
  ['emoji', '🐙'],
  ['backticks', '` '],
  ['brackets', '##['],
] as const)('a report with a hundred thousand %s is shown in seconds', { timeout: 60_000 }, ([, piece]) => {
  const text = `a${piece.repeat(100_000)}b`
  const [sample = expect.unreachable('no report')] = fc.sample(
    arbitraryReport.filter(({ findings }) => findings.length > 0),
    1,
  )
  const findings = sample.findings.map(finding => ({ ...finding, title: text, cause: text, class: text }))
  const report = { ...sample, reason: text, findings, warnings: [text], helm: { version: text } }
  for (const { name } of FORMATS) expect(formatted(report, name)).not.toMatch(INVISIBLE)
})
