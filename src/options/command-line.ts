/** The command line as a value. What is wrong with it is a usage problem; of `check` it is told together with the rest. */
import { type Problem, usageProblem } from '../problem.ts'
import type { FormatName } from '../report/writers.ts'
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  DIFF_OPTIONS,
  isCommandName,
  RENDER_OPTIONS,
  SNAPSHOT_OPTIONS,
} from './commands.ts'
import type { OptionDefinitions, OptionValues } from './definition.ts'
import { nearest } from './did-you-mean.ts'
import { type Flags, readFlags } from './flags.ts'
import { flagSource } from './given.ts'
import { parseOptions } from './parse-options.ts'
import { listOfProblems } from './problem-list.ts'

export type CommandLine =
  /** flags go to loadCheckOptions, which tells their problems together with those of the file */
  | { command: 'check'; flags: Flags }
  | { command: 'snapshot'; output: string; kubeconfig?: string; context?: string }
  | { command: 'diff'; before: string; after: string; ignore: string[]; format: 'text' | 'json' }
  | { command: 'render'; report: string; format: FormatName; output?: string; verbose: boolean; quiet: boolean }
  /** without a class all of them are listed */
  | { command: 'explain'; classId?: string }
  | { command: 'doctor' }
  /** asked: false when nothing was said at all; the text then belongs on stderr, with exit code 2 */
  | { command: 'help'; about?: CommandName; asked: boolean }
  | { command: 'version' }

/** `argv` without node and script. Throws a usage problem that lists everything that is wrong. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const [word, ...rest] = argv
  if (word === undefined) return { command: 'help', asked: false }
  if (word === '--help' || word === '-h') return { command: 'help', asked: true }
  if (word === '--version' || word === '-V' || word === 'version') return { command: 'version' }
  if (word === 'help') return helpAbout(rest)
  if (!isCommandName(word)) throw unknownCommand(word, rest)
  const flags = readFlags(rest, COMMANDS[word].options)
  if (flags.help) return { command: 'help', about: word, asked: true }
  if (flags.version) return { command: 'version' }
  return COMMAND_PARSERS[word](flags)
}

const COMMAND_PARSERS: Record<CommandName, (flags: Flags) => CommandLine> = {
  check: flags => ({ command: 'check', flags }),

  snapshot(flags) {
    const { output, kubeconfig, context } = parseAll('snapshot', SNAPSHOT_OPTIONS, flags, [])
    const cluster = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) }
    return { command: 'snapshot', output, ...cluster }
  },

  diff(flags) {
    const { ignore, format } = parseAll('diff', DIFF_OPTIONS, flags, ['BEFORE', 'AFTER'])
    const [before = '', after = ''] = flags.positionals
    return { command: 'diff', before, after, ignore, format }
  },

  render(flags) {
    const { format, output, verbose, quiet } = parseAll('render', RENDER_OPTIONS, flags, ['REPORT'])
    const [report = ''] = flags.positionals
    return { command: 'render', report, format, ...(output !== undefined && { output }), verbose, quiet }
  },

  explain(flags) {
    parseAll('explain', {}, flags, [], ['CLASS'])
    const [classId] = flags.positionals
    return { command: 'explain', ...(classId !== undefined && { classId }) }
  },

  doctor(flags) {
    parseAll('doctor', {}, flags, [])
    return { command: 'doctor' }
  },
}

/** The values of a command's flags, when these are right and it has the arguments that it needs. */
function parseAll<Definitions extends OptionDefinitions>(
  command: CommandName,
  definitions: Definitions,
  flags: Flags,
  needed: string[],
  optional: string[] = [],
): OptionValues<Definitions> {
  const { values, problems } = parseOptions(definitions, flagSource(flags.given, '.').given, '.')
  const missing = needed.slice(flags.positionals.length).map(argument => `${argument}: is missing`)
  // What follows a mistyped flag is most likely its value, which the flag's own problem covers.
  const extra = flags.problems.length > 0 ? [] : flags.positionals.slice(needed.length + optional.length)
  const all = [
    ...flags.problems,
    ...missing,
    ...extra.map(word => `${JSON.stringify(word)}: is one argument too many`),
    ...problems,
  ]
  if (all.length > 0) throw listOfProblems(all, `\`clean-uninstall ${command} --help\` says how it is used`)
  return values
}

function helpAbout([word]: string[]): CommandLine {
  if (word === undefined) return { command: 'help', asked: true }
  if (!isCommandName(word)) throw unknownCommand(word, [])
  return { command: 'help', about: word, asked: true }
}

function unknownCommand(word: string, rest: string[]): Problem {
  const later = rest.find(isCommandName)
  if (word.startsWith('-')) {
    const hint =
      later === undefined ? `the commands are ${COMMAND_NAMES.join(', ')}` : `write clean-uninstall ${later} ${word} …`
    return usageProblem(`${JSON.stringify(word)} stands where the command belongs`, hint)
  }
  const meant = nearest(word, [...COMMAND_NAMES, 'help', 'version'])
  if (meant !== undefined) return usageProblem(`${JSON.stringify(word)} is not a command`, `did you mean ${meant}?`)
  const chart = /[./]/.test(word) ? `; to check a chart, write clean-uninstall check ${word}` : ''
  return usageProblem(
    `${JSON.stringify(word)} is not a command`,
    `the commands are ${COMMAND_NAMES.join(', ')}${chart}`,
  )
}
