/** The labels and annotations that Helm and chart authors put on objects. */
import type { SnapshotObject } from '../../snapshot/snapshot.ts'

export const HOOK = 'helm.sh/hook'
export const HOOK_DELETE_POLICY = 'helm.sh/hook-delete-policy'
/** The annotation by which no hook object is ever left. */
export const COMPLETE_DELETE_POLICY = `${HOOK_DELETE_POLICY}: before-hook-creation,hook-succeeded,hook-failed`
export const RESOURCE_POLICY = 'helm.sh/resource-policy'
export const RELEASE_NAME = 'meta.helm.sh/release-name'
const RELEASE_NAMESPACE = 'meta.helm.sh/release-namespace'

/** Names of test hooks; the second and third are those of Helm 2, which Helm still reads. */
const TEST_EVENTS = new Set(['test', 'test-success', 'test-failure'])

type Marked = Pick<SnapshotObject, 'annotations'>
type Owned = Pick<SnapshotObject, 'annotations' | 'owners'>

/** The values of a comma-separated annotation. */
export function listAnnotation(annotations: Record<string, string>, key: string): string[] {
  return (annotations[key] ?? '')
    .split(',')
    .map(value => value.trim().toLowerCase())
    .filter(value => value !== '')
}

/** True for the events of `helm test`. */
export function isTestEvent(event: string): boolean {
  return TEST_EVENTS.has(event)
}

/** The value of `helm.sh/resource-policy` as Helm compares it: trimmed, lower case. */
export function resourcePolicy({ annotations }: Marked): string | undefined {
  return annotations[RESOURCE_POLICY]?.trim().toLowerCase()
}

/**
 * The release that owns an object, as Helm's ownership annotations say. Not of dependents: a Deployment hands its
 * annotations down to its ReplicaSets, a Service to its EndpointSlices.
 */
export function owningRelease({ annotations, owners }: Owned): { name: string; namespace: string } | undefined {
  const name = owners.length === 0 ? annotations[RELEASE_NAME] : undefined
  return name === undefined ? undefined : { name, namespace: annotations[RELEASE_NAMESPACE] ?? '' }
}

/** Helm's own record of a release: a Secret or ConfigMap `sh.helm.release.v1.<name>.v<revision>`. */
export function releaseRecord(
  object: SnapshotObject,
): { release: string; revision: string; status: string } | undefined {
  const match = /^sh\.helm\.release\.v1\.(.+)\.v(\d+)$/.exec(object.id.name)
  if (!match?.[1] || !match[2] || !['secrets', 'configmaps'].includes(object.id.resource)) return undefined
  return { release: match[1], revision: match[2], status: object.labels.status ?? 'unknown' }
}
