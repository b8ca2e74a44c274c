/** Reads the Jobs and pods of hooks while they exist: a delete policy may take them away before anybody else looks. */
import type { HookObject } from '../chart/chart.ts'
import type { Api } from '../kube/api.ts'
import type { KubeObject, PartialObject } from '../kube/object.ts'
import { type ObjectId, typeOf } from '../snapshot/object-id.ts'
import { containerToAsk } from './pod-containers.ts'

/** A Job or pod of a hook as it was last seen. */
export interface HookTrace {
  id: ObjectId
  object: KubeObject
  /** the last lines of a pod's log, and of which container */
  log?: string
  container?: string
}

const LOG_LINES = 20
/** A hook Job with the default backoffLimit makes seven pods. */
const MOST_TRACES = 30

export class HookWatch {
  readonly #api: Pick<Api, 'get' | 'podLog'>
  readonly #hooks: ReadonlySet<string>
  readonly #signal: AbortSignal
  readonly #traces = new Map<string, HookTrace>()
  /** by UID: being read; true: something came meanwhile */
  readonly #reading = new Map<string, boolean>()

  /** `namespace` is that of hooks which name none. */
  constructor(api: Pick<Api, 'get' | 'podLog'>, hooks: readonly HookObject[], namespace: string, signal: AbortSignal) {
    this.#api = api
    this.#signal = signal
    this.#hooks = new Set(hooks.map(hook => `${hook.kind}/${hook.namespace ?? namespace}/${hook.name}`))
  }

  get traces(): ReadonlyMap<string, HookTrace> {
    return new Map(this.#traces)
  }

  /** Called for each event of a Job or Pod. True when it is there and a hook, or of one. */
  take(id: ObjectId, object: PartialObject, isGone: boolean): boolean {
    if (isGone || !this.#isOfHook(id, object)) return false
    const hasRoom = this.#traces.has(id.uid) || this.#traces.size < MOST_TRACES
    if (this.#reading.has(id.uid)) this.#reading.set(id.uid, true)
    else if (hasRoom) void this.#read(id)
    return true
  }

  #isOfHook(id: ObjectId, { metadata }: PartialObject): boolean {
    const jobs = (metadata.ownerReferences ?? []).filter(({ kind }) => kind === 'Job')
    const programs = [`${id.kind}/${id.namespace}/${id.name}`, ...jobs.map(({ name }) => `Job/${id.namespace}/${name}`)]
    return programs.some(program => this.#hooks.has(program))
  }

  async #read(id: ObjectId): Promise<void> {
    this.#reading.set(id.uid, false)
    const options = { signal: this.#signal }
    // What can't be read is not seen: evidence explains, it decides nothing.
    const quiet = () => undefined
    const object = await this.#api.get(typeOf(id), id.name, id.namespace, options).catch(quiet)
    if (object?.metadata.uid === id.uid) {
      const before = this.#traces.get(id.uid)
      this.#traces.set(id.uid, { ...before, id, object })
      if (id.kind === 'Pod') {
        const container = containerToAsk(object)
        const of = container === undefined ? {} : { container }
        const log = await this.#api
          .podLog(id.namespace ?? '', id.name, { ...options, ...of, tailLines: LOG_LINES })
          .then(text => text.trim(), quiet)
        if (log) this.#traces.set(id.uid, { id, object, log, ...of })
      }
    }
    const again = this.#reading.get(id.uid) && object !== undefined && !this.#signal.aborted
    if (again) await this.#read(id)
    else this.#reading.delete(id.uid)
  }
}
