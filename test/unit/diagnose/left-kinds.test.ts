/** Kinds whose leftovers the table of features names one by one, seen from the snapshot to the finding. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { Finding } from '../../../src/diagnose/finding.ts'
import { contentOf } from '../../../src/snapshot/content.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { evidence, ofRelease, type Scene, thing } from '../../builders/evidence.ts'
import { byOperator, callingWebhook, hooked } from '../../builders/scenes.ts'

const told = (scene: Scene): Finding[] => explain(evidence(scene))
const one = (scene: Scene): Finding => {
  const [finding, ...more] = told(scene)
  expect(more.map(other => other.class)).toEqual([])
  if (finding === undefined) throw new Error('nothing was found')
  return finding
}
const made = (place: string, over: Partial<SnapshotObject> = {}) => thing(place, { writers: byOperator, ...over })
const kubeSystem = thing('namespaces/kube-system')

describe('feature 51: new namespaces', () => {
  test('one that the operator made is reported with its maker', () => {
    const finding = one({ after: [made('namespaces/team')] })
    expect(finding).toMatchObject({ class: 'E1', severity: 'leaked' })
    expect(finding.cause).toContain('my-operator')
  })

  test('that of --create-namespace is told apart and is no leak', () => {
    const finding = one({ after: [thing('namespaces/apps')], namespaceMadeBy: 'helm' })
    expect(finding.class).toBe('A18')
    expect(['kept', 'noise']).toContain(finding.severity)
  })
})

describe('feature 53: kube-system', () => {
  const places = ['services/kube-system/x', 'endpoints/kube-system/x', 'endpointslices/kube-system/x-1']
  test.for(places)('%s of an operator is reported', place => {
    expect(one({ before: [kubeSystem], after: [kubeSystem, made(place)] }).class).toBe('E8')
  })

  test('Endpoints of a baseline Service are not', () => {
    const before = [kubeSystem, thing('services/kube-system/dns')]
    const slice = made('endpointslices/kube-system/dns-1', { labels: { 'kubernetes.io/service-name': 'dns' } })
    expect(told({ before, after: [...before, made('endpoints/kube-system/dns'), slice] })).toEqual([])
  })
})

describe('feature 55: a left webhook configuration and who made it', () => {
  const ready = { backends: new Map([['apps/webhook', 'ready' as const]]) }
  const scene = (object: SnapshotObject): Scene => ({
    after: [object, thing('services/apps/webhook', ofRelease())],
    full: [[object, { webhooks: [callingWebhook('Fail')] }]],
    ...ready,
  })
  const kinds = ['validatingwebhookconfigurations/check', 'mutatingwebhookconfigurations/inject']
  const findingOf = (object: SnapshotObject) =>
    told(scene(object)).find(({ changes }) => changes.some(({ id }) => id.uid === object.id.uid))

  test.for(kinds)('%s of the operator', place => {
    expect(findingOf(made(place))).toMatchObject({ class: 'D1', cause: expect.stringContaining('`my-operator`') })
  })
  test.for(kinds)('%s of a hook', place => {
    expect(findingOf(hooked(place, 'pre-install'))?.attribution).toMatchObject({ hook: expect.anything() })
  })
})

describe('feature 57: admission policies', () => {
  const places = [
    'validatingadmissionpolicies/deny',
    'validatingadmissionpolicybindings/deny',
    'mutatingadmissionpolicies/fill',
    'mutatingadmissionpolicybindings/fill',
  ]
  test.for(places)('%s is reported', place => expect(one({ after: [made(place)] }).class).toBe('D5'))
})

test('feature 58: an APIService that does not answer, with its reason and what it breaks', () => {
  const api = made('apiservices/v1.metrics.example.com')
  const status = {
    status: { conditions: [{ type: 'Available', status: 'False', reason: 'MissingEndpoints', message: 'none' }] },
  }
  const spec = { spec: { service: { namespace: 'apps', name: 'webhook' } } }
  const finding = one({ after: [api], full: [[api, { ...spec, ...status }]] })
  expect(finding).toMatchObject({ class: 'D4', severity: 'breaks-cluster' })
  expect(JSON.stringify(finding)).toContain('MissingEndpoints')
  expect(finding.cause).toMatch(/discovery/i)
  expect(finding.cause).toMatch(/namespace/i)
})

describe('feature 61: cluster-wide classes', () => {
  const places = [
    'priorityclasses/high',
    'storageclasses/fast',
    'ingressclasses/edge',
    'runtimeclasses/sandboxed',
    'csidrivers/disk.example.com',
  ]
  test.for(places)('a new object %s is reported', place => {
    expect(one({ after: [made(place)] })).toMatchObject({ severity: 'leaked' })
  })

  test.for(['storageclasses/fast', 'ingressclasses/edge'])('a changed default of %s is reported', place => {
    const group = place.startsWith('storage') ? 'storageclass' : 'ingressclass'
    const annotations = { [`${group}.kubernetes.io/is-default-class`]: 'true' }
    expect(one({ before: [thing(place, { uid: 'c' })], after: [thing(place, { uid: 'c', annotations })] }).class).toBe(
      'F5',
    )
  })

  test('another global default of the PriorityClasses is reported, with the command that takes it back', () => {
    const content = (globalDefault: boolean) => ({ uid: 'c', generation: 1, content: { value: 10, globalDefault } })
    const finding = one({
      before: [thing('priorityclasses/high', content(false))],
      after: [thing('priorityclasses/high', content(true))],
    })
    expect(finding.class).toBe('F5')
    expect(finding.cleanUp.map(({ argv }) => argv.join(' '))).toEqual([
      expect.stringContaining('{"globalDefault":false}'),
    ])
  })
})

describe('feature 63: locks of leader elections, with holder and time of renewal', () => {
  const holder = 'my-operator-1_abc'
  const renewed = '2026-11-21T10:04:00Z'
  test('a Lease', () => {
    const lease = made('leases/apps/leader')
    const { class: id, evidence: facts } = one({
      after: [lease],
      full: [[lease, { spec: { holderIdentity: holder, renewTime: renewed } }]],
    })
    expect(id).toBe('E7')
    expect(facts[0]?.fact).toContain(holder)
    expect(facts[0]?.fact).toContain(renewed)
  })

  test('a ConfigMap', () => {
    const record = JSON.stringify({ holderIdentity: holder, renewTime: renewed })
    const lock = made('configmaps/apps/leader', {
      annotations: { 'control-plane.alpha.kubernetes.io/leader': record },
    })
    expect(one({ after: [lock] })).toMatchObject({
      class: 'E7',
      evidence: [{ fact: expect.stringContaining(holder) }],
    })
  })
})

describe('feature 65: nodes', () => {
  const node = (over: Parameters<typeof thing>[1] = {}) => thing('nodes/n1', { uid: 'n1', ...over })
  const changed = (before: object, after: object) => one({ before: [node(before)], after: [node(after)] })
  test.for<[what: string, before: object, after: object, said: string]>([
    ['a new label', {}, { labels: { gpu: 'true' } }, 'metadata.labels.gpu'],
    ['a changed annotation', { annotations: { a: '1' } }, { annotations: { a: '2' } }, 'metadata.annotations.a'],
    ['a removed label', { labels: { zone: 'a' } }, {}, 'metadata.labels.zone'],
    ['a new taint', { content: { taints: [] } }, { content: { taints: ['x=:NoSchedule'] } }, 'taints'],
    [
      'an extended resource',
      { content: { extendedResources: {} } },
      { content: { extendedResources: { 'example.com/gpu': '1' } } },
      'example.com/gpu',
    ],
  ])('%s', ([, before, after, said]) => {
    const finding = changed(before, after)
    expect(finding.class).toBe('F1')
    expect(JSON.stringify(finding.changes.map(change => change.fields))).toContain(said)
  })

  test('heartbeats and images are not compared, taints and extended resources are', () => {
    const type = { group: '', resource: 'nodes' }
    const read = (status: object, taints: object[] = []) =>
      contentOf(type, { metadata: node().id as never, spec: { taints }, status: { ...status } })
    const idle = read({ conditions: [{ lastHeartbeatTime: '1' }], images: [], capacity: { cpu: '2' } })
    expect(read({ conditions: [{ lastHeartbeatTime: '2' }], images: [{}], capacity: { cpu: '2' } })).toEqual(idle)
    expect(read({ capacity: { cpu: '2', 'example.com/gpu': '1' } })).not.toEqual(idle)
    expect(read({ capacity: { cpu: '2' } }, [{ key: 'x', effect: 'NoSchedule' }])).not.toEqual(idle)
  })
})

describe('feature 84: helm.sh/resource-policy', () => {
  const settings = (value: string) => {
    const { annotations, ...marks } = ofRelease()
    return thing('configmaps/apps/settings', {
      ...marks,
      annotations: { ...annotations, 'helm.sh/resource-policy': value },
    })
  }
  test.for(['keep', ' Keep '])('%j is meant', value => {
    expect(one({ after: [settings(value)] })).toMatchObject({ class: 'A2', severity: 'kept' })
  })
  test.for(['delete', 'retain', 'true'])('%j is a leak', value => {
    expect(one({ after: [settings(value)] })).toMatchObject({ class: 'A3', severity: 'leaked' })
  })
})
