import { describe, expect, test } from 'vitest'
import type { ChartNode, ManifestObject } from '../../../src/chart/chart.ts'
import { findAnnotationLine, locateObjects } from '../../../src/chart/source-line.ts'
import { findDocuments } from '../../../src/chart/template-documents.ts'

function object(kind: string, name: string, annotations: Record<string, string> = {}): ManifestObject {
  const source = { file: 'app/templates/x.yaml' }
  return { apiVersion: 'v1', kind, name, labels: {}, annotations, source, body: {} }
}

function tree(source: string, changes: Partial<ChartNode> = {}): ChartNode {
  const files = new Map([['templates/x.yaml', source]])
  return { name: 'app', version: '1.0.0', path: '', packaged: false, aliases: {}, files, subcharts: [], ...changes }
}

/** Lines of the objects, rendered in this order. */
function linesOf(source: string, objects: ManifestObject[]): (number | undefined)[] {
  return locateObjects({ tree: tree(source) }, objects).map(({ source }) => source.line)
}

const hook = { 'helm.sh/hook': 'post-install' }

const lineCases: { title: string; source: string; objects: ManifestObject[]; lines: (number | undefined)[] }[] = [
  {
    title: 'one document',
    source: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
    objects: [object('ConfigMap', 'a')],
    lines: [2],
  },
  {
    title: 'a licence comment with braces, quotes and a kind in it',
    source: '{{/*\nkind: ConfigMap\n don\'t "say\n*/}}\n# kind: ConfigMap\napiVersion: v1\nkind: ConfigMap\n',
    objects: [object('ConfigMap', 'a')],
    lines: [7],
  },
  {
    title: 'several kinds in one file, whatever the order Helm prints them in',
    source: 'kind: Role\nmetadata: {name: r}\n---\nkind: ConfigMap\nmetadata:\n  name: c\n',
    objects: [object('ConfigMap', 'c'), object('Role', 'r')],
    lines: [4, 1],
  },
  {
    title: 'the kind of a reference does not count',
    source:
      'kind: RoleBinding\nmetadata:\n  name: b\nroleRef:\n  kind: Role\n  name: b\nsubjects:\n  - kind: ServiceAccount\n    name: s\n',
    objects: [object('RoleBinding', 'b'), object('Role', 'elsewhere')],
    lines: [1, undefined],
  },
  {
    title: 'a volume claim template is not an object of the release',
    source:
      'kind: StatefulSet\nmetadata:\n  name: s\nspec:\n  volumeClaimTemplates:\n    - apiVersion: v1\n      kind: PersistentVolumeClaim\n      metadata:\n        name: d\n',
    objects: [object('PersistentVolumeClaim', 'd')],
    lines: [undefined],
  },
  {
    title: 'a manifest inside a ConfigMap does not count',
    source:
      'kind: ConfigMap\nmetadata:\n  name: c\ndata:\n  x.yaml: |\n    ---\n    kind: ConfigMap\n    metadata: {}\n',
    objects: [object('ConfigMap', 'c')],
    lines: [1],
  },
  {
    title: 'a range over one document',
    source: '{{- range .Values.names }}\n---\nkind: ConfigMap\nmetadata:\n  name: {{ . }}\n{{- end }}\n',
    objects: [object('ConfigMap', 'a'), object('ConfigMap', 'b'), object('ConfigMap', 'c')],
    lines: [3, 3, 3],
  },
  {
    title: 'as many as there are documents: in order, though no name says which',
    source:
      'kind: Role\nmetadata:\n  name: {{ include "one" . }}\n---\nkind: Role\nmetadata:\n  name: {{ include "two" . }}\n',
    objects: [object('Role', 'x'), object('Role', 'y')],
    lines: [1, 5],
  },
  {
    title: 'fewer than documents: by name',
    source:
      '{{- if .Values.a }}\nkind: Role\nmetadata:\n  name: {{ .Release.Name }}-a\n{{- end }}\n---\nkind: Role\nmetadata:\n  name: "{{ .Release.Name }}-b" # b\n',
    objects: [object('Role', 'rel-b')],
    lines: [7],
  },
  {
    title: 'fewer than documents, and the names do not tell: no line',
    source:
      '{{- if .Values.a }}\nkind: Role\nmetadata:\n  name: {{ include "a" . }}\n{{- end }}\n---\nkind: Role\nmetadata:\n  name: {{ include "b" . }}\n',
    objects: [object('Role', 'rel-b')],
    lines: [undefined],
  },
  {
    title: 'the name that says more wins',
    source:
      '{{- if .Values.a }}\nkind: Role\nmetadata:\n  name: {{ .Release.Name }}\n---\n{{- end }}\nkind: Role\nmetadata:\n  name: {{ .Release.Name }}-webhook\n',
    objects: [object('Role', 'rel-webhook')],
    lines: [7],
  },
  {
    title: 'two objects cannot come from one document that is in no loop: no line for either',
    source:
      'kind: Role\nmetadata:\n  name: {{ .a }}-x\n---\nkind: Role\nmetadata:\n  name: b\n---\nkind: Role\nmetadata:\n  name: c\n',
    objects: [object('Role', '1-x'), object('Role', '2-x')],
    lines: [undefined, undefined],
  },
  {
    title: 'exclusive branches are never matched by order',
    source:
      '{{ range .Values.x }}\n---\n{{ if .a }}\nkind: Role\nmetadata:\n  name: {{ .n }}\n{{ else }}\nkind: Role\nmetadata:\n  name: {{ .m }}\n{{ end }}\n{{ end }}\n',
    objects: [object('Role', 'p'), object('Role', 'q')],
    lines: [undefined, undefined],
  },
  {
    title: 'a kind in each branch',
    source: '{{ if .d }}\nkind: DaemonSet\n{{ else }}\nkind: Deployment\n{{ end }}\nmetadata:\n  name: x\n',
    objects: [object('Deployment', 'x')],
    lines: [4],
  },
  {
    title: 'a computed kind',
    source: 'apiVersion: apps/v1\nkind: {{ if .d }}DaemonSet{{ else }}Deployment{{ end }}\nmetadata:\n  name: x\n',
    objects: [object('Deployment', 'x')],
    lines: [2],
  },
  {
    title: 'a computed kind printed by one action',
    source:
      'kind: {{ .Values.kind | default "Deployment" }}\nmetadata:\n  name: x\n---\nkind: Service\nmetadata:\n  name: x\n',
    objects: [object('Deployment', 'x'), object('Service', 'x')],
    lines: [1, undefined],
  },
  {
    title: 'computed kinds that name what they can be',
    source:
      'kind: {{ .n | ternary "Role" "ClusterRole" }}\nmetadata:\n  name: {{ .x }}\n---\nkind: {{ if .n }}RoleBinding{{ else }}ClusterRoleBinding{{ end }}\nmetadata:\n  name: {{ .x }}\n',
    objects: [object('ClusterRole', 'x'), object('ClusterRoleBinding', 'x')],
    lines: [1, 5],
  },
  {
    title: 'an object from a library chart: the line of the include',
    source: '{{- /* all of it */ -}}\n{{- include "library.deployment" (list . "x") -}}\n',
    objects: [object('Deployment', 'x')],
    lines: [2],
  },
  {
    title: 'an include beside a document of another kind',
    source: '{{ include "library.service" . }}\n---\nkind: Deployment\nmetadata:\n  name: x\n',
    objects: [object('Deployment', 'x'), object('Service', 'x')],
    lines: [3, 1],
  },
  {
    title: 'the body of a define is not a document',
    source:
      '{{- define "x" }}\n{{ if .a }}\nkind: Role\n{{ end }}\nmetadata:\n  name: x\n{{- end }}\n{{ template "x" . }}\n',
    objects: [object('Role', 'x')],
    lines: [8],
  },
  {
    title: 'items of a List',
    source:
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: a\n  - kind: ConfigMap\n    apiVersion: v1\n    metadata:\n      name: b\n',
    objects: [object('ConfigMap', 'a'), object('ConfigMap', 'b')],
    lines: [5, 8],
  },
  {
    title: 'a List whose items are in a range',
    source:
      'apiVersion: v1\nkind: List\nitems:\n{{- range .Values.x }}\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: {{ . }}\n{{- end }}\n',
    objects: [object('ConfigMap', 'a'), object('ConfigMap', 'b')],
    lines: [6, 6],
  },
  {
    title: 'a hook and another object of one kind',
    source:
      'kind: Job\nmetadata:\n  name: {{ .a }}\n  annotations:\n    "helm.sh/hook": post-install\n---\nkind: Job\nmetadata:\n  name: {{ .b }}\n',
    objects: [object('Job', 'plain'), object('Job', 'hook', hook)],
    lines: [7, 1],
  },
  {
    title: 'a hook whose annotations come from a helper',
    source: 'kind: Job\nmetadata:\n  name: x\n  annotations: {{- include "hook" . | nindent 4 }}\n',
    objects: [object('Job', 'x', hook)],
    lines: [1],
  },
  {
    title: 'a hook only when a value says so',
    source:
      'kind: Job\nmetadata:\n  name: {{ .a }}-one\n---\nkind: Job\nmetadata:\n  name: {{ .a }}-two\n  annotations:\n    {{- if .b }}\n    helm.sh/hook: test\n    {{- end }}\n',
    objects: [object('Job', 'x-one'), object('Job', 'x-two')],
    lines: [1, 5],
  },
  {
    title: 'a name that cannot have been rendered by the only document: no line',
    source: 'kind: Job\nmetadata:\n  name: one\n',
    objects: [object('Job', 'two')],
    lines: [undefined],
  },
  {
    title: 'a whole document that is indented',
    source: '{{- if .a }}\n  apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n{{- end }}\n',
    objects: [object('ConfigMap', 'a')],
    lines: [3],
  },
  {
    title: 'quoted keys and Windows line ends',
    source: 'apiVersion: v1\r\n"kind": "ConfigMap"\r\nmetadata:\r\n  name: a\r\n',
    objects: [object('ConfigMap', 'a')],
    lines: [2],
  },
  {
    title: 'an action over several lines, with braces in a string',
    source: '{{- $x := dict\n  "a" "}}"\n  "b" 1 -}}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ $x.a }}\n',
    objects: [object('ConfigMap', 'a')],
    lines: [5],
  },
  {
    title: 'the name of a label is not the name of the object',
    source:
      'kind: Role\nmetadata:\n  labels:\n    app.kubernetes.io/name: b\n  name: a\n---\nkind: Role\nmetadata:\n  name: b\n---\nkind: Role\nmetadata:\n  name: c\n',
    objects: [object('Role', 'b'), object('Role', 'a')],
    lines: [7, 1],
  },
]

