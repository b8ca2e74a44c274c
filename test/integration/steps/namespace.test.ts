import { describe, expect, test } from 'vitest'
import type { Api } from '../../../src/kube/api.ts'
import { connect } from '../../../src/kube/connection.ts'
import type { Settled } from '../../../src/snapshot/settle.ts'
import { leaveNamespace, prepareNamespace } from '../../../src/steps/namespace.ts'
import { life } from '../../builders/life.ts'
import { fakeClock } from '../../builders/scripted-api.ts'
import { fakeApiServer } from '../../fake-api-server/server.ts'

const signal = new AbortController().signal

async function cluster({ existing = true } = {}) {
  const server = await fakeApiServer()
  const api = await connect({ kubeconfig: server.kubeconfig })
  const run = life({ namespace: 'apps' })
  return {
    server,
    api,
    run,
    prepare: () => prepareNamespace(run, { api, existing } as Parameters<typeof prepareNamespace>[1]),
    namespaces: () => server.state.store.list('namespaces').map(({ metadata }) => metadata.name),
    async [Symbol.asyncDispose]() {
      await api.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** After the uninstall: what differs in which namespace, and what could not be seen. */
function settled(namespaces: string[], failures: object[] = []): Settled {
  const changes = namespaces.map(namespace => ({ id: { namespace } }))
  return { comparison: { changes }, after: { failures } } as unknown as Settled
}

test('one that is there, or is left to Helm, is not touched', async () => {
  await using made = await cluster()
  made.server.put('namespaces', { metadata: { name: 'apps' } })
  expect((await made.prepare()).namespaceMadeBy).toBe('baseline')
  await using left = await cluster()
  left.run.options.createNamespace = true
  expect((await left.prepare()).namespaceMadeBy).toBe('helm')
  expect(left.namespaces()).not.toContain('apps')
  for (const { run, api } of [made, left]) await leaveNamespace(run, api, signal)
  expect(made.namespaces()).toContain('apps')
})

test('ours goes after the run when it is surely empty', async () => {
  await using one = await cluster()
  const { namespaceMadeBy, remove } = await one.prepare()
  expect(namespaceMadeBy).toBe('us')
  await remove(settled(['other']))
  expect(one.namespaces()).not.toContain('apps')
  expect(one.run.record.warnings).toEqual([])
})

test.for([
  ['something of the chart is left in it', settled(['apps'])],
  ['not all could be seen', settled([], [{ resource: 'secrets', error: '403' }])],
] as const)('ours stays when %s', async ([, left]) => {
  await using one = await cluster()
  const { remove } = await one.prepare()
  await remove(left)
  expect(one.namespaces()).toContain('apps')
  expect(one.run.record.warnings).toEqual(['namespace apps, made for this run, was kept with what was left in it'])
})

test('one that somebody has made anew meanwhile is not ours', async () => {
  await using one = await cluster()
  const { remove } = await one.prepare()
  one.server.put('namespaces', { metadata: { name: 'apps', uid: 'another' } })
  await remove(settled([]))
  expect(one.namespaces()).toContain('apps')
})

test('a run that breaks off before the install takes it away again, a later one says that it is there', async () => {
  await using early = await cluster()
  await early.prepare()
  await leaveNamespace(early.run, early.api, signal)
  expect(early.namespaces()).not.toContain('apps')
  expect(early.run.record.warnings).toEqual([])
  await using late = await cluster()
  await late.prepare()
  late.run.record.facts.installStarted = true
  await leaveNamespace(late.run, late.api, signal)
  expect(late.namespaces()).toContain('apps')
  expect(late.run.record.warnings).toEqual(['namespace apps, made for this run, was kept'])
})

test('one whose making was not answered is told', async () => {
  await using one = await cluster()
  const silent: Pick<Api, 'get' | 'apply'> = {
    get: async () => undefined,
    apply: () => Promise.reject(new Error('no answer')),
  }
  const prepared = prepareNamespace(one.run, { api: silent, existing: true } as never)
  await expect(prepared).rejects.toThrow('no answer')
  await leaveNamespace(one.run, one.api, signal)
  expect(one.run.record.warnings).toEqual(['namespace apps may have been made for this run'])
})

describe('one that is in deletion, as after a check that ended a moment ago', () => {
  const leaving = { metadata: { name: 'apps', deletionTimestamp: '2026-11-21T10:00:00Z' } }

  test('is awaited, and made anew', async () => {
    const clock = fakeClock()
    const looks = [leaving, leaving]
    const api = { get: async () => looks.shift(), apply: async () => ({ metadata: { name: 'apps', uid: 'new' } }) }
    const run = life({ namespace: 'apps' })
    const made = await prepareNamespace(run, { api, existing: true } as never, clock)
    expect(made.namespaceMadeBy).toBe('us')
    expect(run.record.facts.namespaceToRemove).toEqual({ name: 'apps', uid: 'new' })
  })

  test('ends the run when it does not go', async () => {
    const api = { get: async () => leaving }
    const prepared = prepareNamespace(life({ namespace: 'apps' }), { api, existing: true } as never, fakeClock())
    await expect(prepared).rejects.toThrow('namespace apps is in deletion, and still there after 1m')
  })
})

test('on a cluster of our own it is left to the cluster', async () => {
  await using own = await cluster({ existing: false })
  const { remove } = await own.prepare()
  await remove(settled([]))
  await leaveNamespace(own.run, own.api, signal)
  expect(own.namespaces()).toContain('apps')
  expect(own.run.record.warnings).toEqual([])
})
