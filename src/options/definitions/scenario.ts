/** What is done with the chart between the baseline and the last look, and how long that may take. */
import type { OptionDefinitions } from '../definition.ts'
import { parseUninstallArgs } from '../helm-args.ts'
import { parsedBy, text, timeLimit, timeLimitOrOff, truth } from '../item.ts'

export const SCENARIO_OPTIONS = {
  exercise: {
    kind: 'manifest or command',
    group: 'scenario',
    item: text,
    placeholder: 'FILE|COMMAND',
    repeatable: true,
    exists: 'file',
    sentence:
      'Manifest to apply or command to run after the install, such as a custom resource that the operator serves; what is left of it counts.',
  },
  'helm-test': {
    kind: 'boolean',
    group: 'scenario',
    item: truth,
    default: 'false',
    sentence: 'Run helm test after the install.',
  },
  'uninstall-args': {
    kind: 'text',
    group: 'scenario',
    item: parsedBy(parseUninstallArgs),
    placeholder: 'ARGS',
    repeatable: true,
    dashes: true,
    sentence:
      'More arguments for helm uninstall, such as "--no-hooks", "--wait" or "--cascade foreground", in the form that the Helm in use takes.',
  },
  'install-timeout': {
    kind: 'duration',
    group: 'limits',
    item: timeLimit,
    placeholder: 'DURATION',
    default: '5m',
    sentence: 'Longest time for the install.',
  },
  'uninstall-timeout': {
    kind: 'duration',
    group: 'limits',
    item: timeLimit,
    placeholder: 'DURATION',
    default: '5m',
    sentence:
      "Longest time for each of helm uninstall's waits: for the hooks before and after it, with --wait for the objects too.",
  },
  'settle-timeout': {
    kind: 'duration',
    group: 'limits',
    item: timeLimit,
    placeholder: 'DURATION',
    default: '2m',
    sentence: 'Longest wait for the cluster to become quiet after the uninstall; it ends early when all is quiet.',
  },
  'probe-timeout': {
    kind: 'duration',
    group: 'limits',
    item: timeLimitOrOff,
    placeholder: 'DURATION',
    default: '20s',
    sentence:
      'Longest wait for the probe at the end, which deletes the namespace and the CRDs that are left and sees what blocks that; 0s switches it off.',
  },
  timeout: {
    kind: 'duration',
    group: 'limits',
    item: timeLimit,
    placeholder: 'DURATION',
    default: '20m',
    sentence: 'Longest time for the whole run.',
  },
} as const satisfies OptionDefinitions
