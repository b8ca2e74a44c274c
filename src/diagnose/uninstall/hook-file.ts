/**
 * The file of a pre-delete hook: a whole template to paste. What it needs is made of hooks as well, since a ServiceAccount of the
 * release need not be there; and each has the delete policy, or it would be the next leftover (A7).
 */
import { COMPLETE_DELETE_POLICY } from '../origin/helm-marks.ts'
import { unique } from '../words/phrases.ts'

/** A quoted text in a template. */
export type Quoted = string & { readonly quoted: unique symbol }

export interface Work {
  /** kubectl, one container each */
  commands: Quoted[][]
  /** what the ServiceAccount may do */
  rules: { group: string; resources: string[]; names?: Quoted[]; verbs: string[] }[]
  /** for the names of file and objects, `delete-databases` */
  name: string
  /** hooks of a lower weight run first */
  weight: number
  /** names that another release need not have */
  ofThisRun?: Quoted[]
}

/** Names are data: in quotes, and no action of a template. */
export function quoted(value: string): Quoted {
  return JSON.stringify(value).replaceAll('{{', '{{ "{{" }}') as Quoted
}

/** The words of a template, which Helm renders. */
export function rendered(template: string): Quoted {
  return `"${template}"` as Quoted
}

/** A Job has at most 63 characters, of which the release gets the rest. */
export const LONGEST_NAME = 32

const TRIES_AGAIN = 1

/** The whole file: ServiceAccount, its rights, and the Job that does the work. */
export function hookFile({ commands, rules, name, weight, ofThisRun = [] }: Work): string {
  const release = `.Release.Name | trunc ${62 - LONGEST_NAME} | trimSuffix "-"`
  const clusterName = '{{ .Release.Namespace }}-{{ $name }}'
  const account = '{ kind: ServiceAccount, name: {{ $name }}, namespace: {{ .Release.Namespace }} }'
  return [
    `# templates/${name}.yaml, the whole file`,
    ...ofThisRunLines(unique(ofThisRun)),
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

/** Whoever pastes the file must see that it is good for one release only. */
function ofThisRunLines(names: readonly Quoted[]): string[] {
  if (names.length === 0) return []
  const are = names.length === 1 ? 'is the name' : 'are names'
  const them = names.length === 1 ? 'it' : 'them'
  return [`# ${names.join(', ')} ${are} of this run: write ${them} so that every release deletes its own`]
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
    `    ${COMPLETE_DELETE_POLICY}`,
    ...(kind === 'Job' ? ['    helm.sh/hook-output-log-policy: hook-failed'] : []),
  ]
}

function ruleLines({ group, resources, names, verbs }: Work['rules'][number]): string[] {
  return [
    `  - apiGroups: ${flow([quoted(group)])}`,
    `    resources: ${flow(resources.map(quoted))}`,
    ...(names === undefined ? [] : [`    resourceNames: ${flow(names)}`]),
    `    verbs: ${flow(verbs.map(quoted))}`,
  ]
}

function containerLines(name: string, args: readonly Quoted[]): string[] {
  return [
    `        - name: ${name}`,
    '          image: registry.k8s.io/kubectl:v1.36.3',
    `          args: ${flow(args)}`,
  ]
}

function flow(values: readonly Quoted[]): string {
  return `[${values.join(', ')}]`
}
