import { expect, test } from 'vitest'
import { parseHooks, parseManifest } from '../../../src/chart/manifest.ts'

const head = '---\n# Source: app/templates/x.yaml\n'

test('items of Lists stand for themselves, with the source of the List', () => {
  const list =
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b}, data: {x: aHVzaA==}}\n'
  const { objects } = parseManifest(head + list)
  expect(objects.map(({ kind, name, source }) => [kind, name, source.file])).toEqual([
    ['ConfigMap', 'a', 'app/templates/x.yaml'],
    ['Secret', 'b', 'app/templates/x.yaml'],
  ])
  expect(JSON.stringify(objects)).not.toContain('aHVzaA')
})

test('empty documents and comments are skipped', () => {
  expect(parseManifest(`${head}# nothing\n${head}null\n---\n\n`)).toEqual({ objects: [], warnings: [] })
})

test.for([
  ['not YAML', 'a: b: c', /^app\/templates\/x.yaml cannot be read: .+/],
  ['a list', '- a', /it is no Kubernetes object$/],
  ['no kind', 'apiVersion: v1', /it has no apiVersion or kind$/],
] as const)('a document that cannot be read is a warning, and its neighbours are kept: %s', ([, text, warning]) => {
  const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n'
  const { objects, warnings } = parseManifest(`${head}${text}\n${head}${good}`)
  expect(objects.map(({ name }) => name)).toEqual(['good'])
  expect(warnings).toEqual([expect.stringMatching(warning)])
})

test('keys that come twice, anchors, merges, numbers as annotations and certificates are read as Helm reads them', () => {
  const text = `${head}apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  namespace: ns
  annotations: {weight: 5, on: true}
  labels: &labels {app: x}
  labels: &labels {app: y}
data:
  <<: *labels
  ca: |
    -----BEGIN CERTIFICATE-----
    --- not a separator
`
  const { objects, warnings } = parseManifest(text)
  expect(warnings).toEqual([])
  expect(objects[0]).toMatchObject({
    namespace: 'ns',
    annotations: { weight: '5', on: 'true' },
    labels: { app: 'y' },
    body: { data: { app: 'y' } },
  })
})

test('hooks: several events and policies, spaces, no weight', () => {
  const hook = `${head}apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    helm.sh/hook: "pre-delete, Post-Delete"\n`
  expect(parseHooks(hook).objects[0]).toMatchObject({
    events: ['pre-delete', 'post-delete'],
    weight: 0,
    deletePolicies: [],
  })
})

test('without a Source comment the file is unknown', () => {
  expect(parseManifest('apiVersion: v1\nkind: ConfigMap\n').objects[0]?.source).toEqual({ file: '' })
})
