/** leftovers.yaml: each object that differs from the baseline, whole, as kubectl would show it. */
import { stringify } from 'yaml'
import { objectOf } from '../diagnose/evidence/change-facts.ts'
import { isSecrets } from '../kube/media-types.ts'
import type { KubeObject } from '../kube/object.ts'
import { apiVersionOf } from '../kube/paths.ts'
import { visible } from '../report/escape.ts'
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'

/**
 * One document a change, below a comment that names it. `objects`: the full objects that were read, by UID. Without
 * managedFields, which are longer than the rest of most objects: who wrote what, and when, stands in the snapshots.
 */
export function leftoversYaml(changes: readonly Change[], objects: ReadonlyMap<string, KubeObject>): string {
  return changes.map(change => documentOf(change, objects.get(change.id.uid))).join('---\n')
}

function documentOf(change: Change, full: KubeObject | undefined): string {
  const title = `# ${visible(displayName(change.id))}: ${change.kind}`
  if (full === undefined || isSecrets(change.id)) return `${title}; ${whyInPart(change)}\n${yaml(fromSnapshot(change))}`
  return `${title}\n${yaml(full)}`
}

function whyInPart({ id, kind }: Change): string {
  if (isSecrets(id)) return 'metadata only, the data of Secrets is never read'
  return kind === 'lost' ? 'as the snapshot of the baseline has it' : 'as the snapshot has it, it was not read in full'
}

function yaml({ metadata: { managedFields: _, ...metadata }, ...object }: KubeObject): string {
  const { apiVersion, kind, ...rest } = object
  // The version that kubectl reads, in which `on` without quotes is no word.
  const options = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const
  return stringify({ apiVersion, kind, metadata, ...rest }, options)
}

function fromSnapshot(change: Change): KubeObject {
  const { id, owners, writers: _, content, labels, annotations, finalizers, ...metadata } = objectOf(change)
  return {
    apiVersion: apiVersionOf(id),
    kind: id.kind,
    metadata: {
      name: id.name,
      ...(id.namespace !== undefined && { namespace: id.namespace }),
      uid: id.uid,
      ...metadata,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(finalizers.length > 0 && { finalizers }),
      ...(owners.length > 0 && { ownerReferences: owners }),
    },
    ...content,
  }
}
