/** For `--verbose`: each program that was run, how it ended, and what it printed. */
import { basename } from 'node:path'
import { COMMAND_ENDED, type ProcessResult } from '../process.ts'
import { visibleLines } from './escape.ts'
import { withoutValues } from './redact.ts'
import { shellText } from './shell-text.ts'
import { seconds } from './wording.ts'

/**
 * Programs whose stdout holds no secret, the only ones whose stdout is shown: others print Secrets (`helm get`, `helm template`),
 * notes with passwords (`helm install`) or credentials (`kind get kubeconfig`).
 */
const HARMLESS = /^(helm (uninstall|test|history|dependency|version)|kind (create|delete|export|version)|sh -c)$/

/** Logs every program that ends from now on, until it is disposed of. */
export function logCommands(log: (line: string) => void): Disposable {
  const listen = (message: unknown) => {
    for (const line of endedCommandLines(message as ProcessResult)) log(line)
  }
  COMMAND_ENDED.subscribe(listen)
  return { [Symbol.dispose]: () => void COMMAND_ENDED.unsubscribe(listen) }
}

/** `$ helm uninstall app`, its output, and how it ended. */
export function endedCommandLines({ argv, stdout, stderr, ...end }: ProcessResult): string[] {
  const [program = '', subcommand = ''] = argv
  const shown = HARMLESS.test(`${basename(program)} ${subcommand}`) ? stdout : hidden(stdout)
  const output = [shown, stderr].flatMap(text => visibleLines(text).trimEnd().split('\n'))
  return [
    `$ ${visibleLines(shellText(withoutValues(argv)))}`,
    ...output.filter(line => line !== '').map(line => `| ${line}`),
    `= ${howItEnded(end)}`,
  ]
}

function hidden(stdout: string): string {
  const text = stdout.trimEnd()
  if (text === '') return ''
  const { length } = text.split('\n')
  return `(${length === 1 ? '1 line' : `${length} lines`} on stdout, not shown: they may hold secrets)`
}

function howItEnded({ exitCode, timedOut, startError, durationMs }: Omit<ProcessResult, 'argv' | 'stdout' | 'stderr'>) {
  if (startError !== undefined) return `could not be started: ${startError}`
  const how = timedOut ? 'ran out of time' : exitCode === undefined ? 'was ended' : `exit code ${exitCode}`
  return `${how}, ${seconds(durationMs)}`
}
