/**
 * An API server for tests: real HTTPS (HTTP/2 and 1.1), discovery, lists, watches, get, apply and delete over objects in memory,
 * a log of all requests, and faults on demand.
 *
 *     await using server = await fakeApiServer()
 *     server.put('configmaps', { metadata: { name: 'a', namespace: 'default' } })
 *     server.fail({ path: '/api/v1/configmaps' }, { status: 429, retryAfter: '1' }, 2)
 *     const api = await connect({ kubeconfig: server.kubeconfig })
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type KubeObject, type ResourceType, resourceName } from '../../src/kube/object.ts'
import { serverCertificate } from './certificate.ts'
import { failRequest } from './fail-request.ts'
import { type Fault, type FaultMatcher, Faults } from './faults.ts'
import { collectGarbage } from './garbage-collector.ts'
import { type KubeconfigParts, kubeconfigText } from './kubeconfig.ts'
import { createListener, type Listener } from './listener.ts'
import { type LoggedRequest, RequestLog } from './request-log.ts'
import { type ClusterState, type Reply, reply, statusReply, type Target, targetOf } from './routes.ts'
import { type FakeObject, Store } from './store.ts'
import { DEFAULT_TYPES, typesOfCrd } from './types.ts'
import { Watches } from './watches.ts'

export interface FakeApiServerOptions {
  types?: readonly ResourceType[]
  /** both by default, as on a real server */
  protocol?: 'http/1.1' | 'h2'
  aggregatedDiscovery?: boolean
  /** bearer tokens that are let in; all when absent. Change it through `tokens`. */
  tokens?: string[]
}

export async function fakeApiServer(options: FakeApiServerOptions = {}): Promise<FakeApiServer> {
  const certificate = await serverCertificate()
  const directory = await mkdtemp(join(tmpdir(), 'fake-api-server-'))
  const server = new FakeApiServer(certificate.cert, directory, options)
  await server.listen(createListener(certificate, options.protocol))
  return server
}

export class FakeApiServer implements AsyncDisposable {
  url = ''
  /** path of a kubeconfig for this server */
  kubeconfig = ''
  readonly certificate: string
  connections = 0
  tokens: string[] | undefined
  readonly state: ClusterState
  readonly watches: Watches
  readonly #directory: string
  readonly #log = new RequestLog()
  readonly #faults = new Faults()
  readonly #sockets = new Set<Socket>()
  #files = 0
  #listener: Listener | undefined

  constructor(certificate: string, directory: string, options: FakeApiServerOptions) {
    this.certificate = certificate
    this.tokens = options.tokens
    this.#directory = directory
    const store = new Store()
    this.watches = new Watches(store)
    this.state = {
      store,
      types: [...(options.types ?? DEFAULT_TYPES)],
      aggregatedDiscovery: options.aggregatedDiscovery ?? true,
      stale: new Set(),
      fullObjectsOnly: new Set(),
      collectsGarbage: true,
      logs: new Map(),
      version: 'v1.36.3',
    }
    collectGarbage(this.state)
  }

