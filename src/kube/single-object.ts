/** One object at a time: read, apply, delete, and a container's log. */
import { ApiError } from './errors.ts'
import { APPLY_TYPE, isSecrets, JSON_TYPE, metadataType } from './media-types.ts'
import { keepMetadata } from './metadata.ts'
import type { KubeObject, PartialObject, ResourceType } from './object.ts'
import { apiVersionOf, collectionPath, objectPath, withQuery } from './paths.ts'
import { PODS } from './pods.ts'
import { parseJson, type Requester } from './request.ts'

/** Our name in managedFields. */
const FIELD_MANAGER = 'clean-uninstall'

/** One object, undefined when it does not exist; of a Secret only the metadata. */
export async function getObject(
  requester: Requester,
  type: ResourceType,
  name: string,
  namespace?: string,
  signal?: AbortSignal,
): Promise<KubeObject | undefined> {
  const secret = isSecrets(type)
  const accept = secret ? metadataType(type) : JSON_TYPE
  try {
    const object = await requester.getJson(objectPath(type, name, namespace), signal, accept)
    return secret ? { ...keepMetadata(object as PartialObject, type) } : (object as KubeObject)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** Server-side apply: makes the object or takes over the given fields of the one that is there. */
export async function applyObject(
  requester: Requester,
  type: ResourceType,
  object: { metadata: { name: string; namespace?: string } },
  signal?: AbortSignal,
): Promise<KubeObject> {
  const path = withQuery(objectPath(type, object.metadata.name, object.metadata.namespace), {
    fieldManager: FIELD_MANAGER,
    force: true,
  })
  const value = { apiVersion: apiVersionOf(type), kind: type.kind, ...object }
  const body = { type: APPLY_TYPE, value }
  const applied = await requester.send({ method: 'PATCH', path, accept: JSON_TYPE, body }, parseJson, signal)
  return applied as KubeObject
}

/** Asks for the deletion; false when there is no such object, or none with this UID. Dependents are collected in the background. */
export async function deleteObject(
  requester: Requester,
  type: ResourceType,
  name: string,
  namespace?: string,
  options: { uid?: string; signal?: AbortSignal } = {},
): Promise<boolean> {
  const value = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    propagationPolicy: 'Background',
    ...(options.uid !== undefined && { preconditions: { uid: options.uid } }),
  }
  const path = objectPath(type, name, namespace)
  const body = { type: JSON_TYPE, value }
  try {
    await requester.send({ method: 'DELETE', path, accept: JSON_TYPE, body }, () => undefined, options.signal)
    return true
  } catch (error) {
    if (isNotFound(error) || isOtherUid(error)) return false
    throw error
  }
}

/** The last lines of a container's log; '' when the pod is gone or the container has not started. */
export async function podLog(
  requester: Requester,
  namespace: string,
  pod: string,
  options: { container?: string; tailLines?: number; limitBytes?: number; signal?: AbortSignal } = {},
): Promise<string> {
  const { signal, container, tailLines, limitBytes } = options
  const log = `${collectionPath(PODS, namespace)}/${encodeURIComponent(pod)}/log`
  const path = withQuery(log, { container, tailLines, limitBytes })
  try {
    return await requester.send({ method: 'GET', path, accept: 'text/plain,application/json' }, text => text, signal)
  } catch (error) {
    // 400: `container "x" in pod "y" is waiting to start: ContainerCreating`
    if (isNotFound(error) || (error instanceof ApiError && error.status === 400)) return ''
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

/** `Precondition failed: UID in precondition: a, UID in object meta: b` */
function isOtherUid(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && /UID in (the )?precondition/i.test(error.message)
}