test.for(lineCases)('template line: $title', ({ source, objects, lines }) => {
  expect(linesOf(source, objects)).toEqual(lines)
})

test('annotation lines are those of the same document, and only of annotations that were rendered', () => {
  const source = [
    'kind: Role',
    'metadata:',
    '  name: a',
    '---',
    'kind: Role',
    'metadata:',
    '  name: b',
    '  annotations:',
    '    helm.sh/resource-policy: keep',
    '    {{- if .x }}',
    '    "helm.sh/hook": test',
    '    {{- end }}',
    '    example.com/x: y',
  ].join('\n')
  const chart = { tree: tree(source) }
  const kept = { 'helm.sh/resource-policy': 'keep', 'example.com/x': 'y' }
  const [a, b] = locateObjects(chart, [object('Role', 'a'), object('Role', 'b', kept)])
  expect(a?.source).toEqual({ file: 'templates/x.yaml', line: 1 })
  expect(b?.source).toEqual({
    file: 'templates/x.yaml',
    line: 5,
    annotationLines: { 'helm.sh/resource-policy': 9 },
  })
  expect(b && findAnnotationLine(chart, b, 'helm.sh/resource-policy')).toBe(9)
  expect(b && findAnnotationLine(chart, b, 'example.com/x')).toBe(13)
  expect(a && findAnnotationLine(chart, a, 'helm.sh/resource-policy')).toBeUndefined()
})

