import { expect, test } from 'vitest'
import type { ChartNode } from '../../../src/chart/chart.ts'
import { indexCrds } from '../../../src/chart/crd-index.ts'

function node(name: string, path: string, files: Record<string, string>, changes: Partial<ChartNode> = {}): ChartNode {
  return {
    name,
    version: '1.0.0',
    path,
    packaged: false,
    aliases: {},
    files: new Map(Object.entries(files)),
    subcharts: [],
    ...changes,
  }
}

const crd = (name: string) =>
  `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ${name}\n`

test('multi-document files, other kinds, broken documents, templates and texts', () => {
  const files = {
    'crds/all.yaml': `# two\n${crd('a.x.io')}---\nkind: ConfigMap\n---\na: b: c\n---\n${crd('b.x.io')}`,
    'crds/deep/c.yml': crd('c.x.io'),
    'crds/d.json': '{\n "apiVersion": "v1",\n "kind": "CustomResourceDefinition",\n "metadata": {"name": "d.x.io"}}',
    'crds/README.md': crd('no.x.io'),
    'templates/crd.yaml': crd('template.x.io'),
  }
  expect(indexCrds(node('app', '', files)).map(({ name, source }) => [name, source])).toEqual([
    ['a.x.io', { file: 'crds/all.yaml', line: 3 }],
    ['b.x.io', { file: 'crds/all.yaml', line: 12 }],
    ['c.x.io', { file: 'crds/deep/c.yml', line: 2 }],
    ['d.x.io', { file: 'crds/d.json', line: 3 }],
  ])
})

test('subcharts at any depth, by name; packaged ones without line', () => {
  const inner = node(
    'inner',
    'charts/sub/charts/inner-1.0.0.tgz!',
    { 'crds/x.yaml': crd('y.x.io') },
    { packaged: true },
  )
  const sub = node('sub', 'charts/sub', { 'crds/x.yaml': crd('x.x.io') }, { subcharts: [inner] })
  expect(indexCrds(node('app', '', {}, { subcharts: [sub] }))).toEqual([
    { name: 'x.x.io', source: { file: 'charts/sub/crds/x.yaml', line: 2 }, subchart: 'sub', apiVersions: [] },
    {
      name: 'y.x.io',
      source: { file: 'charts/sub/charts/inner-1.0.0.tgz!/crds/x.yaml' },
      subchart: 'inner',
      apiVersions: [],
    },
  ])
})

test('the versions that a CRD serves', () => {
  const spec =
    'spec:\n  group: x.io\n  names: {kind: A}\n  versions:\n  - {name: v1, served: true}\n  - {name: v0, served: false}\n'
  expect(indexCrds(node('app', '', { 'crds/a.yaml': crd('a.x.io') + spec }))[0]?.apiVersions).toEqual([
    'x.io/v1',
    'x.io/v1/A',
  ])
})
