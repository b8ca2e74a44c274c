/** Clean-up commands that have to bring the cluster all the way back. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import {
  DELETED_AT,
  evidence,
  LATER,
  manifest,
  ofRelease,
  release,
  type Scene,
  thing,
  UNINSTALLED_AT,
  uninstall,
} from '../../builders/evidence.ts'
import { aborted, byOperator, CRD, hooked } from '../../builders/scenes.ts'
import { snapshot } from '../../builders/snapshot.ts'

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
  const scene = aborted()
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
