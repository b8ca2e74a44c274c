/**
 * Clean-up commands as argv. Names are arguments of their own: nothing is ever put together for a shell. They come after
 * `--`, because some kinds (RBAC) may have any path segment for a name, `--all` too: it must not be read as an option.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
import { resourceName } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { CleanUp } from '../finding.ts'

/** One group of objects that a single kubectl command can name: same resource, same namespace. */
function commandGroups(ids: readonly ObjectId[]): ObjectId[][] {
  const groups = Map.groupBy(ids, id => `${resourceName(id)}|${id.namespace ?? ''}`)
  return [...groups.values()]
}

function scope([first]: readonly ObjectId[]): string[] {
  return first?.namespace === undefined ? [] : ['--namespace', first.namespace]
}

/** `kubectl delete`, one command for each resource and namespace. Objects that went by themselves are no error. */
export function deleteCommands(changes: readonly Change[], why: string, options: { wait?: boolean } = {}): CleanUp[] {
  return commandGroups(changes.map(change => change.id)).map(ids => ({
    argv: [
      'kubectl',
      'delete',
      resourceName(ids[0] as ObjectId),
      ...scope(ids),
      '--ignore-not-found',
      ...(options.wait === false ? ['--wait=false'] : []),
      '--',
      ...ids.map(id => id.name),
    ],
    why,
  }))
}

/** `kubectl wait --for=delete`, one command for each resource and namespace. */
export function waitCommands(changes: readonly Change[], why: string): CleanUp[] {
  return commandGroups(changes.map(change => change.id)).map(ids => ({
    argv: [
      ...['kubectl', 'wait', resourceName(ids[0] as ObjectId), ...scope(ids), '--for=delete', '--timeout=5m', '--'],
      ...ids.map(id => id.name),
    ],
    why,
  }))
}

/** `kubectl logs` of a workload: of one of its pods. */
export function logsCommand(
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
  why: string,
): CleanUp {
  return {
    argv: ['kubectl', 'logs', '--namespace', namespace, '--tail=50', '--', `${kind.toLowerCase()}/${name}`],
    why,
  }
}

/** `kubectl patch --type=merge`, one command for each object. `patch` is a JSON merge patch. */
export function patchCommand(id: ObjectId, patch: unknown, why: string): CleanUp {
  return {
    argv: [
      'kubectl',
      'patch',
      resourceName(id),
      ...scope([id]),
      '--type=merge',
      '-p',
      JSON.stringify(patch),
      '--',
      id.name,
    ],
    why,
  }
}

/** Removes labels (`kubectl label … key-`) or annotations, or sets them back to a former value. */
export function restoreMetadata(
  verb: 'label' | 'annotate',
  id: ObjectId,
  values: Record<string, string | undefined>,
  why: string,
): CleanUp {
  if (READ_AS_PAIR.test(id.name)) return patchCommand(id, { metadata: { [FIELDS[verb]]: nulled(values) } }, why)
  const pairs = Object.entries(values).map(([key, value]) => (value === undefined ? `${key}-` : `${key}=${value}`))
  return { argv: ['kubectl', verb, resourceName(id), ...scope([id]), '--overwrite', '--', id.name, ...pairs], why }
}

/** Names that `kubectl label` and `kubectl annotate` take for a pair, `a=b` or `a-`, after `--` as well. */
const READ_AS_PAIR = /=|-$/

const FIELDS = { label: 'labels', annotate: 'annotations' }

/** null takes a key away in a JSON merge patch. */
function nulled(values: Record<string, string | undefined>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]))
}
