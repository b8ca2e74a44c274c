/** The texts of --help, made from the definitions; 80 columns. */
import { COMMANDS, type CommandDefinition, type CommandName } from '../options/commands.ts'
import { OPTION_GROUPS, type OptionDefinition, type OptionGroup } from '../options/definition.ts'
import { flagsOf } from '../options/flags.ts'

const WIDTH = 80
/** column where sentences start; a longer name has its sentence on the next line */
const COLUMN = 30

const COMMON_FLAGS: [string, string][] = [
  ['-h, --help', 'Show this text.'],
  ['-V, --version', 'Show the version.'],
]

/** The text of `clean-uninstall COMMAND --help`, or of `clean-uninstall --help`. No line break at the end. */
export function helpText(about?: CommandName): string {
  return about === undefined ? overview() : commandHelp(about, COMMANDS[about])
}

function overview(): string {
  const commands = Object.entries(COMMANDS).map(([name, { sentence }]): [string, string] => [name, sentence])
  return join([
    'Usage: clean-uninstall COMMAND [options]',
    wrap('Proves that a Helm chart can leave: installs it, uninstalls it, and explains whatever is left.'),
    section('Commands', commands),
    section('Options', COMMON_FLAGS),
    examples([COMMANDS.check.examples[0], 'check --help']),
  ])
}

function commandHelp(name: CommandName, command: CommandDefinition): string {
  const flags = flagsOf(command.options)
  const groups = (Object.keys(OPTION_GROUPS) as OptionGroup[]).map(group => {
    const rows = flags
      .filter(([, option]) => option.group === group)
      .map(([flag, option]): [string, string] => [flagForm(flag, option), explanation(option)])
    return rows.length === 0 ? '' : section(OPTION_GROUPS[group], rows)
  })
  return join([
    `Usage: clean-uninstall ${name} ${command.usage}`.trimEnd(),
    wrap(command.sentence),
    ...command.more.map(paragraph => wrap(paragraph)),
    ...groups,
    section('Help', COMMON_FLAGS),
    examples(command.examples),
  ])
}

function flagForm(name: string, { placeholder, short }: OptionDefinition): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`
}

function explanation({ sentence, repeatable, default: value, defaultText, kind }: OptionDefinition): string {
  const fallback = defaultText ?? (kind === 'boolean' ? undefined : value)
  const notes = [repeatable && 'repeatable', fallback !== undefined && `default: ${fallback}`].filter(Boolean)
  return notes.length === 0 ? sentence : `${sentence} (${notes.join(', ')})`
}

function section(title: string, rows: [string, string][]): string {
  return [`${title}:`, ...rows.map(([left, right]) => row(left, right))].join('\n')
}

function row(left: string, right: string): string {
  const lines = wrapLines(right, WIDTH - COLUMN).map(line => ' '.repeat(COLUMN) + line)
  const head = `  ${left}`
  if (head.length + 2 > COLUMN) return [head, ...lines].join('\n')
  return head + lines.join('\n').slice(head.length)
}

/** Long command lines go on in the next line, as a shell reads them. */
function examples(lines: readonly string[]): string {
  const broken = lines.map(line => wrapLines(`clean-uninstall ${line}`, WIDTH - 6, / (?=--)/).join(' \\\n    '))
  return ['Examples:', ...broken.map(line => `  ${line}`)].join('\n')
}

function wrap(text: string): string {
  return wrapLines(text, WIDTH).join('\n')
}

function wrapLines(text: string, width: number, between: RegExp = / /): string[] {
  const lines: string[] = []
  for (const word of text.split(between)) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function join(parts: string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}
