/** What a fake API server answers when nothing is made to fail. */
import type { KubeObject, ResourceType } from '../../src/kube/object.ts'
import { apiVersionOf } from '../../src/kube/paths.ts'
import { aggregatedDocument, resourceListDocument, rootDocument } from './discovery-documents.ts'
import type { FakeObject, Store } from './store.ts'

/** The state that answers are made of; tests change it while the server runs. */
export interface ClusterState {
  readonly store: Store
  types: ResourceType[]
  aggregatedDiscovery: boolean
  /** group versions whose API server does not answer */
  stale: Set<string>
  /** `resource.group` of types whose server only knows full objects */
  fullObjectsOnly: Set<string>
  /** false: what has lost its owner stays */
  collectsGarbage: boolean
  /** by `namespace/pod/container`, or by `namespace/pod` for whatever container */
  logs: Map<string, string>
  version: string
}

export interface Question {
  method: string
  pathname: string
  query: URLSearchParams
  accept: string
  body: string
}

export interface Reply {
  status: number
  /** an object is sent as JSON, a string as it is */
  body: unknown
}

const ok = (body: unknown): Reply => ({ status: 200, body })

export function statusReply(status: number, reason: string, message: string): Reply {
  return { status, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, reason, message } }
}

const NOT_FOUND = statusReply(404, 'NotFound', 'the server could not find the requested resource')

/** A path below /api or /apis, taken apart. */
export interface Target {
  type: ResourceType
  /** `resource.group` */
  resource: string
  namespace?: string
  name?: string
  subresource?: string
}

