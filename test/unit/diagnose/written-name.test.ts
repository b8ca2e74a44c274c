import { expect, test } from 'vitest'
import type { ChartNode, ManifestObject } from '../../../src/chart/chart.ts'
import { locateObjects } from '../../../src/chart/source-line.ts'
import { manifest } from '../../builders/evidence.ts'

/** The name that the template of one ServiceAccount gives it, for another template. */
function nameIn(source: string, name = 'app-checks'): string | undefined {
  const files = new Map([['templates/x.yaml', source]])
  const tree: ChartNode = {
    name: 'app',
    version: '1.0.0',
    path: '',
    packaged: false,
    aliases: {},
    files,
    subcharts: [],
  }
  const object: ManifestObject = manifest(`serviceaccounts/apps/${name}`, { source: { file: 'app/templates/x.yaml' } })
  return locateObjects({ tree }, [object])[0]?.nameInTemplate
}

const account = (name: string) =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  labels: { a: b }\n  name: ${name}\n`

test.for([
  '{{ .Release.Name }}-checks',
  '{{ include "app.name" . }}-checks',
  '{{ $.Release.Name }}-checks',
  '{{ printf "$x-%s" .Values.global.name }}',
  'app-checks',
])('%s means the same in another template', written => {
  expect(nameIn(account(written))).toBe(written)
  expect(nameIn(account(`"${written}" # why`))).toBe(written)
})

test.for([
  ['a variable', account('{{ $name }}-checks')],
  ['a variable in an argument', account('{{ include "app.name" (dict "root" $root) }}')],
  ['the dot of a range', `{{ range .Values.all }}\n---\n${account('{{ .name }}')}{{ end }}`],
  ['the dot of a range, handed on', `{{ range .Values.all }}\n---\n${account('{{ include "n" . }}')}{{ end }}`],
  ['the dot of a with', `{{ with .Values.one }}\n${account('{{ .name }}')}{{ end }}`],
  [
    'one of two names',
    account('x').replace('  name: x', '  {{ if .Values.a }}\n  name: app-checks\n  {{ else }}\n  name: b\n  {{ end }}'),
  ],
  ['a name with an if in it', account('app{{ if .Values.a }}-checks{{ end }}')],
  ['a name over two lines', account('{{ printf "%s-checks"\n    .Release.Name }}')],
  ['a name in braces', 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: "{{ .Release.Name }}-checks" }\n'],
])('%s says nothing outside of its place', ([, source]) => {
  expect(nameIn(source as string)).toBeUndefined()
})

test('in a range or with, what begins at the root holds elsewhere', () => {
  const name = '{{ $.Release.Name }}-checks'
  expect(nameIn(`{{ with .Values.one }}\n${account(name)}{{ end }}`)).toBe(name)
  expect(nameIn(`{{ if .Values.one }}\n${account('{{ .Release.Name }}-checks')}{{ end }}`)).toBe(
    '{{ .Release.Name }}-checks',
  )
})
