/** The report in a terminal: steps, verdict, findings, what to know besides, closing line. */
import { join } from 'node:path'
import { displayWidth, wrapped } from './display-width.ts'
import { inert, visible } from './escape.ts'
import { worstFirst } from './order.ts'
import type { Report } from './report.ts'
import { reservations } from './reservations.ts'
import { stepLines } from './step-lines.ts'
import { type FindingColumns, findingLines } from './terminal-finding.ts'
import { painter, type TerminalLook } from './terminal-look.ts'
import { probeLines } from './terminal-probe.ts'
import { sentenceLines } from './terminal-sentence.ts'
import { commandOutputLines, verboseLines } from './terminal-verbose.ts'
import { asides, circumstances, reasonLines, severityWord, VERDICT_SIGNS } from './wording.ts'

export interface TerminalOptions extends TerminalLook {
  /** evidence, patches, every command, what was ignored and why */
  verbose: boolean
  /** the verdict and a line for each finding */
  quiet: boolean
  /** false: live progress has shown the steps already; then the text starts with an empty line */
  steps?: boolean
  /** as the user would write it */
  reportDir?: string
}

const VERDICT_STYLES = { clean: ['green', 'bold'], leaked: ['red', 'bold'], inconclusive: ['yellow', 'bold'] } as const

/** Text with a line feed at its end. No line is wider than `width`, save shell commands' single arguments, which stay whole. */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const findings = worstFirst(report.findings)
  const columns = columnsOf(report)
  const blocks = [
    options.quiet || options.steps === false ? [] : report.steps.flatMap(step => stepLines(step, options)),
    verdictLines(report, options),
    ...tightWhenQuiet(
      findings.map(finding => findingLines(finding, columns, options)),
      options,
    ),
    options.quiet ? [] : probeLines(report, options),
    options.quiet ? [] : commandOutputLines(report, options),
    options.quiet ? [] : reservationLines(report, options),
    options.verbose && !options.quiet ? verboseLines(report, options) : [],
    options.quiet ? [] : closingLines(report, options),
  ]
  const text = blocks.filter(block => block.length > 0).map(block => block.join('\n'))
  // What was shown before stands apart, as the steps would.
  const gap = options.steps === false && !options.quiet ? '\n' : ''
  // A line may start anywhere in foreign text: where it was broken.
  return inert(`${gap}${text.join('\n\n')}\n`)
}

function tightWhenQuiet(blocks: string[][], { quiet }: TerminalOptions): string[][] {
  return quiet ? [blocks.flat()] : blocks
}

/** The sentence stands out; what a program said of it, when that is the reason, follows as it is. */
function verdictLines(report: Report, options: TerminalOptions): string[] {
  const paint = painter(options)
  const [sentence, ...details] = reasonLines(report)
  const head = `${VERDICT_SIGNS[report.verdict]} ${report.verdict}: ${visible(sentence)}`
  const indented = (text: string) => sentenceLines(text, options.width - 2)
  return [
    ...indented(head).map((line, index) =>
      paint([...VERDICT_STYLES[report.verdict]], index === 0 ? line : `  ${line}`),
    ),
    ...details.flatMap(line => indented(visible(line)).map(part => `  ${part}`)),
  ]
}

/** Severities and classes stand in columns as wide as the widest of this report. */
function columnsOf({ findings }: Report): FindingColumns {
  const widest = (words: string[]) => words.reduce((width, word) => Math.max(width, word.length), 0)
  return {
    severity: widest(findings.map(finding => severityWord(finding.severity))),
    class: Math.min('unexplained'.length, widest(findings.map(finding => visible(finding.class)))),
  }
}

function reservationLines(report: Report, options: TerminalOptions): string[] {
  const paint = painter(options)
  return reservations(report).flatMap(text => {
    const [first = '', ...rest] = sentenceLines(visible(text), options.width - 2)
    return [`${paint('yellow', '!')} ${first}`, ...rest.map(line => `  ${line}`)]
  })
}

/** For whoever looks for the cause: a folder that only a run has which is not clean. */
function diagnosticsIn({ diagnostics }: Report, reportDir: string): string[] {
  return diagnostics === undefined ? [] : [`diagnostics in ${join(reportDir, diagnostics)}`]
}

/** Facts about the run; a line is broken between them, never inside one. */
function closingLines(report: Report, options: TerminalOptions): string[] {
  const paint = painter(options)
  const { reportDir } = options
  const where = reportDir === undefined ? [] : [`report in ${reportDir}`, ...diagnosticsIn(report, reportDir)]
  let lines: string[] = []
  for (const fact of [...circumstances(report), ...asides(report), ...where].map(visible)) {
    const last = lines.at(-1)
    const longer = `${last} · ${fact}`
    if (last !== undefined && displayWidth(longer) <= options.width) lines[lines.length - 1] = longer
    else lines = lines.concat(wrapped(fact, options.width))
  }
  return lines.map(line => paint('dim', line))
}
