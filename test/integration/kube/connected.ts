/** A fake API server and a connection to it, with a clock that does not wait. */
import { expect } from 'vitest'
import { type ConnectOptions, connect } from '../../../src/kube/connection.ts'
import type { ObjectMeta } from '../../../src/kube/object.ts'
import { type InstantClock, instantClock } from '../../fake-api-server/instant-clock.ts'
import { type FakeApiServerOptions, fakeApiServer } from '../../fake-api-server/server.ts'

export async function connected(
  options: FakeApiServerOptions & Partial<ConnectOptions> & { clock?: InstantClock } = {},
) {
  const server = await fakeApiServer(options)
  const clock = options.clock ?? instantClock()
  const api = await connect({ kubeconfig: server.kubeconfig, ...options, clock })
  return {
    server,
    api,
    clock,
    async [Symbol.asyncDispose]() {
      await api.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

export function names(objects: readonly { metadata: ObjectMeta }[]): string[] {
  return objects.map(({ metadata }) => metadata.name)
}

/** Both protocols that API servers speak: a fault looks different in each. */
export const PROTOCOLS = ['h2', 'http/1.1'] as const

/** Looks until it is so; patient, because test machines are slow at times. */
export function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 15_000, interval: 10 })
}
