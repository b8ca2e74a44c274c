/** What helm said where it failed, and, for `--verbose`, what was left out of the findings and why. */
import { wrapped } from './display-width.ts'
import { visible, visibleLines } from './escape.ts'
import type { Report } from './report.ts'
import { painter, type TerminalLook } from './terminal-look.ts'
import { failureHeading, saidBy } from './wording.ts'

/** The last lines of a helm command that failed: the reason is usually there. */
const OUTPUT_LINES = 12

/** The last lines of helm install and helm uninstall, each only where it failed. */
export function commandOutputLines(report: Report, look: TerminalLook): string[] {
  const blocks = [
    outputLines('helm install', report.install, look),
    outputLines('helm uninstall', report.uninstall, look),
  ].filter(block => block.length > 0)
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

function outputLines(name: string, command: Report['install'], look: TerminalLook): string[] {
  const heading = failureHeading(name, command)
  const output = command === undefined ? '' : saidBy(command)
  if (heading === undefined || output === '') return []
  const paint = painter(look)
  const lines = visibleLines(output).trimEnd().split('\n').slice(-OUTPUT_LINES)
  return [
    `${heading}:`,
    ...lines.flatMap(line => wrapped(line, look.width - 4)).map(line => paint('dim', `  | ${line}`)),
  ]
}

/** What did not become a finding: objects kept on purpose, and what was left out by which rule. */
export function verboseLines(report: Report, look: TerminalLook): string[] {
  const ignored = report.ignored.map(
    ({ rule, why, count, objects = [] }) => `${count} × ${rule}: ${why}${objects.map(name => `; ${name}`).join('')}`,
  )
  return [...section('kept on purpose', report.kept, look), ...section('left out', ignored, look)]
}

function section(title: string, lines: readonly string[], look: TerminalLook): string[] {
  if (lines.length === 0) return []
  const text = lines.flatMap(line =>
    wrapped(visible(line), look.width - 4).map((part, index) => `${index === 0 ? '  ' : '    '}${part}`),
  )
  return [`${title}:`, ...text]
}
