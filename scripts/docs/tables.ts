/** Markdown tables of options, inputs and outputs. */

import { hasWay, OPTION_GROUPS, type OptionDefinition } from '../../src/options/definition.ts'
import { COMMENT_ACTION_OPTIONS } from '../../src/options/definitions/comment.ts'
import { CHECK_OPTIONS } from '../../src/options/definitions.ts'
import { OUTPUTS } from '../../src/options/outputs.ts'
import { FORMATS } from '../../src/report/writers.ts'

const OPTIONS: [string, OptionDefinition][] = Object.entries(CHECK_OPTIONS)

/** Flags of `check`, by group. */
export function optionsTable(): string {
  const rows = Object.entries(OPTION_GROUPS).flatMap(([group, title]) =>
    OPTIONS.filter(([, option]) => option.group === group && hasWay(option, 'flag')).map(([name, option], index) => [
      index === 0 ? `**${title}**` : '',
      `\`${flagForm(name, option)}\``,
      defaultOf(option),
      sentenceOf(option, 'may be given several times'),
    ]),
  )
  return table(['', 'Option', 'Default', 'What it does'], rows)
}

/** Inputs of the action. */
export function inputsTable(): string {
  return inputsOf(OPTIONS)
}

/** Inputs of the action that only comments. */
export function commentInputsTable(): string {
  return inputsOf(Object.entries(COMMENT_ACTION_OPTIONS))
}

function inputsOf(options: [string, OptionDefinition][]): string {
  const rows = options
    .filter(([, option]) => hasWay(option, 'input'))
    .map(([name, option]) => [`\`${name}\``, defaultOf(option), sentenceOf(option, 'one a line')])
  return table(['Input', 'Default', 'What it does'], rows)
}

/** Outputs of the action. */
export function outputsTable(): string {
  return table(
    ['Output', 'What it is'],
    Object.entries(OUTPUTS).map(([name, sentence]) => [`\`${name}\``, sentence]),
  )
}

/** Formats of a report: those that a check writes, then those that are only shown. */
export function formatsTable(): string {
  const rows = FORMATS.map(format => [
    'file' in format ? `\`${format.file}\`` : '',
    `\`--format ${format.name}\``,
    format.what,
  ])
  return table(['File', 'Format of `render`', 'What it is'], rows)
}

/** The sentence of an option, and how a list is written. */
export function sentenceOf({ sentence, repeatable }: OptionDefinition, several: string): string {
  return repeatable ? `${sentence.replace(/\.$/, '')} (${several}).` : sentence
}

function flagForm(name: string, { placeholder, positional }: OptionDefinition): string {
  if (positional) return placeholder ?? name
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`
}

function defaultOf({ required, default: value, defaultText }: OptionDefinition): string {
  if (required) return '**required**'
  return value === undefined ? (defaultText ?? '') : `\`${value}\``
}

/** Columns are padded as the project's formatter pads them. */
export function table(head: string[], rows: string[][]): string {
  const cells = [head, ...rows].map(row => row.map(cell => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...cells.map(row => (row[column] ?? '').length)))
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [first = [], ...others] = cells
  return [first, widths.map(width => '-'.repeat(width)), ...others].map(line).join('\n')
}
