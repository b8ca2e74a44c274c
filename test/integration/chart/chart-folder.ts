/** Charts for a test, written to a directory that goes with it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface ChartFolder extends Disposable {
  path: string
  /** every file below, sorted */
  files(): string[]
}

/** `files` by path; a path that ends in Chart.yaml may give only name and version, as `name version`. */
export function chartFolder(files: Record<string, string>): ChartFolder {
  const path = mkdtempSync(join(tmpdir(), 'charts-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return {
    path,
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(path.length + 1))
        .toSorted(),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A Chart.yaml; `more` are further lines. */
export function chartYaml(name: string, version = '1.0.0', more = ''): string {
  return `apiVersion: v2\nname: ${name}\nversion: ${version}\n${more}`
}

export function crd(plural: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.x.io
spec:
  group: x.io
  scope: Namespaced
  names: {kind: K${plural}, plural: ${plural}}
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
`
}

export function configMap(name: string, more = ''): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`
}
