import { expect, test } from 'vitest'
import { helpText } from '../../../src/commands/help.ts'
import { parseCommandLine } from '../../../src/options/command-line.ts'
import { COMMAND_NAMES, COMMANDS } from '../../../src/options/commands.ts'
import { flagsOf } from '../../../src/options/flags.ts'
import { splitWords } from '../../../src/options/words.ts'

test.for([undefined, ...COMMAND_NAMES])('the help of %s fits 80 columns', about => {
  const lines = helpText(about).split('\n')
  expect(lines.filter(line => line.length > 80)).toEqual([])
  expect(lines.filter(line => line !== line.trimEnd())).toEqual([])
})

test.for(COMMAND_NAMES)('the help of %s names every flag', name => {
  const text = helpText(name)
  for (const [flag] of flagsOf(COMMANDS[name].options)) expect(text).toContain(`--${flag}`)
})

test('the overview names every command', () => {
  for (const name of COMMAND_NAMES) expect(helpText()).toContain(`\n  ${name} `)
})

test.for(COMMAND_NAMES.flatMap(name => COMMANDS[name].examples))('the example %s is right', line => {
  const parsed = parseCommandLine(splitWords(line.split(' && ')[0] ?? ''))
  expect(parsed.command).toBe(line.split(' ')[0])
  expect(parsed.command === 'check' ? parsed.flags.problems : []).toEqual([])
})
