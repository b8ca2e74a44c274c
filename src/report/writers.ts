/** The formats of a report. A format is one file of this folder and one line here. */
import { htmlReport } from './html/html.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { markdownReport } from './markdown.ts'
import type { Report } from './report.ts'
import { sarifReport } from './sarif.ts'
import { type TerminalOptions, terminalReport } from './terminal.ts'
import { terminalLook } from './terminal-look.ts'
import { workflowCommands } from './workflow-commands.ts'

interface Format {
  /** as `render --format` takes it */
  name: string
  /** in the report directory of a check; absent: a format for what is shown, which is not kept */
  file?: string
  /** what it is for, in a few words */
  what: string
  /** Pure: the same report gives the same text, with a line feed at its end. `look` is for what is shown in a terminal. */
  write(report: Report, look: TerminalOptions): string
}

export const FORMATS = [
  { name: 'json', file: 'report.json', what: 'the report itself, for programs', write: jsonReport },
  { name: 'md', file: 'report.md', what: 'Markdown, as in the job summary', write: report => markdownReport(report) },
  { name: 'html', file: 'report.html', what: 'one file for a browser', write: report => htmlReport(report) },
  { name: 'sarif', file: 'report.sarif', what: 'SARIF 2.1.0, for code scanning', write: report => sarifReport(report) },
  { name: 'junit', file: 'report.junit.xml', what: 'JUnit XML, for the test view of a CI', write: junitReport },
  { name: 'terminal', what: 'as a check shows it', write: terminalReport },
  { name: 'annotations', what: 'workflow commands of GitHub Actions', write: workflowCommands },
] as const satisfies readonly Format[]

export type FormatName = (typeof FORMATS)[number]['name']

export const FORMAT_NAMES = FORMATS.map(({ name }) => name)

/** Where there is no terminal. */
const PLAIN: TerminalOptions = { ...terminalLook({}, {}), verbose: false, quiet: false }

/** A report in one of the formats. */
export function formatted(report: Report, format: FormatName, look: TerminalOptions = PLAIN): string {
  const found: Format | undefined = FORMATS.find(({ name }) => name === format)
  if (found === undefined) throw new TypeError(`no format ${format satisfies string}`)
  return found.write(report, look)
}

/** The files of a report directory. */
export const REPORT_FILES: readonly { name: string; write(report: Report): string }[] = FORMATS.flatMap(format =>
  'file' in format ? [{ name: format.file, write: (report: Report) => formatted(report, format.name) }] : [],
)