  async listen(listener: Listener): Promise<void> {
    this.#listener = listener
    // node:http2's compatibility API looks like node:https's: one handler serves both.
    const serve = (request: Http2ServerRequest, response: Http2ServerResponse) => void this.#serve(request, response)
    listener.on('request', serve as never)
    listener.on('secureConnection', (socket: Socket) => {
      this.connections += 1
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => {})
    })
    listener.on('sessionError', () => {})
    await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
    this.url = `https://127.0.0.1:${(listener.address() as AddressInfo).port}`
    this.kubeconfig = await this.writeKubeconfig({})
  }

  get requests(): LoggedRequest[] {
    return this.#log.requests
  }

  /** requests under way at once at most; watches do not count */
  get maxInFlight(): number {
    return this.#log.maxInFlight
  }

  /** Writes another kubeconfig for this server; returns its path. */
  async writeKubeconfig(parts: Partial<KubeconfigParts>): Promise<string> {
    return await this.writeFile(kubeconfigText({ server: this.url, ca: this.certificate, ...parts }))
  }

  /** Writes a file that goes away with the server; returns its path. */
  async writeFile(content: string, mode = 0o600): Promise<string> {
    this.#files += 1
    const file = join(this.#directory, `file-${this.#files}`)
    await writeFile(file, content, { mode })
    return file
  }

  /** Makes the next `times` requests that fit fail; earlier faults come first. */
  fail(matcher: FaultMatcher, fault: Fault, times = 1): void {
    this.#faults.arm(matcher, fault, times)
  }

  heal(): void {
    this.#faults.clear()
  }

  /** Makes or changes an object of `resource.group`. A CustomResourceDefinition also adds its types. */
  put(resource: string, object: FakeObject): KubeObject {
    const stored = this.state.store.put(resource, this.#typeOf(resource), object)
    if (resource === 'customresourcedefinitions.apiextensions.k8s.io') this.addType(...typesOfCrd(stored))
    return stored
  }

  remove(resource: string, name: string, namespace?: string): void {
    this.state.store.delete(resource, this.#typeOf(resource), name, namespace)
  }

  addType(...types: ResourceType[]): void {
    this.state.types.push(...types)
  }

  /** The type is no longer served; its watches end without a word. */
  removeType(resource: string): void {
    this.state.types = this.state.types.filter(type => resourceName(type) !== resource)
    this.watches.end(resource)
  }

  /** The logged requests of a path without query. */
  requestsTo(pathname: string): LoggedRequest[] {
    return this.requests.filter(({ path }) => path.split('?')[0] === pathname)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>(resolve => (this.#listener ? this.#listener.close(() => resolve()) : resolve()))
    await rm(this.#directory, { recursive: true, force: true })
  }

  #typeOf(resource: string): ResourceType {
    const type = this.state.types.find(candidate => resourceName(candidate) === resource)
    if (type === undefined) throw new Error(`the fake API server has no type ${resource}`)
    return type
  }

  async #serve(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    request.on('error', () => {})
    response.on('error', () => {})
    const url = new URL(request.url, this.url)
    const watch = url.searchParams.get('watch') === '1'
    if (!watch) this.#log.countInFlight(response)
    const body = await text(request).catch(() => '')
    const logged = this.#log.add(request, body, watch)
    const fault = this.#faults.take({ ...logged, pathname: url.pathname })
    const outcome = fault ? await failRequest(fault, request, response) : 'later'
    if (outcome === 'done') return
    if (outcome !== 'later') return send(response, outcome)
    const refusal = this.#refusal(logged)
    if (refusal) return send(response, refusal)
    const target = watch ? targetOf(this.state, url.pathname) : undefined
    if (target) return this.#openWatch(response, target, url.searchParams)
    const question = {
      method: request.method,
      pathname: url.pathname,
      query: url.searchParams,
      accept: logged.accept,
      body,
    }
    send(response, reply(this.state, question))
  }

  #refusal({ authorization = '' }: LoggedRequest): Reply | undefined {
    const isKnown = this.tokens === undefined || this.tokens.some(token => authorization === `Bearer ${token}`)
    return isKnown ? undefined : statusReply(401, 'Unauthorized', 'Unauthorized')
  }

  #openWatch(response: Http2ServerResponse, target: Target, query: URLSearchParams): void {
    response.writeHead(200, { 'content-type': 'application/json' })
    // HTTP/2 has sent them by now
    if (response instanceof ServerResponse) response.flushHeaders()
    const connection = {
      write: (line: string) => void response.write(line),
      end: () => void response.end(),
      onClose: (listener: () => void) => void response.on('close', listener),
    }
    this.watches.open(connection, target, Number(query.get('resourceVersion') ?? 0))
  }
}

function send(response: Http2ServerResponse, { status, body }: Reply): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' })
  response.end(isText ? body : JSON.stringify(body))
}
