/** A kubeconfig for one run: one context, the release's namespace, nothing that the user's own file could still decide. */
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { messageOf, usageProblem } from '../problem.ts'

export interface ScopeOptions {
  kubeconfig: string
  /** absent: the file's current context */
  context?: string
  /** what commands without a namespace act on */
  namespace: string
  /** the file to write */
  output: string
}

type Named<Key extends string> = { name: string } & Partial<Record<Key, Record<string, unknown>>>

interface KubeconfigFile {
  'current-context'?: string
  contexts?: Named<'context'>[]
  clusters?: Named<'cluster'>[]
  users?: Named<'user'>[]
  [field: string]: unknown
}

/** Paths of files, which are relative to the kubeconfig that names them (client-go, ResolveLocalPaths). */
const CLUSTER_FILES = ['certificate-authority']
const USER_FILES = ['client-certificate', 'client-key', 'tokenFile']

/**
 * Copies of the kubeconfig the chosen context, made current and with the namespace as its default, and the cluster and the
 * user that it names; readable by us alone. Helm and the user's commands get this file, so that both act on the same
 * cluster and on no other. `connect` has found the kubeconfig in order. Throws usage problems.
 */
export async function writeScopedKubeconfig(options: ScopeOptions): Promise<string> {
  const { kubeconfig, namespace, output } = options
  const file = await readKubeconfig(kubeconfig)
  const current = options.context ?? file['current-context']
  const folder = dirname(resolve(kubeconfig))
  const contexts = named(file.contexts, current)
  const { cluster, user } = contexts[0]?.context ?? {}
  const scoped: KubeconfigFile = {
    ...file,
    ...(current !== undefined && { 'current-context': current }),
    contexts: contexts.map(entry => ({ ...entry, context: { ...entry.context, namespace } })),
    clusters: named(file.clusters, cluster).map(entry => ({
      ...entry,
      cluster: withPaths(entry.cluster, CLUSTER_FILES, folder),
    })),
    users: named(file.users, user).map(entry => ({
      ...entry,
      user: withCommand(withPaths(entry.user, USER_FILES, folder), folder),
    })),
  }
  await writeFile(output, stringify(scoped), { mode: 0o600 })
  return output
}

function named<Entry extends { name: string }>(entries: Entry[] = [], name: unknown): Entry[] {
  return entries.filter(entry => entry.name === name)
}

async function readKubeconfig(path: string): Promise<KubeconfigFile> {
  try {
    const content: unknown = parse(await readFile(path, 'utf8'))
    if (typeof content !== 'object' || content === null) throw new Error('it holds no kubeconfig')
    return content as KubeconfigFile
  } catch (error) {
    throw usageProblem(
      `the kubeconfig ${path} can't be read: ${messageOf(error)}`,
      'Check the path given with --kubeconfig.',
      error,
    )
  }
}

function withPaths(
  entry: Record<string, unknown> = {},
  fields: readonly string[],
  folder: string,
): Record<string, unknown> {
  const resolved = fields.flatMap(field => {
    const value = entry[field]
    return typeof value === 'string' && value !== '' && !isAbsolute(value) ? [[field, resolve(folder, value)]] : []
  })
  return { ...entry, ...Object.fromEntries(resolved) }
}

/** A credential plugin with a slash in its name lies beside the kubeconfig; one without is looked for on PATH. */
function withCommand(user: Record<string, unknown>, folder: string): Record<string, unknown> {
  const exec = user.exec as { command?: string } | undefined
  if (exec?.command === undefined || !exec.command.includes('/')) return user
  return { ...user, exec: { ...exec, command: resolve(folder, exec.command) } }
}
