import { expect, test } from 'vitest'
import { MOST_BYTES, MOST_LINES, MOST_PODS, readPodLogs } from '../../../src/diagnostics/pod-logs.ts'
import type { Api } from '../../../src/kube/api.ts'
import type { KubeObject } from '../../../src/kube/object.ts'
import { object, snapshot } from '../../builders/snapshot.ts'

const signal = new AbortController().signal

function pod(name: string, spec: object = { containers: [{ name: 'main' }] }, status: object = { phase: 'Running' }) {
  const metadata = { name, namespace: 'apps', uid: name, resourceVersion: '1', creationTimestamp: '' }
  return { metadata, spec, status } as KubeObject
}

/** An API server with these pods; `log` answers for `POD/CONTAINER`. */
function serving(pods: KubeObject[], log: (of: string) => Promise<string> = async of => `log of ${of}\n`) {
  const asked: { of: string; tailLines?: number; limitBytes?: number }[] = []
  const state = { underWay: 0, most: 0 }
  const api: Pick<Api, 'list' | 'podLog'> = {
    list: async () => ({ items: pods, resourceVersion: '1' }),
    podLog: async (_namespace, name, { container, signal, ...limits } = {}) => {
      asked.push({ of: `${name}/${container}`, ...limits })
      state.most = Math.max(state.most, ++state.underWay)
      try {
        return await Promise.race([
          log(`${name}/${container}`),
          new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
        ])
      } finally {
        state.underWay--
      }
    },
  }
  return { api, asked, state }
}

const texts = (logs: readonly { pod: string; container: string; text: string }[]) =>
  logs.map(({ pod, container, text }) => `${pod}/${container}: ${text.trim()}`)

test('feature 96: every container is asked for by its name, with a bound on what it may say', async () => {
  const { api, asked } = serving([
    pod('web-1', { initContainers: [{ name: 'migrate' }], containers: [{ name: 'web' }, { name: 'sidecar' }] }),
  ])
  expect(texts(await readPodLogs(api, snapshot(), signal))).toEqual([
    'web-1/migrate: log of web-1/migrate',
    'web-1/web: log of web-1/web',
    'web-1/sidecar: log of web-1/sidecar',
  ])
  for (const limits of asked) expect(limits).toMatchObject({ tailLines: MOST_LINES, limitBytes: MOST_BYTES })
})

test('feature 96: a pod of the baseline is not of the chart, and a container that said nothing has no log', async () => {
  const { api, asked } = serving([pod('old'), pod('silent'), pod('new')], async of =>
    of.startsWith('new') ? 'x' : '\n',
  )
  const before = snapshot([object('pods/apps/old', { uid: 'old' })])
  expect(texts(await readPodLogs(api, before, signal))).toEqual(['new/main: x'])
  expect(asked.map(({ of }) => of)).toEqual(['silent/main', 'new/main'])
})

test('of many pods some are read, those that are not ready first, a few at once', async () => {
  const many = Array.from({ length: MOST_PODS + 30 }, (_, index) => pod(`p${index}`))
  const failing = pod('failing', undefined, { phase: 'Pending' })
  const { api, asked, state } = serving([...many, failing])
  expect(await readPodLogs(api, snapshot(), signal)).toHaveLength(MOST_PODS)
  expect(asked[0]?.of).toBe('failing/main')
  expect(asked).toHaveLength(MOST_PODS)
  expect(state.most).toBeLessThanOrEqual(4)
})

test('of a pod with very many containers some are read', async () => {
  const containers = Array.from({ length: 500 }, (_, index) => ({ name: `c${index}` }))
  const { api, asked } = serving([pod('wide', { containers })])
  await readPodLogs(api, snapshot(), signal)
  expect(asked.length).toBeLessThanOrEqual(40)
})

test('feature 96: a pod that can not be read costs nothing, and one that hangs no more than the limit', async () => {
  const never = new Promise<string>(() => {})
  const { api } = serving([pod('broken'), pod('good'), pod('hangs')], of => {
    if (of.startsWith('broken')) return Promise.reject(new Error('500'))
    return of.startsWith('hangs') ? never : Promise.resolve('fine')
  })
  const startedAt = performance.now()
  expect(texts(await readPodLogs(api, snapshot(), signal, 50))).toEqual(['good/main: fine'])
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})

test('pods that can not be listed have no logs', async () => {
  const { api } = serving([])
  const list = () => Promise.reject(new Error('forbidden'))
  expect(await readPodLogs({ ...api, list }, snapshot(), signal)).toEqual([])
})

test('a pod without a spec that we know is no reason to fail', async () => {
  const { api } = serving([pod('odd', { containers: 'none' }), { metadata: pod('bare').metadata }])
  expect(await readPodLogs(api, snapshot(), signal)).toEqual([])
})

test('a cancelled run throws', async () => {
  const { api } = serving([pod('web')])
  await expect(readPodLogs(api, snapshot(), AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled')
})
