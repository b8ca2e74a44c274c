/** What `helm get manifest` and `helm get hooks` print: YAML documents, each under a `# Source:` comment. */
import { parseDocument } from 'yaml'
import { isRecord } from '../kube/object.ts'
import { messageOf } from '../problem.ts'
import type { HookObject, ManifestObject } from './chart.ts'

export interface Parsed<T> {
  objects: T[]
  /** documents that could not be read, one sentence each */
  warnings: string[]
}

/**
 * The objects of `helm get manifest`, in Helm's order. Items of a List stand for themselves. `source.file` is the path
 * that Helm printed (`chart/templates/x.yaml`, '' when it printed none); source-line.ts turns it into a place on disk.
 */
export function parseManifest(text: string): Parsed<ManifestObject> {
  const objects: ManifestObject[] = []
  const warnings: string[] = []
  for (const document of splitDocuments(text)) {
    const file = /^# Source: (.+?)\s*$/m.exec(document)?.[1] ?? ''
    try {
      objects.push(...objectsOf(parseBody(document)).map(body => manifestObject(body, file)))
    } catch (error) {
      warnings.push(`${file || 'a document of the release manifest'} cannot be read: ${firstLine(messageOf(error))}`)
    }
  }
  return { objects, warnings }
}

/** The objects of `helm get hooks`. */
export function parseHooks(text: string): Parsed<HookObject> {
  const { objects, warnings } = parseManifest(text)
  return { objects: objects.map(hookObject), warnings }
}

/** Each document by itself, so that one that is broken does not take its neighbours along. */
function splitDocuments(text: string): string[] {
  return text.split(/^---[ \t]*(?:#.*)?\r?$/m).filter(document => document.trim() !== '')
}

/** As leniently as Helm's parser: a key may come twice, and the last one counts. */
function parseBody(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false, merge: true, logLevel: 'silent' })
  if (document.errors[0] !== undefined) throw document.errors[0]
  return document.toJS({ maxAliasCount: 10_000 })
}

function objectsOf(body: unknown): Record<string, unknown>[] {
  if (body === null || body === undefined) return []
  if (!isRecord(body)) throw new Error('it is no Kubernetes object')
  if (String(body.kind).endsWith('List') && Array.isArray(body.items)) return body.items.flatMap(objectsOf)
  return [body]
}

function manifestObject(body: Record<string, unknown>, file: string): ManifestObject {
  const metadata = isRecord(body.metadata) ? body.metadata : {}
  const { apiVersion, kind } = body
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') throw new Error('it has no apiVersion or kind')
  return {
    apiVersion,
    kind,
    name: String(metadata.name ?? ''),
    ...(typeof metadata.namespace === 'string' && metadata.namespace !== '' && { namespace: metadata.namespace }),
    labels: stringMap(metadata.labels),
    annotations: stringMap(metadata.annotations),
    source: { file },
    body: withoutSecretData(body),
  }
}

/** Nothing after this line has ever seen a Secret's data. */
function withoutSecretData(body: Record<string, unknown>): Record<string, unknown> {
  if (body.kind !== 'Secret') return body
  const { data: _data, stringData: _stringData, ...rest } = body
  return rest
}

function hookObject(object: ManifestObject): HookObject {
  return {
    ...object,
    events: commaList(object.annotations['helm.sh/hook']),
    weight: Number.parseInt(object.annotations['helm.sh/hook-weight'] ?? '0', 10) || 0,
    deletePolicies: commaList(object.annotations['helm.sh/hook-delete-policy']),
  }
}

function commaList(value: string | undefined): string[] {
  const parts = (value ?? '').split(',').map(part => part.trim().toLowerCase())
  return parts.filter(part => part !== '')
}

function stringMap(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry ?? '')]))
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}
