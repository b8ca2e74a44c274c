/** The commands of the command line, once: arguments, options, a sentence, examples. */

import { FORMAT_NAMES } from '../report/writers.ts'
import type { OptionDefinitions } from './definition.ts'
import { CHECK_OPTIONS } from './definitions.ts'
import { choice, text } from './item.ts'

export interface CommandDefinition {
  /** arguments, as --help shows them */
  usage: string
  /** one sentence for the list of commands */
  sentence: string
  /** what else there is to know, a paragraph each */
  more: string[]
  options: OptionDefinitions
  /** command lines without the program's name */
  examples: [string, string]
}

const { kubeconfig, context, ignore, verbose, quiet } = CHECK_OPTIONS

export const SNAPSHOT_OPTIONS = {
  output: {
    kind: 'path',
    group: 'output',
    item: text,
    placeholder: 'FILE',
    short: 'o',
    required: true,
    sentence: 'File to write the snapshot to.',
  },
  kubeconfig: { ...kubeconfig, sentence: 'Kubeconfig of the cluster.' },
  context: { ...context, sentence: 'Context of the kubeconfig.' },
} as const satisfies OptionDefinitions

export const DIFF_OPTIONS = {
  ignore,
  format: {
    kind: 'choice',
    group: 'output',
    item: choice(['text', 'json']),
    placeholder: 'FORMAT',
    default: 'text',
    sentence: 'text or json.',
  },
} as const satisfies OptionDefinitions

export const RENDER_OPTIONS = {
  format: {
    kind: 'choice',
    group: 'output',
    item: choice(FORMAT_NAMES),
    placeholder: 'FORMAT',
    default: 'terminal',
    sentence: `${FORMAT_NAMES.slice(0, -1).join(', ')} or ${FORMAT_NAMES.at(-1)}.`,
  },
  output: {
    kind: 'path',
    group: 'output',
    item: text,
    placeholder: 'FILE',
    short: 'o',
    sentence: 'File to write to, instead of showing it.',
  },
  verbose: { ...verbose, sentence: 'In format terminal: evidence, patches and every command.' },
  quiet: { ...quiet, sentence: 'In format terminal: the verdict, and a line for each finding.' },
} as const satisfies OptionDefinitions

export const COMMANDS = {
  check: {
    usage: 'CHART [options]',
    sentence: 'Install a chart, uninstall it, and explain whatever is left.',
    more: [
      'CHART is the directory of a chart, or a packaged .tgz.',
      'It runs on a kind cluster made for it and deleted at the end, or on a cluster that exists (--kubeconfig, --context).',
      'Options can also stand in .clean-uninstall.yaml, by the same names. Flags win over the file.',
      'Exit codes: 0 clean, 1 leaked, 2 wrong usage or configuration, 3 inconclusive, 130 cancelled.',
    ],
    options: CHECK_OPTIONS,
    examples: [
      'check charts/my-operator',
      "check charts/my-operator --values ci/values.yaml --exercise ci/resource.yaml --ignore 'kind=Lease name=my-*'",
    ],
  },
  snapshot: {
    usage: '-o FILE [options]',
    sentence: 'Write down everything that a cluster holds, to compare it later.',
    more: ['For test suites that install and uninstall by themselves. Data of Secrets is never read.'],
    options: SNAPSHOT_OPTIONS,
    examples: ['snapshot -o before.json', 'snapshot -o after.json --kubeconfig ci/kubeconfig --context kind-ci'],
  },
  diff: {
    usage: 'BEFORE AFTER [options]',
    sentence: 'Compare two snapshots: what is left, recreated, modified, lost or stuck.',
    more: [],
    options: DIFF_OPTIONS,
    examples: ['diff before.json after.json', "diff before.json after.json --format json --ignore 'namespace=kube-*'"],
  },
  render: {
    usage: 'REPORT [options]',
    sentence: 'Show a report.json again, in any format, on any machine.',
    more: ['REPORT is the report.json of a check. It may come from anywhere: what it holds is data.'],
    options: RENDER_OPTIONS,
    examples: [
      'render clean-uninstall-report/report.json --format terminal --verbose',
      'render report.json --format sarif -o clean-uninstall.sarif',
    ],
  },
  explain: {
    usage: '[CLASS]',
    sentence: 'Explain a class of findings: why it happens, the fix, the clean-up.',
    more: ['CLASS is the id that a report names, such as B1. Without it all classes are listed.'],
    options: {},
    examples: ['explain B1', 'explain'],
  },
  doctor: {
    usage: '',
    sentence: 'Say what is there, what is missing, and what to do about it.',
    more: ['It looks for a container engine, kind and Helm, and changes nothing.'],
    options: {},
    examples: ['doctor', 'doctor && clean-uninstall check charts/my-operator'],
  },
} as const satisfies Record<string, CommandDefinition>

export type CommandName = keyof typeof COMMANDS

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[]

/** Narrows a word of the command line to a command that there is. */
export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word)
}
