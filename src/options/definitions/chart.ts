/** What is installed, and by which Helm. */
import { usageProblem } from '../../problem.ts'
import type { OptionDefinitions } from '../definition.ts'
import { parseHelmArgs } from '../helm-args.ts'
import { parsedBy, text, textLike, truth } from '../item.ts'
import { isReleaseName } from '../release-name.ts'

const releaseName = parsedBy(name => {
  if (isReleaseName(name)) return name
  throw usageProblem(
    `${JSON.stringify(name)} is not a release name: Helm takes up to 53 lower-case letters, digits, "-" and "."`,
  )
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

export const CHART_OPTIONS = {
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
} as const satisfies OptionDefinitions
