/** What fails the run, and where it is told. */
import { SEVERITIES } from '../../diagnose/finding.ts'
import { parseIgnore } from '../../policy/ignore.ts'
import type { OptionDefinitions } from '../definition.ts'
import { choice, parsedBy, text, truth } from '../item.ts'

const ignorePattern = parsedBy(pattern => {
  parseIgnore(pattern)
  return pattern
})

/** How bad a leftover must be to fail the run; noise never does. */
const failOn = choice(SEVERITIES.filter(severity => severity !== 'noise'))

export const OUTCOME_OPTIONS = {
  'fail-on': {
    kind: 'choice',
    group: 'policy',
    item: failOn,
    placeholder: 'SEVERITY',
    default: 'leaked',
    sentence: 'Mildest severity that fails the run: breaks-cluster, stuck, leaked or kept.',
  },
  ignore: {
    kind: 'text',
    group: 'policy',
    item: ignorePattern,
    placeholder: 'PATTERN',
    repeatable: true,
    sentence: 'Leftovers that do not count, such as "kind=Lease name=my-*"; the report says how many each pattern hid.',
  },
  'report-dir': {
    kind: 'path',
    group: 'output',
    item: text,
    placeholder: 'DIR',
    default: 'clean-uninstall-report',
    exists: 'directory or nothing',
    sentence: 'Directory for the reports; made when it does not exist.',
  },
  config: {
    kind: 'path',
    group: 'output',
    item: text,
    placeholder: 'FILE',
    defaultText: '.clean-uninstall.yaml, if there is one',
    ways: ['flag', 'input'],
    sentence: 'File with options, one key for each.',
  },
  verbose: {
    kind: 'boolean',
    group: 'output',
    item: truth,
    default: 'false',
    sentence: 'Show the commands that are run and what they print.',
  },
  quiet: {
    kind: 'boolean',
    group: 'output',
    item: truth,
    default: 'false',
    sentence: 'Show the verdict and the findings only, no progress.',
  },
} as const satisfies OptionDefinitions
