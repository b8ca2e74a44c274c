/** Clean-up commands that have to bring the cluster all the way back. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { Writer } from '../../../src/snapshot/snapshot.ts'
import {
  DELETED_AT,
  evidence,
  LATER,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  UNINSTALLED_AT,
  uninstall,
} from '../../builders/evidence.ts'
import { aborted, abortedRun, byOperator, CRD, conditions, hooked, setByOperator } from '../../builders/scenes.ts'
import { controlledBy, snapshot } from '../../builders/snapshot.ts'

/** The commands of the finding of a class, as text. */
function commandsOf(id: string, scene: Scene): string[] {
  const finding = explain(evidence(scene)).find(({ class: found }) => found === id)
  if (finding === undefined) throw new Error(`no ${id}`)
  return finding.cleanUp.map(({ argv }) => argv.join(' '))
}

test('C6: takes its own finalizer off a namespace in deletion', () => {
  const team = thing('namespaces/team', { deletionTimestamp: DELETED_AT, finalizers: ['a.example.com/team'] })
  expect(commandsOf('C6', { after: [team] })).toEqual([
    'kubectl patch namespaces --type=merge -p {"metadata":{"finalizers":null}} -- team',
  ])
})

test('B10: releases the dependent; the owner then goes by itself', () => {
  const owner = thing('configmaps/apps/plan', { deletionTimestamp: DELETED_AT, finalizers: ['foregroundDeletion'] })
  const { uid } = owner.id
  const part = thing('configmaps/apps/part', {
    deletionTimestamp: DELETED_AT,
    finalizers: ['b.example.com/hold'],
    owners: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'plan', uid, blockOwnerDeletion: true }],
  })
  expect(commandsOf('B10', { after: [owner, part] })).toEqual([
    'kubectl patch configmaps --namespace apps --type=merge -p {"metadata":{"finalizers":null}} -- part',
  ])
})

test('A11: after an uninstall without hooks the objects of the hooks are deleted as well', () => {
  expect(commandsOf('A11', aborted())).toEqual([
    'helm uninstall app --namespace apps --no-hooks',
    'kubectl delete jobs.batch --namespace apps --ignore-not-found -- cleanup',
  ])
})

describe('F4: writes the former content back', () => {
  const place = 'configmaps/kube-system/coredns'
  const edited = (before: object, after: object, over = {}): Scene => ({
    before: [thing(place, { uid: place, content: { ...before } })],
    after: [thing(place, { uid: place, content: { ...after }, ...over })],
  })
  const corefile = `.:53 {\n${'    errors\n'.repeat(100)}}\n`
  const patch = 'kubectl patch configmaps --namespace kube-system --type=merge -p'

  test('all of it, however long the report would quote', () => {
    const scene = edited({ data: { Corefile: corefile, other: 'x' } }, { data: { Corefile: 'mine', other: 'x' } })
    expect(commandsOf('F4', scene)).toEqual([`${patch} ${JSON.stringify({ data: { Corefile: corefile } })} -- coredns`])
  })

  test('what was added goes, what was taken away comes back, labels too', () => {
    const scene = edited(
      { data: { a: '1', b: '2' }, binaryData: undefined },
      { data: { a: '1', c: '3' }, binaryData: { d: 'AA==' } },
      { labels: { mine: 'yes' } },
    )
    expect(commandsOf('F4', scene)).toEqual([
      `${patch} {"binaryData":null,"data":{"b":"2","c":null}} -- coredns`,
      'kubectl label configmaps --namespace kube-system --overwrite -- coredns mine-',
    ])
  })

  test('not a content that was never read, nor one that is too long for a command', () => {
    expect(commandsOf('F4', edited({ data: { a: 'x'.repeat(20_000) } }, { data: { a: 'mine' } }))).toEqual([])
    const unread = (resourceVersion: string, time: string) =>
      thing(place, { uid: place, resourceVersion, writers: [{ ...(byOperator[0] as Writer), time }] })
    expect(commandsOf('F4', { before: [unread('1', LATER)], after: [unread('2', UNINSTALLED_AT)] })).toEqual([])
  })
})

test('B6: reads the log of the controller and waits for it; the finalizer is left alone while it runs', () => {
  const finalizer = { finalizers: ['db.example.com/cleanup'], writers: setByOperator }
  const demo = thing('databases/apps/demo', { ...finalizer, deletionTimestamp: DELETED_AT })
  const crd = thing(CRD, { uid: 'crd' })
  const controller = thing('deployments/operators/my-operator', { uid: 'controller' })
  const running = [controller, thing('pods/operators/my-operator-1-x', { uid: 'p', owners: controlledBy(controller) })]
  expect(commandsOf('B6', { before: [crd, ...running], after: [crd, ...running, demo] })).toEqual([
    'kubectl logs --namespace operators --tail=50 -- deployment/my-operator',
    'kubectl wait databases.db.example.com --namespace apps --for=delete --timeout=5m -- demo',
  ])
  const idle = commandsOf('B6', { before: [crd, controller], after: [crd, controller, demo] })
  expect(idle, 'without a pod there is no log').toEqual([
    'kubectl wait databases.db.example.com --namespace apps --for=delete --timeout=5m -- demo',
  ])
  const pod = thing('pods/apps/my-operator-1-x', {
    owners: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'my-operator', uid: 'gone', controller: true }],
    deletionTimestamp: LATER,
  })
  const going = { before: [crd], after: [crd, demo, pod], release: release({ objects: [operator()] }) }
  const installed = [thing('deployments/apps/my-operator', { uid: 'gone' })]
  expect(commandsOf('B6', { ...going, installed }), 'of a Deployment that is gone there is no log').toHaveLength(1)
})

