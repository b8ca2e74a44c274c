/** The baseline on clusters that are sound, and on those that are broken before anything is installed. */
import { afterEach, describe, expect, test } from 'vitest'
import { connect } from '../../../src/kube/connection.ts'
import type { CheckOptions } from '../../../src/options/check-options.ts'
import { baselineStep } from '../../../src/steps/baseline.ts'
import type { Connection } from '../../../src/steps/connect.ts'
import type { Life } from '../../../src/steps/life.ts'
import { RunRecord } from '../../../src/steps/run-record.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { API_SERVICES, DEFAULT_TYPES, SERVICES, WEBHOOKS } from '../../fake-api-server/types.ts'

const silent = { start() {}, update() {}, done() {}, log() {} }
const signal = new AbortController().signal
let server: FakeApiServer

afterEach(() => server[Symbol.asyncDispose]())

async function start(arrange: (server: FakeApiServer) => void = () => {}) {
  server = await fakeApiServer({ types: [...DEFAULT_TYPES, SERVICES, WEBHOOKS, API_SERVICES] })
  server.put('namespaces', { metadata: { name: 'apps' } })
  arrange(server)
}

const release = { releaseName: 'app', namespace: 'apps' }

async function takeBaseline(options: Partial<CheckOptions> = {}, patienceMs = 500) {
  const api = await connect({ kubeconfig: server.kubeconfig })
  const record = new RunRecord(silent)
  const life = { options: { namespace: 'apps', createNamespace: false, ...options }, record, signal } as unknown as Life
  try {
    return { snapshot: await baselineStep(life, { api, existing: true } as Connection, release, patienceMs), record }
  } finally {
    await api.close()
  }
}

const service = { name: 'conversion', namespace: 'infra', path: '/convert', port: 443 }
const widgets = {
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', kind: 'Widget' },
    versions: [
      { name: 'v2', served: true },
      { name: 'v1', served: true },
      { name: 'v0', served: false },
    ],
    conversion: { strategy: 'Webhook', webhook: { clientConfig: { service } } },
  },
}
const CRDS = 'customresourcedefinitions.apiextensions.k8s.io'

describe('a sound cluster', () => {
  test('the canary is collected, and is part of nothing', async () => {
    await start()
    const { snapshot, record } = await takeBaseline()
    // Two looks that agree; the first of all may have seen the canary.
    expect(server.requestsTo('/apis').length).toBeLessThanOrEqual(3)
    expect([...snapshot.objects.values()].map(({ id }) => id.name)).toEqual(['apps'])
    expect(server.state.store.list('configmaps')).toEqual([])
    expect(record.warnings).toEqual([])
    expect(server.requests.filter(({ path }) => path.includes('/apps/configmaps/clean-uninstall-canary'))).not.toEqual(
      [],
    )
  })

  test('with create-namespace the canary flies in default', async () => {
    await start(({ state }) => state.store.delete('namespaces', DEFAULT_TYPES[3] as never, 'apps'))
    await takeBaseline({ createNamespace: true })
    expect(
      server.requests.filter(({ path }) => path.includes('/default/configmaps/clean-uninstall-canary')),
    ).not.toEqual([])
  })

  test('a conversion webhook and a webhook that may fail are no trouble', async () => {
    await start(server => {
      server.put(CRDS, widgets)
      server.put('services', { metadata: { name: 'conversion', namespace: 'infra' } })
      const webhooks = [
        { name: 'a.example.com', failurePolicy: 'Ignore', clientConfig: { service: { name: 'x', namespace: 'y' } } },
      ]
      server.put('validatingwebhookconfigurations.admissionregistration.k8s.io', {
        metadata: { name: 'lenient' },
        webhooks,
      })
    })
    await takeBaseline()
    expect(server.requestsTo('/apis/example.com/v1/widgets')).not.toEqual([])
    expect(server.requestsTo('/apis/example.com/v0/widgets')).toEqual([])
  })

  test('who may not make ConfigMaps goes without the canary, and is told', async () => {
    await start(server => server.fail({ method: 'PATCH', path: /canary/ }, { status: 403, message: 'not you' }, 9))
    const { record } = await takeBaseline()
    expect(record.warnings).toEqual(['whether the garbage collector works could not be tried: not you'])
  })
})

describe('a cluster that is broken before the install', { timeout: 60_000 }, () => {
  test('what loses its owner stays: the collector is named, and the canary is taken away', async () => {
    await start(({ state }) => {
      state.collectsGarbage = false
    })
    await expect(takeBaseline()).rejects.toThrow('the garbage collector does not remove what has lost its owner')
    expect(server.state.store.list('configmaps')).toEqual([])
  })

  test('every call to a missing Service is named, and so is a version that cannot be listed', async () => {
    await start(server => {
      server.put(CRDS, widgets)
      const client = { clientConfig: { service: { name: 'guard', namespace: 'infra' } } }
      server.put('validatingwebhookconfigurations.admissionregistration.k8s.io', {
        metadata: { name: 'guard' },
        webhooks: [
          { name: 'a.example.com', ...client },
          { name: 'b.example.com', ...client },
        ],
      })
      server.put('apiservices.apiregistration.k8s.io', {
        metadata: { name: 'v1beta1.metrics.example.com' },
        spec: { service: { name: 'adapter', namespace: 'infra' } },
      })
      const message = 'storage is (re)initializing'
      server.fail({ path: '/apis/example.com/v1/widgets' }, { status: 429, message }, Number.POSITIVE_INFINITY)
    })
    const error = await takeBaseline().catch((error: Error) => error.message)
    expect(String(error).split('; ').toSorted()).toEqual([
      'APIService/v1beta1.metrics.example.com: its group is served by Service infra/adapter, which does not exist',
      "CustomResourceDefinition/widgets.example.com: its version v1 can't be listed: storage is (re)initializing",
      'ValidatingWebhookConfiguration/guard: a webhook that must not fail is served by Service infra/guard, which does not exist',
      'the cluster is broken before anything is installed: CustomResourceDefinition/widgets.example.com: its conversion webhook is served by Service infra/conversion, which does not exist',
    ])
  })

  test('what heals within seconds is waited for', async () => {
    await start(server => {
      server.put(CRDS, widgets)
      setTimeout(() => server.put('services', { metadata: { name: 'conversion', namespace: 'infra' } }), 1_000)
    })
    const { snapshot } = await takeBaseline({}, 10_000)
    expect([...snapshot.objects.values()].some(({ id }) => id.name === 'conversion')).toBe(true)
  })
})
