/** What is known of an option: enough to read it from three places, to explain it, and to write the documentation. */
import type { z } from 'zod'

/** Headings of --help, in its order. */
export const OPTION_GROUPS = {
  chart: 'Chart',
  cluster: 'Cluster',
  scenario: 'Scenario',
  limits: 'Time limits',
  policy: 'Verdict',
  output: 'Output',
} as const
export type OptionGroup = keyof typeof OPTION_GROUPS

/** The ways in which an option can be given: a flag, an input of the action, a key of `.clean-uninstall.yaml`. */
export type Way = 'flag' | 'input' | 'file'

/**
 * text: as it is · path: relative to where it was given · manifest or command: a path when it names a manifest ·
 * boolean: a flag without a value · choice, duration: parsed by `item`
 */
export type OptionKind = 'text' | 'path' | 'manifest or command' | 'boolean' | 'choice' | 'duration'

export interface OptionDefinition {
  kind: OptionKind
  group: OptionGroup
  /** one sentence, with its full stop */
  sentence: string
  /** parses one value */
  item: z.ZodType<unknown, string>
  /** what stands for the value in --help; booleans have none */
  placeholder?: string
  /** may be given several times: a list, one entry a line in an input */
  repeatable?: true
  /** as the user would write it */
  default?: string
  /** where the default is only known later, in a few words */
  defaultText?: string
  /** some way must give it */
  required?: true
  /** on the command line it is an argument, not a flag */
  positional?: true
  /** on the command line a value may start with `-` without being written as `--name=value` */
  dashes?: true
  short?: string
  /** what action.yml gives when the workflow gives nothing: an expression; only of what the file can't give */
  actionDefault?: string
  /** absent: all three */
  ways?: readonly Way[]
  /** what a path must be: a file, anything that exists, a directory if it exists (of an exercise: when it is a path) */
  exists?: 'file' | 'any' | 'directory or nothing'
}

/** Options by name. A name is the same as flag, input and key. */
export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>

/** Whether an option can be given in a way. */
export function hasWay(definition: OptionDefinition, way: Way): boolean {
  return definition.ways?.includes(way) ?? true
}

type Item<Definition> = Definition extends { item: z.ZodType<infer Value, string> } ? Value : never

/** The value of an option after parsing; undefined only where there is no default. */
export type OptionValue<Definition> = Definition extends { repeatable: true }
  ? Item<Definition>[]
  : Definition extends { default: string } | { required: true }
    ? Item<Definition>
    : Item<Definition> | undefined

/** The values of a set of options. */
export type OptionValues<Definitions> = { [Name in keyof Definitions]: OptionValue<Definitions[Name]> }
