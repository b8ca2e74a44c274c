import { expect, test } from 'vitest'
import { type CommandLine, parseCommandLine } from '../../../src/options/command-line.ts'

test.for<[string, CommandLine]>([
  ['', { command: 'help', asked: false }],
  ['--help', { command: 'help', asked: true }],
  ['-h', { command: 'help', asked: true }],
  ['help', { command: 'help', asked: true }],
  ['help check', { command: 'help', about: 'check', asked: true }],
  ['check --help', { command: 'help', about: 'check', asked: true }],
  ['diff -h --nonsense', { command: 'help', about: 'diff', asked: true }],
  ['--version', { command: 'version' }],
  ['-V', { command: 'version' }],
  ['check x -V', { command: 'version' }],
  ['doctor', { command: 'doctor' }],
  ['explain', { command: 'explain' }],
  ['explain b1', { command: 'explain', classId: 'b1' }],
  ['snapshot -o a.json', { command: 'snapshot', output: 'a.json' }],
  [
    'snapshot --output=a.json --kubeconfig k --context c',
    { command: 'snapshot', output: 'a.json', kubeconfig: 'k', context: 'c' },
  ],
  ['diff a b', { command: 'diff', before: 'a', after: 'b', ignore: [], format: 'text' }],
  [
    'diff a --format json b --ignore kind=Lease --ignore name=x',
    { command: 'diff', before: 'a', after: 'b', ignore: ['kind=Lease', 'name=x'], format: 'json' },
  ],
  ['render r.json --format md', { command: 'render', report: 'r.json', format: 'md', verbose: false, quiet: false }],
  [
    'render r.json --format=terminal --verbose -o r.txt',
    { command: 'render', report: 'r.json', format: 'terminal', output: 'r.txt', verbose: true, quiet: false },
  ],
])('clean-uninstall %s', ([line, expected]) => {
  expect(parseCommandLine(words(line))).toEqual(expected)
})

test.for<[string, string[]]>([
  ['snapshot', ['output: is missing']],
  ['snapshot -o', ['-o: has no value: write -o FILE']],
  ['snapshot extra -o x', ['"extra": is one argument too many']],
  ['diff a', ['AFTER: is missing']],
  ['diff --format xml', ['BEFORE: is missing', 'AFTER: is missing', '--format: "xml" is not one of text, json']],
  ['diff a b --ingore x', ['--ingore: is not a flag of this command: did you mean --ignore?']],
  ['diff a b --ignore kind', ['--ignore: "kind" is not the name of an object']],
  ['render', ['REPORT: is missing']],
  ['render r.json --format pdf', ['--format: "pdf" is not one of json, md, ']],
  ['explain B1 B2', ['"B2": is one argument too many']],
  ['doctor now', ['"now": is one argument too many']],
  ['chekc x', ['"chekc" is not a command']],
  ['--verbose check x', ['"--verbose" stands where the command belongs']],
  ['help banana', ['"banana" is not a command']],
])('clean-uninstall %s is a mistake, and all of it is told', ([line, whys]) => {
  for (const why of whys) expect(() => parseCommandLine(words(line))).toThrow(why)
})

test.for([
  ['chekc x', 'did you mean check?'],
  ['charts/mine', 'write clean-uninstall check charts/mine'],
  ['--verbose check x', 'write clean-uninstall check --verbose …'],
  ['frobnicate', 'the commands are check, snapshot, diff, render, explain, doctor'],
] as const)('clean-uninstall %s gets advice', ([line, hint]) => {
  expect(thrownBy(() => parseCommandLine(words(line)))).toMatchObject({
    kind: 'usage',
    hint: expect.stringContaining(hint),
  })
})

test('flags of check keep their order, lists and values with dashes', () => {
  const { given, positionals, problems } = flagsOf(
    'check c --values a --values=b --set=-x=1 --helm-args --skip-crds --verbose --quiet=false',
  )
  expect(problems).toEqual([])
  expect(positionals).toEqual(['c'])
  expect(Object.fromEntries(given)).toEqual({
    values: ['a', 'b'],
    set: ['-x=1'],
    'helm-args': ['--skip-crds'],
    verbose: ['true'],
    quiet: ['false'],
  })
})

test('what follows -- is an argument', () => {
  expect(flagsOf('check -- --chart').positionals).toEqual(['--chart'])
})

test.for([
  [
    'check c --values --set a=b',
    '--values: has no value, "--set" follows: write --values FILE, or --values=--set if it is the value',
  ],
  ['check c --values', '--values: has no value: write --values FILE'],
  ['check --chart c', '--chart: is not a flag: write CHART alone'],
  ['check c --no-helm-test', '--no-helm-test: is not a flag: did you mean --helm-test=false?'],
  ['check c --namspace x', '--namspace: is not a flag of this command: did you mean --namespace?'],
  ['check c -x', '-x: is not a flag of this command'],
  ['check c --constructor', '--constructor: is not a flag of this command'],
] as const)('%s: %s', ([line, problem]) => {
  expect(flagsOf(line).problems).toEqual([problem])
})

function words(line: string): string[] {
  return line.split(' ').filter(word => word !== '')
}

function flagsOf(line: string) {
  const parsed = parseCommandLine(words(line))
  if (parsed.command !== 'check') throw new Error(`not check: ${parsed.command}`)
  return parsed.flags
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
