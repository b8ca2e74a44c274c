/** A failed install whose pods could not even be made: only events tell. */
import { expect, test } from 'vitest'
import type { KubeObject, ResourceType } from '../../../src/kube/object.ts'
import { describeFailedInstall } from '../../../src/scenario/failed-install.ts'
import type { Snapshot } from '../../../src/snapshot/snapshot.ts'
import { object, snapshot } from '../../builders/snapshot.ts'

const SET = { kind: 'ReplicaSet', name: 'web-56ff5c84f7', uid: 'set' }
const MESSAGE =
  'Error creating: pods "web-56ff5c84f7-" is forbidden: error looking up service account apps/missing-sa: serviceaccount "missing-sa" not found'
const REFUSED = `ReplicaSet/web-56ff5c84f7: FailedCreate: ${MESSAGE}`

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`

function metadata(name: string, creationTimestamp: string) {
  return { name, uid: name, resourceVersion: '1', creationTimestamp }
}

let events = 0
function event(over: Partial<KubeObject> = {}): KubeObject {
  const event = { involvedObject: SET, reason: 'FailedCreate', message: MESSAGE, lastTimestamp: at(10) }
  return { metadata: metadata(`event-${++events}`, at(1)), ...event, ...over }
}

function pod(name: string, owner: string, madeAt: string): KubeObject {
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: owner, controller: true }]
  return { metadata: { ...metadata(name, madeAt), ownerReferences }, status: { phase: 'Pending' } }
}

function describeWith(warnings: KubeObject[], pods: KubeObject[] = [], before?: Snapshot) {
  const list = async ({ resource }: ResourceType) => ({
    items: resource === 'pods' ? pods : warnings,
    resourceVersion: '1',
  })
  return describeFailedInstall({ list, podLog: async () => '' }, 'apps', new AbortController().signal, before)
}

test('feature 26: a refused pod comes first, with the workload and the words of the API server', async () => {
  const unhealthy = event({ involvedObject: { kind: 'Pod', name: 'db-0' }, reason: 'Unhealthy', message: 'no' })
  const lines = await describeWith([unhealthy, event({ count: 3 })], [pod('db-0', 'db', at(2))])
  expect(lines).toEqual([`${REFUSED} (3 times)`, 'Pod/db-0: Pending', 'Pod/db-0: Unhealthy: no'])
})

test.for(['StatefulSet', 'DaemonSet', 'Job', 'ReplicationController'])('of a %s as well', async kind => {
  const [first] = await describeWith([event({ involvedObject: { ...SET, kind } })], [pod('other', 'x', at(20))])
  expect(first).toContain(`${kind}/web-56ff5c84f7: FailedCreate: `)
})

test('of several refusals of one workload the last is told, once', async () => {
  const quota =
    'Error creating: pods "web-56ff5c84f7-x" is forbidden: exceeded quota: pods, used: pods=2, limited: pods=2'
  const lines = await describeWith([event({ message: quota, lastTimestamp: at(30) }), event()])
  expect(lines).toEqual([`ReplicaSet/web-56ff5c84f7: FailedCreate: ${quota}`])
})

test('a quota that lets the first pods through is still the reason', async () => {
  expect((await describeWith([event()], [pod('web-1', 'set', at(5))]))[0]).toBe(REFUSED)
})

test('a refusal that passed is a warning like others: its pod came later', async () => {
  const lines = await describeWith([event()], [pod('web-1', 'set', at(10))])
  expect(lines).toEqual(['Pod/web-1: Pending', REFUSED])
})

test('what was there before the install is no reason', async () => {
  const before = snapshot([object('replicasets/apps/web-56ff5c84f7', { uid: 'set' })])
  expect(await describeWith([event()], [pod('db-0', 'db', at(2))], before)).toEqual(['Pod/db-0: Pending', REFUSED])
})

test('without the pods, the refusal is told all the same', async () => {
  const list = async ({ resource }: ResourceType) => {
    if (resource === 'pods') throw new Error('pods is forbidden')
    return { items: [event()], resourceVersion: '1' }
  }
  const api = { list, podLog: async () => '' }
  const lines = await describeFailedInstall(api, 'apps', new AbortController().signal)
  expect(lines).toEqual([REFUSED, 'pods could not be read: pods is forbidden'])
})