describe('what an annotation is rendered for', () => {
  function conditions(lines: string[]) {
    const chart = { tree: tree(lines.join('\n')) }
    const [found] = locateObjects(chart, [object('Role', 'a', { 'helm.sh/resource-policy': 'keep' })])
    return found?.source.annotationConditions
  }
  const head = ['kind: Role', 'metadata:', '  name: a', '  annotations:']
  const policy = '    helm.sh/resource-policy: keep'

  test('the condition of its own', () =>
    expect(conditions([...head, '    {{- if .Values.crds.keep }}', policy, '    {{- end }}'])).toEqual({
      'helm.sh/resource-policy': '.Values.crds.keep',
    }))

  test('also around the whole of the annotations', () =>
    expect(
      conditions([...head.slice(0, 3), '{{- if eq .Values.keep "yes" }}', '  annotations:', policy, '{{- end }}']),
    ).toEqual({ 'helm.sh/resource-policy': 'eq .Values.keep "yes"' }))

  test.for<[string, string[]]>([
    ['none', [...head, policy]],
    ['that of the whole object', ['{{- if .Values.rbac.create }}', ...head, policy, '{{- end }}']],
    ['one that ended before it', [...head, '    {{- if .Values.x }}', '    a: b', '    {{- end }}', policy]],
    ['an else', [...head, '    {{- if .Values.drop }}', '    {{- else }}', policy, '    {{- end }}']],
    ['one that is about no value', [...head, '    {{- if .Release.IsInstall }}', policy, '    {{- end }}']],
  ])('not %s', ([, lines]) => expect(conditions(lines)).toBeUndefined())
})

test('templates of subcharts are found by name and by alias; packaged ones have a file and no line', () => {
  const source = 'kind: Role\nmetadata:\n  name: a\n'
  const inner = tree(source, { name: 'inner', path: 'charts/dir/charts/inner-1.0.0.tgz!', packaged: true })
  const sub = tree(source, { name: 'sub', path: 'charts/dir', subcharts: [inner] })
  const chart = { tree: tree(source, { aliases: { other: 'sub' }, subcharts: [sub] }) }
  const files = ['app/charts/sub', 'app/charts/other', 'app/charts/other/charts/inner', 'app/charts/unknown']
  const objects = files.map(file => ({ ...object('Role', 'a'), source: { file: `${file}/templates/x.yaml` } }))
  expect(locateObjects(chart, objects).map(({ source }) => source)).toEqual([
    { file: 'charts/dir/templates/x.yaml', line: 1 },
    { file: 'charts/dir/templates/x.yaml', line: 1 },
    { file: 'charts/dir/charts/inner-1.0.0.tgz!/templates/x.yaml' },
    { file: 'charts/unknown/templates/x.yaml' },
  ])
})

test('a template that is cut off or unbalanced is read as far as it goes', () => {
  expect(findDocuments('{{ end }}{{ else }}\nkind: Role\n{{ if \n"').map(({ line }) => line)).toEqual([2])
  expect(findDocuments('')).toEqual([])
})
