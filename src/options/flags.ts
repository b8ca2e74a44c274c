/** Flags and arguments of a command, as text. Reading goes on after a mistake, so that all of them can be told at once. */
import { parseArgs } from 'node:util'
import { hasWay, type OptionDefinition, type OptionDefinitions } from './definition.ts'
import { didYouMean } from './did-you-mean.ts'

/** What stands on the command line. */
export interface Flags {
  /** values by option name, in order; a flag of a boolean without a value is `true` */
  given: Map<string, string[]>
  /** arguments that belong to no flag */
  positionals: string[]
  problems: string[]
  help: boolean
  version: boolean
}

/** Read by every command. */
const COMMON = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } } as const

/** The options that are flags, without those that are arguments. */
export function flagsOf(options: OptionDefinitions): [string, OptionDefinition][] {
  return Object.entries(options).filter(([, option]) => option.positional !== true && hasWay(option, 'flag'))
}

/** Reads the words after a command. Never throws: mistakes are in `problems`. */
export function readFlags(args: readonly string[], options: OptionDefinitions): Flags {
  const known = new Map(flagsOf(options))
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...parserOptions(known), ...COMMON },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const flags: Flags = { given: new Map(), positionals: [], problems: [], help: false, version: false }
  for (const token of tokens) {
    if (token.kind === 'positional') flags.positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (token.name === 'help' || token.name === 'version') {
      flags[token.name] = true
      continue
    }
    const option = known.get(token.name)
    const value = option && givenValue(token, option)
    if (value !== undefined) flags.given.set(token.name, [...(flags.given.get(token.name) ?? []), value])
    else flags.problems.push(problemOf(token, option, [...known.keys()], options))
  }
  return flags
}

function parserOptions(known: Map<string, OptionDefinition>) {
  return Object.fromEntries(
    [...known].map(([name, { kind, short }]) => [
      name,
      { type: kind === 'boolean' ? ('boolean' as const) : ('string' as const), ...(short !== undefined && { short }) },
    ]),
  )
}

interface OptionToken {
  name: string
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

/** undefined when there is none: `--values --set a=b` has no values file, though the parser would take `--set` for it. */
function givenValue({ value, inlineValue }: OptionToken, option: OptionDefinition): string | undefined {
  if (option.kind === 'boolean') return value ?? 'true'
  if (value?.startsWith('-') && value !== '-' && inlineValue !== true && option.dashes !== true) return undefined
  return value
}

function problemOf(
  token: OptionToken,
  option: OptionDefinition | undefined,
  names: string[],
  all: OptionDefinitions,
): string {
  const { name, rawName, value } = token
  if (option !== undefined) {
    const form = `${rawName} ${option.placeholder ?? 'VALUE'}`
    if (value === undefined) return `${rawName}: has no value: write ${form}`
    return `${rawName}: has no value, "${value}" follows: write ${form}, or ${rawName}=${value} if it is the value`
  }
  if (all[name]?.positional) return `${rawName}: is not a flag: write ${all[name].placeholder} alone`
  const switched = name.replace(/^no-/, '')
  if (switched !== name && all[switched]?.kind === 'boolean') {
    return `${rawName}: is not a flag: did you mean --${switched}=false?`
  }
  return `${rawName}: is not a flag of this command${didYouMean(name, [...names, 'help', 'version'], near => `--${near}`)}`
}
