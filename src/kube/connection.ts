/**
 * The one way to an API server. client-node reads the kubeconfig and authenticates; requests are our own, because its clients open
 * a connection per request, can't list metadata only, and lower-case names.
 *
 * client-node is loaded at the first call: from node_modules that takes 0.35 s, more than a snapshot.
 */

import { type Clock, systemClock } from '../clock.ts'
import { infrastructureProblem, messageOf, type Problem } from '../problem.ts'
import type { Api } from './api.ts'
import { discover } from './discovery.ts'
import { ApiError } from './errors.ts'
import type { KubeconfigChoice } from './kubeconfig.ts'
import { listMetadata, listObjects } from './list.ts'
import { Requester } from './request.ts'
import { Session } from './session.ts'
import { applyObject, deleteObject, getObject, podLog } from './single-object.ts'
import { watchMetadata } from './watch.ts'

export interface ConnectOptions extends KubeconfigChoice {
  /** requests under way at once (16); watches do not count */
  maxInFlight?: number
  userAgent?: string
  /** milliseconds for each try of a request (30 000) */
  requestTimeoutMs?: number
  clock?: Clock
  signal?: AbortSignal
}

/**
 * Connects to the cluster of a kubeconfig and asks for its version. Throws usage problems for a wrong file or context, and
 * infrastructure problems when the server can't be reached or refuses us.
 */
export async function connect(options: ConnectOptions): Promise<Api> {
  const {
    maxInFlight = 16,
    userAgent = 'clean-uninstall',
    requestTimeoutMs = 30_000,
    clock = systemClock,
    signal,
  } = options
  const session = await Session.open(options, { clock, limitMs: requestTimeoutMs, signal })
  const requester = new Requester({ session, clock, maxInFlight, requestTimeoutMs, userAgent })
  try {
    return apiOf(session.server, requester, await serverVersion(requester, signal))
  } catch (error) {
    await requester.close()
    throw error instanceof ApiError ? connectionProblem(session.server, options, error) : error
  }
}

function apiOf(server: string, requester: Requester, version: string): Api {
  return {
    server,
    version: async () => version,
    discover: options => discover(requester, options?.signal),
    listMetadata: (type, options) => listMetadata(requester, type, options?.signal),
    list: (type, options = {}) => listObjects(requester, type, options, options.signal),
    get: (type, name, namespace, options) => getObject(requester, type, name, namespace, options?.signal),
    apply: (type, object, options) => applyObject(requester, type, object, options?.signal),
    delete: (type, name, namespace, options) => deleteObject(requester, type, name, namespace, options),
    watchMetadata: (type, resourceVersion, onEvent, signal, known = []) =>
      watchMetadata(requester, { type, resourceVersion, onEvent, signal, known }),
    podLog: (namespace, pod, options) => podLog(requester, namespace, pod, options),
    getPath: (path, options) => requester.getJson(path, options?.signal),
    close: () => requester.close(),
  }
}

async function serverVersion(requester: Requester, signal?: AbortSignal): Promise<string> {
  const version = (await requester.getJson('/version', signal)) as { gitVersion?: string }
  return version.gitVersion ?? 'unknown'
}

function connectionProblem(server: string, { kubeconfig, context }: KubeconfigChoice, error: ApiError): Problem {
  const which = context === undefined ? kubeconfig : `${kubeconfig}, context ${context}`
  if (error.status === 401 || error.status === 403) {
    return infrastructureProblem(
      `The cluster at ${server} refuses the credentials of ${which}: ${messageOf(error)} (${error.status})`,
      'They may have expired, or belong to another cluster.',
      error,
    )
  }
  if (error.status !== undefined) {
    return infrastructureProblem(
      `The server at ${server} does not answer like a Kubernetes API server: ${messageOf(error)}`,
      `Check the server address in ${kubeconfig}, and whether the cluster is healthy.`,
      error,
    )
  }
  const certificate = /CERT|SIGNATURE|^ERR_TLS/.test(error.reason ?? '')
  return infrastructureProblem(
    `The cluster at ${server} can't be reached: ${messageOf(error)}`,
    certificate
      ? `The certificate authority in ${kubeconfig} does not fit this server; was the cluster made again?`
      : `Does the cluster of ${which} still run, and can this machine reach it?`,
    error,
  )
}
