/** The options of `check` from three places: flags over inputs over the file over the defaults. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CheckOptions } from './check-options.ts'
import { toCheckOptions } from './check-values.ts'
import { type CommentOptions, toCommentOptions } from './comment-options.ts'
import { DEFAULT_CONFIG, readConfigFile } from './config-file.ts'
import type { CheckOptionValues } from './definitions.ts'
import { CHECK_OPTIONS } from './definitions.ts'
import { formatDuration } from './duration.ts'
import { applyExclusions } from './exclusions.ts'
import type { Flags } from './flags.ts'
import { flagSource, type Given, type Source } from './given.ts'
import { readInputs } from './inputs.ts'
import { parseOptions, unusableFiles } from './parse-options.ts'
import { listOfProblems } from './problem-list.ts'
import { sameCheck } from './same-check.ts'

export interface OptionSources {
  /** what stood on the command line */
  flags?: Pick<Flags, 'given' | 'positionals' | 'problems'>
  /** an environment with INPUT_… variables */
  inputs?: Record<string, string | undefined>
  /** absolute; paths in flags and inputs are relative to it, and so are the paths in the result */
  cwd: string
}

export interface LoadedOptions {
  options: CheckOptions
  comment: CommentOptions
  /** what the user should know though the run goes on */
  warnings: string[]
}

const EMPTY: Source = { given: new Map(), problems: [] }

/** Reads, merges and checks the options. Throws one usage problem that lists everything that is wrong. */
export async function loadCheckOptions(sources: OptionSources): Promise<LoadedOptions> {
  const { cwd } = sources
  const flags = sources.flags === undefined ? EMPTY : commandLine(sources.flags, cwd)
  const inputs = sources.inputs === undefined ? EMPTY : readInputs(sources.inputs, cwd)
  const config = flags.given.get('config')?.at(-1) ?? inputs.given.get('config')?.at(-1)
  const file = await configSource(config, cwd)
  const given = new Map([...file.given, ...inputs.given, ...flags.given])
  const { problems: clashes, warnings } = applyExclusions(given)
  const { values, problems: mistakes } = parseOptions(CHECK_OPTIONS, given, cwd)
  const problems = [
    ...[flags, inputs, file].flatMap(source => source.problems),
    ...mistakes,
    ...(await unusableFiles(CHECK_OPTIONS, given)),
    ...clashes,
    ...shortTimeouts(values, given),
  ]
  if (problems.length > 0) throw listOfProblems(problems, sources.flags === undefined ? INPUTS_HINT : FLAGS_HINT)
  const options = { ...toCheckOptions(values), command: sameCheck(inputs, flags) }
  return { options, comment: toCommentOptions(values), warnings }
}

const FLAGS_HINT = '`clean-uninstall check --help` lists the options'
const INPUTS_HINT = 'docs/options.md lists the inputs and the keys of the file'

function commandLine({ given, positionals, problems }: NonNullable<OptionSources['flags']>, base: string): Source {
  const source = flagSource(given, base)
  const [chart, ...others] = positionals
  if (chart !== undefined) source.given.set('chart', [{ text: chart, way: 'flag', where: 'CHART', base }])
  // What follows a mistyped flag is most likely its value, which the flag's own problem covers.
  const extra = problems.length > 0 ? [] : others
  source.problems.push(
    ...problems,
    ...extra.map(other => `${JSON.stringify(other)}: is one argument too many, one chart is checked at a time`),
  )
  return source
}

async function configSource(config: Given | undefined, cwd: string): Promise<Source> {
  if (config !== undefined) return readConfigFile(resolve(config.base, config.text), config.where, cwd)
  const path = resolve(cwd, DEFAULT_CONFIG)
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  return exists ? readConfigFile(path, DEFAULT_CONFIG, cwd) : EMPTY
}

/** A step that may take longer than the run is a mistake, most likely in `timeout`. */
function shortTimeouts(values: Partial<CheckOptionValues>, given: Map<string, Given[]>): string[] {
  const whole = values.timeout
  if (whole === undefined) return []
  const limit = `${formatDuration(whole)}${given.has('timeout') ? '' : ' by default'}`
  return (['install-timeout', 'uninstall-timeout', 'settle-timeout', 'probe-timeout'] as const).flatMap(name => {
    const step = values[name]
    if (step === undefined || step <= whole) return []
    const where = given.get(name)?.at(-1)?.where ?? name
    const own = `${formatDuration(step)}${given.has(name) ? '' : ' by default'}`
    return [`${where}: is ${own}, but timeout ends the whole run after ${limit}: make timeout longer`]
  })
}
