/**
 * The hook that a chart adds to clean up while its controller still runs: a whole file to paste. What it needs is made of hooks
 * as well, since a ServiceAccount of the release need not be there; and each has the delete policy, or it would be the next
 * leftover (A7). Files for other kinds have other names, so that several can be pasted from one report.
 */
import { resourceName } from '../../kube/object.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCustomResource, objectAt } from '../evidence/evidence-index.ts'
import { unique } from '../words/phrases.ts'

interface Work {
  /** kubectl, one container each */
  commands: string[][]
  /** what the ServiceAccount may do */
  rules: { group: string; resources: string[]; names?: string[]; verbs: string[] }[]
  /** for the names of file and objects, `delete-databases` */
  name: string
  /** hooks of a lower weight run first */
  weight: number
}

type Type = Pick<ObjectId, 'group' | 'resource'>

/** True when the objects' CRDs came with the chart: of other kinds "all objects" are everybody's. */
export function areOfTheChart(types: readonly Type[], evidence: Evidence): boolean {
  return types.every(type => {
    const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: resourceName(type) }
    return isCustomResource(evidence, type) && objectAt(evidence, 'before', crd) === undefined
  })
}

/** Deletes these objects and waits until they are gone; of kinds that came with the chart all, in all namespaces. */
export function hookThatCleansUp(ids: readonly ObjectId[], evidence: Evidence): string {
  return areOfTheChart(ids, evidence) ? hookThatDeletesAll(ids) : hookThatDeletes(ids)
}

function hookThatDeletesAll(types: readonly Type[]): string {
  const resources = unique(types.map(resourceName))
  return hookFile({
    commands: [['delete', resources.join(','), '--all', '--all-namespaces', ...WAIT]],
    rules: byGroup(types).map(([group, some]) => ({ group, resources: resourcesOf(some), verbs: VERBS })),
    name: nameOf(types),
    weight: 0,
  })
}

/** Deletes just these objects; webhooks last, while what they call still answers to the other hooks. */
export function hookThatDeletes(ids: readonly ObjectId[], weight = 0): string {
  const byNamespace = Map.groupBy(ids, ({ namespace }) => namespace)
  return hookFile({
    commands: [...byNamespace].map(([namespace, some]) => [
      ...['delete', ...some.map(id => `${resourceName(id)}/${id.name}`)],
      ...(namespace === undefined ? [] : ['--namespace', namespace]),
      ...['--ignore-not-found', ...WAIT],
    ]),
    rules: byGroup(ids).map(([group, some]) => ({
      group,
      resources: resourcesOf(some),
      names: unique(some.map(({ name }) => name)),
      verbs: VERBS,
    })),
    name: nameOf(ids),
    weight,
  })
}

/** Two tries of two minutes end before Helm's own limit of five. */
const WAIT = ['--wait', '--timeout=2m']
const TRIES_AGAIN = 1

/** kubectl lists and watches what it waits for. */
const VERBS = ['get', 'list', 'watch', 'delete']

function byGroup<T extends Type>(types: readonly T[]): [group: string, types: T[]][] {
  return [...Map.groupBy(types, ({ group }) => group)]
}

function resourcesOf(types: readonly Type[]): string[] {
  return unique(types.map(({ resource }) => resource))
}

function nameOf(types: readonly Type[]): string {
  return `delete-${resourcesOf(types).join('-')}`.slice(0, LONGEST_NAME).replace(/-$/, '')
}

/** A Job has at most 63 characters, of which the release gets the rest. */
const LONGEST_NAME = 32

function hookFile({ commands, rules, name, weight }: Work): string {
  const release = `.Release.Name | trunc ${62 - LONGEST_NAME} | trimSuffix "-"`
  const clusterName = '{{ .Release.Namespace }}-{{ $name }}'
  const account = '{ kind: ServiceAccount, name: {{ $name }}, namespace: {{ .Release.Namespace }} }'
  return [
    `# templates/${name}.yaml, the whole file`,
    `{{- $name := printf "%s-${name}" (${release}) }}`,
    ...head('v1', 'ServiceAccount', '{{ $name }}', weight - 1),
    '---',
    ...head('rbac.authorization.k8s.io/v1', 'ClusterRole', clusterName, weight - 1),
    'rules:',
    ...rules.flatMap(ruleLines),
    '---',
    ...head('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', clusterName, weight - 1),
    `roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "${clusterName}" }`,
    `subjects: [${account}]`,
    '---',
    ...head('batch/v1', 'Job', '{{ $name }}', weight),
    'spec:',
    `  backoffLimit: ${TRIES_AGAIN}`,
    '  template:',
    '    spec:',
    '      serviceAccountName: {{ $name }}',
    '      restartPolicy: Never',
    '      containers:',
    ...commands.flatMap((args, index) => containerLines(index === 0 ? 'kubectl' : `kubectl-${index + 1}`, args)),
  ].join('\n')
}

function head(apiVersion: string, kind: string, name: string, weight: number): string[] {
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    '  annotations:',
    '    helm.sh/hook: pre-delete',
    `    helm.sh/hook-weight: "${weight}"`,
    '    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed',
    ...(kind === 'Job' ? ['    helm.sh/hook-output-log-policy: hook-failed'] : []),
  ]
}

function ruleLines({ group, resources, names, verbs }: Work['rules'][number]): string[] {
  return [
    `  - apiGroups: ${flow([group])}`,
    `    resources: ${flow(resources)}`,
    ...(names === undefined ? [] : [`    resourceNames: ${flow(names)}`]),
    `    verbs: ${flow(verbs)}`,
  ]
}

function containerLines(name: string, args: readonly string[]): string[] {
  return [
    `        - name: ${name}`,
    '          image: registry.k8s.io/kubectl:v1.36.3',
    `          args: ${flow(args)}`,
  ]
}

/** Names are data: in quotes, and no action of a template. */
function flow(values: readonly string[]): string {
  return `[${values.map(value => JSON.stringify(value).replaceAll('{{', '{{ "{{" }}')).join(', ')}]`
}
