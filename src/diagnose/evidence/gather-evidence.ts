/** Reads what the rules need, after settling, and only about what changed. Secrets are never read. */
import type { Api } from '../../kube/api.ts'
import { serviceKey, serviceRefs } from '../../kube/called-services.ts'
import { type InvolvedObject, involvedObject } from '../../kube/events.ts'
import type { KubeObject, ResourceType } from '../../kube/object.ts'
import { resourceName } from '../../kube/object.ts'
import { containerToAsk } from '../../scenario/pod-containers.ts'
import { type ObjectId, typeOf } from '../../snapshot/object-id.ts'
import { runsOf } from '../uninstall/hook-runs.ts'
import { isPresent, recordsOf } from './change-facts.ts'
import { readActors } from './cluster-actors.ts'
import { clusterEvents, eventsSince } from './events.ts'
import type { BackendState, Evidence, Gathered } from './evidence.ts'
import { objectAt } from './evidence-index.ts'

/** Full objects and logs are bounded: a cluster with thousands of leftovers is explained by its first ones. */
const MOST_OBJECTS = 500
const MOST_LOGS = 10
const LOG_LINES = 20

/** The causes come first; a left operator may have made thousands of the rest. */
const KINDS_FIRST =
  /^(customresourcedefinitions|validatingwebhookconfigurations|mutatingwebhookconfigurations|apiservices|namespaces|jobs|pods)$/

/**
 * Adds full objects, events, the state of called Services and logs of failed hook pods. Whatever went in the meantime,
 * or cannot be read, is simply absent: evidence explains, it never decides whether something leaked. Only a cancelled
 * run throws.
 */
export async function gatherEvidence(
  api: Api,
  input: Omit<Evidence, Gathered>,
  signal: AbortSignal,
): Promise<Evidence> {
  /** undefined when the request fails; the Api bounds how many are under way. */
  const ask: Ask = async request => {
    signal.throwIfAborted()
    return request({ signal }).catch(() => signal.throwIfAborted())
  }
  const [objects, events] = await Promise.all([readObjects(api, input, ask), readEvents(api, input, signal)])
  const partly: Evidence = { ...input, objects, ...events, backends: new Map(), hookLogs: new Map(), actors: [] }
  const [backends, hookLogs, actors] = await Promise.all([
    readBackends(api, partly, ask),
    readHookLogs(api, partly, ask),
    readActors(api, partly, signal),
  ])
  signal.throwIfAborted()
  return { ...partly, backends, hookLogs, actors }
}

type Input = Omit<Evidence, Gathered>
// biome-ignore lint/suspicious/noConfusingVoidType: a request that fails answers nothing
type Ask = <T>(request: (options: { signal: AbortSignal }) => Promise<T>) => Promise<T | undefined | void>

async function readObjects(api: Api, input: Input, ask: Ask): Promise<Map<string, KubeObject>> {
  const ids = input.changes
    .filter(change => (isPresent(change) || change.kind === 'modified') && !isSecret(change.id))
    .map(change => change.id)
    .toSorted((a, b) => Number(KINDS_FIRST.test(b.resource)) - Number(KINDS_FIRST.test(a.resource)))
    .slice(0, MOST_OBJECTS)
  const found = await Promise.all(ids.map(id => ask(options => api.get(typeOf(id), id.name, id.namespace, options))))
  const same = found.filter((object, index) => object?.metadata.uid === ids[index]?.uid)
  return new Map(same.flatMap(object => (object ? [[object.metadata.uid, object] as const] : [])))
}

function isSecret(id: ObjectId): boolean {
  return resourceName(id) === 'secrets'
}

const SLICES: ResourceType = {
  group: 'discovery.k8s.io',
  version: 'v1',
  resource: 'endpointslices',
  kind: 'EndpointSlice',
  namespaced: true,
  verbs: [],
}

/** Events of the namespaces in which something changed or a hook ran; cluster-scoped objects have theirs in `default`. */
async function readEvents(
  api: Api,
  input: Input,
  signal: AbortSignal,
): Promise<Pick<Evidence, 'events' | 'allEvents'>> {
  const uids = new Set(input.changes.map(change => change.id.uid))
  const hooks = input.release?.hooks ?? []
  const hookNames = new Set(hooks.map(hook => `${hook.kind}/${hook.name}`))
  const jobs = hooks.filter(({ kind }) => kind === 'Job').map(({ name }) => `${name}-`)
  const namespaces = [
    input.namespace,
    ...input.changes.map(change => change.id.namespace ?? 'default'),
    ...hooks.map(hook => hook.namespace ?? input.namespace),
  ]
  const isWanted = ({ uid, kind, name = '' }: InvolvedObject) =>
    uids.has(uid ?? '') ||
    hookNames.has(`${kind}/${name}`) ||
    (kind === 'Pod' && jobs.some(job => name.startsWith(job)))
  const all = await eventsSince(api, input.before, namespaces, signal)
  const wanted = all.filter(event => isWanted(involvedObject(event)))
  return { events: clusterEvents(wanted), allEvents: clusterEvents(all) }
}

/** Whether the existing Services that changed objects call have an endpoint that is ready. */
async function readBackends(api: Api, evidence: Evidence, ask: Ask): Promise<Map<string, BackendState>> {
  const all = new Map([...evidence.objects.values()].flatMap(serviceRefs).map(ref => [serviceKey(ref), ref]))
  const existing = [...all.values()].filter(ref => objectAt(evidence, 'after', { group: '', kind: 'Service', ...ref }))
  const states = await Promise.all(
    existing.map(async ref => {
      const labelSelector = `kubernetes.io/service-name=${ref.name}`
      const slices = await ask(options => api.list(SLICES, { ...options, namespace: ref.namespace, labelSelector }))
      return slices ? ([serviceKey(ref), backendState(slices.items)] as const) : undefined
    }),
  )
  return new Map(states.filter(state => state !== undefined))
}

/** `conditions.ready` that is absent means ready (discovery.k8s.io/v1). */
function backendState(slices: readonly KubeObject[]): BackendState {
  const endpoints = slices.flatMap(slice => recordsOf(slice.endpoints))
  const isReady = endpoints.some(({ conditions }) => (conditions as { ready?: boolean } | undefined)?.ready !== false)
  return isReady ? 'ready' : 'no-endpoints'
}

/** The last lines of hook pods that failed; a pod that never started has none. */
async function readHookLogs(api: Api, evidence: Evidence, ask: Ask): Promise<Map<string, string>> {
  const pods = runsOf(evidence.release?.hooks ?? [], evidence)
    .filter(({ id, isGone, status }) => id.kind === 'Pod' && !isGone && status.phase !== 'Succeeded')
    .slice(0, MOST_LOGS)
  const logs = await Promise.all(
    pods.map(async ({ id }) => {
      const pod = evidence.objects.get(id.uid)
      const container = pod && containerToAsk(pod)
      const of = { ...(container !== undefined && { container }), tailLines: LOG_LINES }
      const log = await ask(options => api.podLog(id.namespace ?? '', id.name, { ...options, ...of }))
      return [id.uid, (log ?? '').trim()] as const
    }),
  )
  return new Map(logs.filter(([, log]) => log !== ''))
}
