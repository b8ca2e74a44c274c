/** `clean-uninstall render REPORT --format FORMAT`: a report once more, in any format, on any machine. */
import { EXIT_CODES, infrastructureProblem, messageOf, usageProblem } from '../problem.ts'
import { readReport } from '../report/read-report.ts'
import { type TerminalLook, terminalLook } from '../report/terminal-look.ts'
import { type FormatName, formatted } from '../report/writers.ts'
import { isDiskFull, writeWhole } from '../write-whole.ts'

export interface RenderCommand {
  /** path of a report.json */
  report: string
  format: FormatName
  /** a file to write to; stdout without it */
  output?: string
  verbose: boolean
  quiet: boolean
}

/** Exit code 0, whatever the verdict of the report is. Throws a usage problem for a file that is no report. */
export async function renderCommand(command: RenderCommand, look: TerminalLook): Promise<number> {
  const { format, output, verbose, quiet } = command
  const report = await readReport(command.report)
  // A file has no width, and no colours.
  const shown = output === undefined ? look : terminalLook({}, {})
  const text = formatted(report, format, { ...shown, verbose, quiet })
  await (output === undefined ? show(text) : write(output, text))
  return EXIT_CODES.clean
}

/** `render … | head`: that nobody reads on is no error. */
function show(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve()
      else reject(infrastructureProblem(`the report could not be shown: ${error.message}`, undefined, error))
    }
    process.stdout.once('error', failed)
    process.stdout.write(text, error => {
      if (error) return // the event follows
      process.stdout.off('error', failed)
      resolve()
    })
  })
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text)
  } catch (error) {
    const what = `the report could not be written to ${file}: ${messageOf(error)}`
    if (isDiskFull(error))
      throw infrastructureProblem(what, 'The disk is full: make room, or choose another file.', error)
    throw usageProblem(what, 'Choose a directory that exists and may be written to.', error)
  }
}