export function targetOf(state: ClusterState, pathname: string): Target | undefined {
  const parts = pathname.split('/').slice(1).map(decodeURIComponent)
  const [group, version, rest] =
    parts[0] === 'api' ? ['', parts[1], parts.slice(2)] : [parts[1], parts[2], parts.slice(3)]
  const namespaced = rest[0] === 'namespaces' && rest.length > 2
  const [resource, name, subresource] = namespaced ? rest.slice(2) : rest
  const type = state.types.find(t => t.group === group && t.version === version && t.resource === resource)
  if (type === undefined) return undefined
  return {
    type,
    resource: type.group === '' ? type.resource : `${type.resource}.${type.group}`,
    ...(namespaced && rest[1] !== undefined && { namespace: rest[1] }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  }
}

export function reply(state: ClusterState, question: Question): Reply {
  const { pathname } = question
  if (pathname === '/version') return ok({ gitVersion: state.version, major: '1', minor: '36' })
  const discovery = discoveryReply(state, question)
  if (discovery) return discovery
  const target = targetOf(state, pathname)
  if (target === undefined) return NOT_FOUND
  if (target.subresource === 'log') return logReply(state, target, question)
  return target.name === undefined
    ? listReply(state, target, question)
    : objectReply(state, target, target.name, question)
}

function discoveryReply(state: ClusterState, { pathname, accept }: Question): Reply | undefined {
  if (pathname === '/api' || pathname === '/apis') {
    const aggregated = state.aggregatedDiscovery && accept.includes('as=APIGroupDiscoveryList')
    return ok(aggregated ? aggregatedDocument(pathname, state.types, state.stale) : rootDocument(pathname, state.types))
  }
  const [, group = '', version = ''] = /^\/(?:api|apis\/([^/]+))\/([^/]+)$/.exec(pathname) ?? []
  if (version === '') return undefined
  if (state.stale.has(apiVersionOf({ group, version }))) {
    return statusReply(503, 'ServiceUnavailable', 'the server is currently unable to handle the request')
  }
  const document = resourceListDocument(group, version, state.types)
  return document ? ok(document) : NOT_FOUND
}

function logReply({ logs, store }: ClusterState, { namespace, name = '' }: Target, { query }: Question): Reply {
  const pod = `${namespace}/${name}`
  const wanted = query.get('container')
  const refusal = logRefusal(store.get('pods', name, namespace), wanted)
  if (refusal !== undefined) return statusReply(400, 'BadRequest', refusal)
  const text = logs.get(`${pod}/${wanted}`) ?? logs.get(pod)
  return text === undefined ? statusReply(404, 'NotFound', `pods "${name}" not found`) : ok(text)
}

/** As validateContainer in pkg/registry/core/pod/strategy.go of Kubernetes, and as the kubelet for one that has not started. */
function logRefusal(pod: KubeObject | undefined, wanted: string | null): string | undefined {
  const named = (list: unknown) =>
    Array.isArray(list) ? (list as { name: string; state?: { waiting?: object } }[]) : []
  const containers = named(pod?.spec?.containers)
  const names = [...named(pod?.spec?.initContainers), ...containers].map(({ name }) => name)
  if (pod === undefined || names.length === 0) return undefined
  const podName = pod.metadata.name
  if (wanted === null && containers.length !== 1)
    return `a container name must be specified for pod ${podName}, choose one of: [${names.join(' ')}]`
  const container = wanted ?? containers[0]?.name ?? ''
  if (!names.includes(container)) return `container ${container} is not valid for pod ${podName}`
  const statuses = [...named(pod.status?.initContainerStatuses), ...named(pod.status?.containerStatuses)]
  const isWaiting = statuses.some(({ name, state }) => name === container && state?.waiting !== undefined)
  return isWaiting ? `container "${container}" in pod "${podName}" is waiting to start: PodInitializing` : undefined
}

function listReply(state: ClusterState, { type, resource, namespace }: Target, { query, accept }: Question): Reply {
  if (!type.verbs.includes('list')) {
    return statusReply(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource')
  }
  const { store } = state
  const [version, offset] = (query.get('continue') ?? `${store.version}.0`).split('.').map(Number)
  if (version === undefined || offset === undefined || version < store.oldest) {
    return statusReply(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result.',
    )
  }
  const all = store.list(resource, namespace)
  const end = offset + Number(query.get('limit') ?? all.length)
  const metadataOnly = accept.includes('as=PartialObjectMetadataList') && !state.fullObjectsOnly.has(resource)
  const items = all
    .slice(offset, end)
    .map(object => (metadataOnly ? { metadata: object.metadata } : withoutType(object)))
  return ok({
    ...(metadataOnly
      ? { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' }
      : { kind: `${type.kind}List`, apiVersion: apiVersionOf(type) }),
    metadata: { resourceVersion: String(version), ...(end < all.length && { continue: `${version}.${end}` }) },
    // As real servers do (measured): no objects are null, not an empty list.
    items: items.length === 0 ? null : items,
  })
}

/** Items of a typed list carry neither apiVersion nor kind. */
function withoutType(object: KubeObject): Partial<KubeObject> {
  const { apiVersion, kind, ...rest } = object
  return rest
}

function objectReply(state: ClusterState, target: Target, name: string, question: Question): Reply {
  const { store } = state
  const { type, resource, namespace } = target
  if (question.method === 'PATCH') return ok(store.put(resource, type, JSON.parse(question.body) as FakeObject))
  const object = store.get(resource, name, namespace)
  if (object === undefined) return statusReply(404, 'NotFound', `${resource} "${name}" not found`)
  if (question.method === 'DELETE') return deleteReply(state, target, name, question)
  if (!question.accept.includes('as=PartialObjectMetadata')) return ok(object)
  return ok({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata })
}

function deleteReply(
  { store }: ClusterState,
  { type, resource, namespace }: Target,
  name: string,
  question: Question,
): Reply {
  const wanted = (JSON.parse(question.body || '{}') as { preconditions?: { uid?: string } }).preconditions?.uid
  const uid = store.get(resource, name, namespace)?.metadata.uid
  if (wanted !== undefined && wanted !== uid) {
    const words = `the UID in the precondition (${wanted}) does not match the UID in record (${uid}).`
    return statusReply(409, 'Conflict', `Operation cannot be fulfilled on ${resource} "${name}": ${words}`)
  }
  store.delete(resource, type, name, namespace)
  return ok({ kind: 'Status', apiVersion: 'v1', status: 'Success' })
}
