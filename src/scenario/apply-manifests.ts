/** Applying the user's manifests through the API server. */
import type { Api } from '../kube/api.ts'
import { groupOf, type ResourceType } from '../kube/object.ts'
import { infrastructureProblem, messageOf } from '../problem.ts'
import { type ObjectId, objectId } from '../snapshot/object-id.ts'
import type { UserManifest } from './manifest-file.ts'

export interface ApplyContext {
  api: Pick<Api, 'discover' | 'apply'>
  /** of objects that name none */
  namespace: string
  signal: AbortSignal
  /** waits this many milliseconds */
  pause: (milliseconds: number) => Promise<void>
}

/** A CRD that was just made is served after a second or so; an operator may make it after it has started. */
const TRIES = 60
const PAUSE_MS = 500

/**
 * Applies the objects one after another and returns which they are. Throws an infrastructure problem when the cluster
 * does not serve a kind for 30 seconds, or refuses an object. `file` names the manifests in messages.
 */
export async function applyManifests(
  manifests: readonly UserManifest[],
  file: string,
  context: ApplyContext,
): Promise<ObjectId[]> {
  const applied: ObjectId[] = []
  for (const manifest of manifests) {
    const what = `${file}: ${manifest.kind} ${manifest.metadata.name}`
    const type = await resolveType(manifest, what, context)
    const { namespace: _given, ...metadata } = manifest.metadata
    const namespace = type.namespaced ? (manifest.metadata.namespace ?? context.namespace) : undefined
    const object = { ...manifest, metadata: { ...metadata, ...(namespace !== undefined && { namespace }) } }
    applied.push(await applyOne(type, object, what, context))
  }
  return applied
}

/** The resource that serves the manifest's kind, at the manifest's own version. */
async function resolveType(manifest: UserManifest, what: string, context: ApplyContext): Promise<ResourceType> {
  const group = groupOf(manifest.apiVersion)
  const version = manifest.apiVersion.slice(manifest.apiVersion.indexOf('/') + 1)
  for (let tries = 1; ; tries++) {
    const { types } = await context.api.discover({ signal: context.signal })
    const type = types.find(found => found.group === group && found.kind === manifest.kind)
    if (type !== undefined) return { ...type, version }
    if (tries === TRIES) {
      throw infrastructureProblem(
        `${what}: the cluster does not serve ${manifest.kind} of ${manifest.apiVersion}`,
        'Does the chart bring its CRD? Check apiVersion and kind.',
      )
    }
    await context.pause(PAUSE_MS)
    context.signal.throwIfAborted()
  }
}

async function applyOne(
  type: ResourceType,
  object: UserManifest,
  what: string,
  context: ApplyContext,
): Promise<ObjectId> {
  for (let tries = 1; ; tries++) {
    try {
      const { metadata } = await context.api.apply(type, object, { signal: context.signal })
      return objectId(type, metadata)
    } catch (error) {
      context.signal.throwIfAborted()
      // Discovery names a CRD a moment before it can be written to.
      if (!isNotFound(error) || tries === TRIES) {
        throw infrastructureProblem(`${what} cannot be applied: ${messageOf(error)}`, 'Correct the manifest.', error)
      }
      await context.pause(PAUSE_MS)
    }
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404
}