test('B3: turns off the conversion that nobody answers; instances and CRD then go by themselves', () => {
  const crd = thing(CRD, {
    deletionTimestamp: DELETED_AT,
    finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
  })
  const { status } = conditions(['Terminating', 'InstanceDeletionFailed', 'could not list instances: …'])
  const client = { service: { namespace: 'apps', name: 'webhook' } }
  const spec = { conversion: { strategy: 'Webhook', webhook: { clientConfig: client } } }
  expect(commandsOf('B3', { after: [crd], full: [[crd, { status }]] })).toEqual([])
  expect(commandsOf('B3', { after: [crd], full: [[crd, { status, spec }]] })).toEqual([
    `kubectl patch customresourcedefinitions.apiextensions.k8s.io --type=merge -p {"spec":{"conversion":{"strategy":"None","webhook":null}}} -- ${crd.id.name}`,
  ])
})

test('C4: waits for the pods that the namespace waits for', () => {
  const team = thing('namespaces/team', { deletionTimestamp: DELETED_AT })
  const pod = thing('pods/team/worker', { deletionTimestamp: LATER, deletionGracePeriodSeconds: 40 })
  const remaining = conditions(['NamespaceContentRemaining', 'SomeResourcesRemain', 'pods. has 1 resource instances'])
  expect(commandsOf('C4', { after: [team, pod], full: [[team, remaining]] })).toEqual([
    'kubectl delete pods --namespace team --ignore-not-found -- worker',
  ])
})

test('E9: deletes what was made again, and never an object of the baseline', () => {
  const again = thing('configmaps/apps/state', { uid: 'new', creationTimestamp: LATER, writers: byOperator })
  const former = thing('configmaps/apps/state', { uid: 'old', writers: byOperator })
  expect(commandsOf('E9', { installed: [former], after: [again] })).toEqual([
    'kubectl delete configmaps --namespace apps --ignore-not-found -- state',
  ])
  expect(commandsOf('E9', { before: [former], after: [again] })).toEqual([])
})

test('D3: makes the objects readable, then deletes the CRD, unless it was there before', () => {
  const crd = thing(CRD, { uid: 'crd' })
  const service = { namespace: 'apps', name: 'webhook' }
  const conversion = { strategy: 'Webhook', webhook: { clientConfig: { service } } }
  const full: Scene['full'] = [[crd, { spec: { conversion } }]]
  const [patch, ...others] = commandsOf('D3', { after: [crd], full })
  expect(patch).toContain('"strategy":"None"')
  expect(others).toEqual([
    `kubectl delete customresourcedefinitions.apiextensions.k8s.io --ignore-not-found -- ${crd.id.name}`,
  ])
  const changed = { before: [{ ...crd, labels: { a: 'b' } }], after: [crd], full }
  expect(commandsOf('D3', changed)).toHaveLength(1)
})

test('A10: made within the second in which the uninstall was started: the look before it tells', () => {
  const state = {
    ...hooked('configmaps/apps/state', 'post-install,pre-delete', 'before-hook-creation'),
    creationTimestamp: UNINSTALLED_AT,
  }
  const seen = evidence({
    after: [state],
    uninstall: uninstall({ startedAt: UNINSTALLED_AT.replace('Z', '.400Z') }),
  })
  expect(explain({ ...seen, installed: snapshot([]) }).map(finding => finding.class)).toEqual(['A10'])
  expect(explain(seen).map(finding => finding.class)).toEqual(['A7'])
})

test('F6: names the role of the chart, and points at what made it', () => {
  const role = { ...ofRelease(), labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } }
  const findings = explain(
    evidence({
      before: [thing('clusterroles/view', { uid: 'view', content: { rules: 'a' } })],
      after: [thing('clusterroles/view', { uid: 'view', content: { rules: 'b' } }), thing('clusterroles/extra', role)],
      release: release({ objects: [manifest('clusterroles/extra')] }),
    }),
  )
  const found = findings.find(finding => finding.class === 'F6')
  expect(found?.cause).toContain('ClusterRole/extra is still there')
  expect(found?.attribution.template?.file).toBe('templates/clusterroles.yaml')
})

test('E5: points at the StorageClass of the chart that retains', () => {
  const volume = thing('persistentvolumes/pv-1')
  const spec = { persistentVolumeReclaimPolicy: 'Retain', storageClassName: 'keep' }
  const [finding] = explain(
    evidence({
      after: [volume],
      full: [[volume, { spec, status: { phase: 'Released' } }]],
      release: release({ objects: [manifest('persistentvolumeclaims/apps/data'), manifest('storageclasses/keep')] }),
    }),
  )
  expect(finding?.attribution.template?.file).toBe('templates/storageclasses.yaml')
})

test('A17: Helm 4 does not say why; a kind that is no longer served tells', () => {
  const scene = aborted({ uninstall: { ...abortedRun, stderr: 'Error: failed to delete release: app' } })
  const plan = manifest('databases/apps/plan')
  const run = evidence({ ...scene, release: release({ objects: [...(scene.release?.objects ?? []), plan] }) })
  const builtIn = { group: '', version: 'v1', resource: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: [] }
  const database = { ...builtIn, group: 'db.example.com', resource: 'databases', kind: 'Database' }
  const classesWith = (types: (typeof builtIn)[], failures = run.after.failures) =>
    explain({ ...run, after: { ...run.after, types, failures } }).map(finding => finding.class)
  expect(classesWith([builtIn])).toEqual(['A17'])
  expect(classesWith([builtIn, database])).toEqual(['A11'])
  expect(classesWith([builtIn], [{ resource: 'db.example.com/v1', error: 'not available' }])).toEqual(['A11'])
})
