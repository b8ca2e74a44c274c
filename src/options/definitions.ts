/** Every option of `check`, once. Flags, action inputs, keys of the file, --help and the documentation all come from here. */
import { EXAMPLE_VERSIONS, imageForKubernetes } from '../cluster/node-images.ts'
import { SEVERITIES } from '../diagnose/finding.ts'
import { parseIgnore } from '../policy/ignore.ts'
import { usageProblem } from '../problem.ts'
import type { OptionDefinitions, OptionValues } from './definition.ts'
import { parseHelmArgs, parseUninstallArgs } from './helm-args.ts'
import { choice, parsedBy, text, textLike, timeLimit, timeLimitOrOff, truth } from './item.ts'
import { isReleaseName } from './release-name.ts'

const releaseName = parsedBy(name => {
  if (isReleaseName(name)) return name
  throw usageProblem(
    `${JSON.stringify(name)} is not a release name: Helm takes up to 53 lower-case letters, digits, "-" and "."`,
  )
})

const ignorePattern = parsedBy(pattern => {
  parseIgnore(pattern)
  return pattern
})

const keyEqualsValue = textLike(/^[^=]+=/, 'is not of the form KEY=VALUE, such as image.tag=1.2.3')

const namespaceName = textLike(
  /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  'is not a namespace name: up to 63 lower-case letters, digits and "-"',
)

const helmVersion = textLike(
  /^(3|4|v?[34]\.\d+\.\d+)$/,
  'is not a Helm version: give 3, 4 or an exact one, such as 4.2.3',
)

const kubernetesVersion = parsedBy(version => {
  if (!/^v?1\.\d+(\.\d+)?$/.test(version)) {
    throw usageProblem(
      `${JSON.stringify(version)} is not a Kubernetes version: give a minor one, such as ${EXAMPLE_VERSIONS.minor}, or an exact one, such as ${EXAMPLE_VERSIONS.exact}`,
    )
  }
  imageForKubernetes(version)
  return version
})

const nodeImage = textLike(/^[^\s@]+(@sha256:[0-9a-f]{64})?$/, 'is not an image: write NAME:TAG@sha256:DIGEST')

/** How bad a leftover must be to fail the run; noise never does. */
const failOn = choice(SEVERITIES.filter(severity => severity !== 'noise'))

export const CHECK_OPTIONS = {
  chart: {
    kind: 'path',
    group: 'chart',
    item: text,
    placeholder: 'CHART',
    required: true,
    positional: true,
    exists: 'any',
    sentence: 'The chart to check: its directory or its packaged .tgz.',
  },
  values: {
    kind: 'path',
    group: 'chart',
    item: text,
    placeholder: 'FILE',
    repeatable: true,
    exists: 'file',
    sentence: 'Values file for the install; later files win.',
  },
  set: {
    kind: 'text',
    group: 'chart',
    item: keyEqualsValue,
    placeholder: 'KEY=VALUE',
    repeatable: true,
    sentence: "A single value for the install, in the form of Helm's --set; wins over values files.",
  },
  'release-name': {
    kind: 'text',
    group: 'chart',
    item: releaseName,
    placeholder: 'NAME',
    defaultText: "the chart's name",
    sentence: 'Name of the release.',
  },
  namespace: {
    kind: 'text',
    group: 'chart',
    item: namespaceName,
    placeholder: 'NAME',
    default: 'clean-uninstall-test',
    sentence: 'Namespace of the release; made before the baseline, so that it is no leftover.',
  },
  'create-namespace': {
    kind: 'boolean',
    group: 'chart',
    item: truth,
    default: 'false',
    sentence: 'Let Helm make the namespace during the install; what it leaves of it is then reported.',
  },
  'helm-version': {
    kind: 'text',
    group: 'chart',
    item: helmVersion,
    placeholder: 'VERSION',
    defaultText: 'the helm on PATH, else 4',
    sentence: 'Helm to use: 3, 4 or an exact version such as 4.2.3.',
  },
  'helm-args': {
    kind: 'text',
    group: 'chart',
    item: parsedBy(parseHelmArgs),
    placeholder: 'ARGS',
    repeatable: true,
    dashes: true,
    sentence: 'More arguments for helm install, quoted as in a shell but run without one.',
  },
  prerequisite: {
    kind: 'path',
    group: 'chart',
    item: text,
    placeholder: 'CHART|FILE',
    repeatable: true,
    exists: 'any',
    sentence:
      'Chart or manifest that the chart needs first: installed before the baseline, so that it is no leftover, and left there.',
  },
  'kubernetes-version': {
    kind: 'text',
    group: 'cluster',
    item: kubernetesVersion,
    placeholder: 'VERSION',
    defaultText: 'that of kind',
    sentence: `Kubernetes of the throw-away cluster, such as ${EXAMPLE_VERSIONS.minor} or ${EXAMPLE_VERSIONS.exact}.`,
  },
  'node-image': {
    kind: 'text',
    group: 'cluster',
    item: nodeImage,
    placeholder: 'IMAGE',
    sentence: 'Node image of the throw-away cluster, best with its digest; instead of kubernetes-version.',
  },
  'kind-config': {
    kind: 'path',
    group: 'cluster',
    item: text,
    placeholder: 'FILE',
    exists: 'file',
    sentence:
      'Configuration of the kind cluster (nodes, feature gates); on a cgroup v1 host a kubelet setting is added.',
  },
  kubeconfig: {
    kind: 'path',
    group: 'cluster',
    item: text,
    placeholder: 'FILE',
    exists: 'file',
    sentence: 'Use a cluster that exists, named by this file, instead of a throw-away one.',
  },
  context: {
    kind: 'text',
    group: 'cluster',
    item: text,
    placeholder: 'NAME',
    sentence: 'Use a cluster that exists, named by this context of the kubeconfig.',
  },
  'allow-teardown': {
    kind: 'boolean',
    group: 'cluster',
    item: truth,
    default: 'false',
    sentence:
      'On a cluster that exists: let the probe delete what the run and the chart made there (see probe-timeout), with all that is in it.',
  },
  'keep-cluster': {
    kind: 'choice',
    group: 'cluster',
    item: choice(['never', 'on-failure', 'always']),
    placeholder: 'WHEN',
    default: 'never',
    sentence: 'Leave the throw-away cluster running at the end: never, on-failure or always.',
  },
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

export type CheckOptionName = keyof typeof CHECK_OPTIONS

/** The values of all options of `check`, by the options' own names. */
export type CheckOptionValues = OptionValues<typeof CHECK_OPTIONS>
