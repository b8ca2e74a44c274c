/** Whether who removes a finalizer is gone, alive or not known: settling and the findings go by the same answer. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { prospectOf } from '../../../src/diagnose/finalizers/prospects.ts'
import type { Actor } from '../../../src/snapshot/actors.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  writer,
} from '../../builders/evidence.ts'
import { CRD, crdFile } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const setBy = (manager: string, finalizer = 'other.io/cleanup') =>
  writer(manager, { setsFinalizers: true, finalizers: [finalizer] })
const heldBy = (manager: string, finalizer = 'other.io/cleanup') =>
  thing('databases/apps/one', {
    deletionTimestamp: DELETED_AT,
    finalizers: [finalizer],
    writers: [writer('helm'), setBy(manager, finalizer)],
  })
const crd = thing(CRD, { uid: 'crd' })
const deployment = thing('deployments/apps/my-operator', ofRelease())
const replicas = thing('replicasets/apps/my-operator-1', { owners: controlledBy(deployment) })
const ownPod = thing('pods/apps/my-operator-1-x', { owners: controlledBy(replicas) })
const lock = thing('leases/ops/lock', { uid: 'lock', writers: [writer('manager')] })

function pod(name: string, container: Record<string, unknown>, uid = name): Actor {
  return { uid, name, running: true, spec: { containers: [{ image: 'nginx', ...container }] } }
}

/** What is said of `held`: by settling, and by the findings. The release had my-operator, with a container `manager`. */
function said(held: SnapshotObject, { before = [], after = [], ...scene }: Scene = {}) {
  const seen = evidence({
    release: release({ objects: [operator()] }),
    installed: [deployment, replicas],
    ...scene,
    before: [crd, ...before],
    after: [crd, held, ...before, ...after],
  })
  const change = seen.changes.find(({ id }) => id.uid === held.id.uid)
  const finding = explain(seen).find(({ changes }) => changes.some(({ id }) => id.uid === held.id.uid))
  return {
    anybody: change && prospectOf(change, seen)?.anybody,
    class: finding?.class,
    commands: finding?.cleanUp.map(({ argv }) => argv.join(' ')).join('\n') ?? '',
  }
}

describe('settling and the findings say the same of a controller', () => {
  test('gone: it came with the release under that name, and neither it nor a pod is there', () => {
    const gone = said(heldBy('manager'))
    expect(gone).toMatchObject({ anybody: false, class: 'B1' })
    expect(gone.commands).toContain('"finalizers":null')
  })

  test('alive: a pod of it is there', () => {
    const alive = said(heldBy('manager'), { after: [ownPod], actors: [pod('apps/my-operator-1-x', {}, ownPod.id.uid)] })
    expect(alive).toMatchObject({ anybody: true, class: 'B6' })
    expect(alive.commands).not.toContain('finalizers')
  })

  test('alive: it is there itself, though its pods could not be listed', () => {
    const unlisted = { after: [deployment], failures: [{ resource: 'pods', error: '503' }] }
    expect(said(heldBy('manager'), unlisted)).toMatchObject({ anybody: true, class: 'B6' })
  })

  test.for<[why: string, manager: string, Scene]>([
    ['others wrote under a name that many programs have', 'manager', { before: [lock] }],
    ['another program of such a name is alive', 'manager', { actors: [pod('ops/other-1', { name: 'manager' })] }],
    ['another copy of it is alive', 'my-operator', { actors: [pod('ops/my-operator-1', { name: 'main' })] }],
    [
      'a stranger is alive whose container has the name',
      'reconciler',
      { actors: [pod('ops/x', { name: 'reconciler' })] },
    ],
    ['Deployments could not be listed', 'manager', { failures: [{ resource: 'deployments.apps', error: '503' }] }],
    ['pods could not be listed', 'manager', { failures: [{ resource: 'pods', error: '503' }] }],
  ])('not known: %s', ([, manager, scene]) => {
    const unknown = said(heldBy(manager), scene)
    expect(unknown).toMatchObject({ anybody: undefined, class: 'unexplained' })
    expect(unknown.commands).not.toContain('finalizers')
  })
})

describe('a name that many programs have needs further evidence', () => {
  const held = heldBy('manager', 'db.example.com/cleanup')

  test('the domain of the CRDs that came with the chart', () => {
    expect(said(held, { before: [lock], chart: chart({ crds: [crdFile] }) })).toMatchObject({ class: 'B1' })
    expect(said(held, { before: [lock], chart: chart() })).toMatchObject({ class: 'unexplained' })
  })

  test('which is enough to tell the cause, and not enough to end the wait for it', () => {
    const scene = { before: [lock], chart: chart({ crds: [crdFile] }) }
    expect(said(held, scene).anybody).toBeUndefined()
  })
})

test('a name of its own that an earlier run wrote under still tells the cause, and does not end the wait', () => {
  const earlier = thing('configmaps/apps/earlier', { uid: 'earlier', writers: [writer('my-operator')] })
  expect(said(heldBy('my-operator'), { before: [earlier] })).toMatchObject({ anybody: undefined, class: 'B1' })
})

test('an object made under such a name is not said to be made by the release, either', () => {
  const made = thing('configmaps/apps/state', { writers: [writer('manager')] })
  const controllerOf = (before: SnapshotObject[]) =>
    explain(
      evidence({
        before,
        after: [...before, made],
        installed: [deployment],
        release: release({ objects: [operator()] }),
      }),
    )[0]?.attribution.controller
  expect(controllerOf([])).toBe('Deployment/my-operator (apps)')
  expect(controllerOf([lock])).toBeUndefined()
})

describe('whose a finalizer is by its domain', () => {
  const wrote = thing('leases/ops/lock', { uid: 'wrote', writers: [writer('manager')] })
  const isOfChart = (finalizer: string, group: string) => {
    const files = [{ ...crdFile, name: `things.${group}` }]
    return said(heldBy('manager', finalizer), { before: [wrote], chart: chart({ crds: files }) }).class === 'B1'
  }

  test.for([
    ['db.example.com/cleanup', 'example.com'],
    ['cleanup.db.example.com/x', 'apps.example.com'],
    ['etcd.database.coreos.com/x', 'backup.database.coreos.com'],
    ['db.example.co.uk/x', 'apps.example.co.uk'],
  ] as const)('%s is of those who brought %s', ([finalizer, group]) => {
    expect(isOfChart(finalizer, group)).toBe(true)
  })

  test.for([
    ['db.example.com/cleanup', 'example.org'],
    ['monitoring.coreos.com/x', 'database.coreos.com'],
    ['container.google.com/x', 'sql.google.com'],
    ['one.co.uk/x', 'two.co.uk'],
    ['one.com.cn/x', 'two.com.cn'],
    ['coreos.com/x', 'database.coreos.com'],
    ['gateway.k8s.io/x', 'cluster.k8s.io'],
    ['cleanup', 'example.com'],
  ] as const)('%s is not of those who brought %s', ([finalizer, group]) => {
    expect(isOfChart(finalizer, group)).toBe(false)
  })
})
