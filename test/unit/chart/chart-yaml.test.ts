import { expect, test } from 'vitest'
import { parseChartYaml, parseRequirements } from '../../../src/chart/chart-yaml.ts'

test('name, version, type and dependencies', () => {
  const text =
    'apiVersion: v2\nname: app\nversion: 1.0\ndependencies:\n- name: sub\n  version: 1.x\n  alias: other\n  repository: https://charts.example.com\n'
  expect(parseChartYaml(text, 'Chart.yaml')).toEqual({
    apiVersion: 'v2',
    name: 'app',
    version: '1',
    type: 'application',
    dependencies: [{ name: 'sub', version: '1.x', alias: 'other', repository: 'https://charts.example.com' }],
  })
})

test.for([
  ['name: a\nversion: b: c\n', /^Chart.yaml:2: not YAML: /],
  ['version: 1.0.0\n', /^Chart.yaml is not a Helm chart's: name: missing or not text$/],
  ['', /name: missing or not text; version: missing or not text$/],
  ['- a\n', /^Chart.yaml is not a Helm chart's: the file: /],
  ['name: {a: b}\nversion: 1.0.0\n', /name: missing or not text/],
] as const)('malformed: %j', ([text, message]) => {
  expect(() => parseChartYaml(text, 'Chart.yaml')).toThrow(message)
})

test('requirements.yaml', () => {
  expect(parseRequirements('dependencies:\n- name: a\n', 'requirements.yaml')).toEqual([
    { name: 'a', version: '', repository: '' },
  ])
  expect(parseRequirements('', 'requirements.yaml')).toEqual([])
})
