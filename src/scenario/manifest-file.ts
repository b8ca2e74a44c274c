/** A file of manifests that the user wants applied. */
import { readFile } from 'node:fs/promises'
import { LineCounter, parseAllDocuments } from 'yaml'
import { messageOf, usageProblem } from '../problem.ts'

export interface UserManifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string }
}

/** Reads every object of a YAML or JSON file, items of Lists too. Throws a usage problem that names file and line. */
export async function readManifestFile(path: string): Promise<UserManifest[]> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw usageProblem(`${path}: cannot be read: ${messageOf(error)}`)
  })
  const objects = parseManifestFile(text, path)
  if (objects.length === 0) throw usageProblem(`${path}: there is no object in it`)
  return objects
}

/** `path` names the file in messages. */
export function parseManifestFile(text: string, path: string): UserManifest[] {
  const lines = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' })
  if (!Array.isArray(documents)) return []
  return documents.flatMap(document => {
    const line = document.errors[0]?.linePos?.[0].line ?? lines.linePos(document.range[0]).line
    const [error] = document.errors
    if (error !== undefined) throw usageProblem(`${path}:${line}: not YAML: ${error.message.split('\n')[0]}`)
    return objectsOf(document.toJS(), `${path}:${line}`)
  })
}

function objectsOf(body: unknown, where: string): UserManifest[] {
  if (body === null || body === undefined) return []
  if (typeof body !== 'object') throw usageProblem(`${where}: no Kubernetes object`)
  if ('items' in body && Array.isArray(body.items)) return body.items.flatMap(item => objectsOf(item, where))
  if (!isManifest(body)) throw usageProblem(`${where}: an object needs apiVersion, kind and metadata.name`)
  return [body]
}

function isManifest(body: object): body is UserManifest {
  const { apiVersion, kind, metadata } = body as Partial<UserManifest>
  return [apiVersion, kind, metadata?.name].every(value => typeof value === 'string' && value !== '')
}
