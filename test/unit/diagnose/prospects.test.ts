import { describe, expect, test } from 'vitest'
import { prospectsOf } from '../../../src/diagnose/finalizers/prospects.ts'
import type { Actor } from '../../../src/snapshot/actors.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import {
  DELETED_AT,
  evidence,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  writer,
} from '../../builders/evidence.ts'
import { CRD, FINALIZER } from '../../builders/scenes.ts'

const setBy = (manager: string) => writer(manager, { setsFinalizers: true, finalizers: [FINALIZER] })
const demo = thing('databases/apps/demo', {
  deletionTimestamp: DELETED_AT,
  finalizers: [FINALIZER],
  writers: [writer('kubectl-create'), setBy('my-operator')],
})
const deployment = thing('deployments/apps/my-operator', ofRelease())
const withOperator: Scene = { release: release({ objects: [operator()] }), installed: [deployment] }

function pod(name: string, container: Record<string, unknown> = {}): Actor {
  return { uid: name, name, running: true, spec: { containers: [{ name: 'main', image: 'nginx', ...container }] } }
}

/** What is said of the first object of the scene's `after`. */
function prospect(scene: Scene, object: SnapshotObject = demo, actors: Actor[] = []) {
  const seen = evidence({ ...withOperator, ...scene, after: [object, thing(CRD), ...(scene.after ?? [])] })
  const change = seen.changes.find(({ id }) => id.uid === object.id.uid)
  if (change === undefined) throw new Error('the object has not changed')
  return prospectsOf({ ...seen, uninstall: seen.uninstall })({ ...seen, actors })(change)
}

describe('who could still remove a finalizer', () => {
  test('nobody, when its controller came with the release and is gone', () => {
    expect(prospect({}, demo, [pod('other/nginx-1')])).toEqual({
      anybody: false,
      why: 'finalizer db.example.com/cleanup: Deployment/my-operator (apps), which removes it, is gone',
    })
  })

  test('the controller, as long as it or a pod of it is there', () => {
    const there = prospect({ after: [deployment] })
    expect(there).toMatchObject({ anybody: true, why: expect.stringContaining('is still there') })
    const terminating = thing('pods/apps/my-operator-1', {
      owners: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'my-operator', uid: deployment.id.uid }],
    })
    expect(prospect({ after: [terminating] })).toMatchObject({ anybody: true })
  })

  test('a second finalizer that is alive does not save it', () => {
    const two = { ...demo, finalizers: ['cd.example.com/x', FINALIZER] }
    expect(prospect({}, two)).toMatchObject({ anybody: false })
  })

  test('the writer of one finalizer says nothing about the finalizer of another', () => {
    const foreign = writer('cd-controller', { setsFinalizers: true, finalizers: ['cd.example.com/x'] })
    const mixed = { ...demo, finalizers: ['cd.example.com/x'], writers: [setBy('my-operator'), foreign] }
    const cd = thing('deployments/cd/cd-controller')
    expect(prospect({ before: [cd], after: [cd] }, mixed)).toMatchObject({ anybody: true })
  })
})

describe('it is not said that nobody is left', () => {
  test.for<[string, Actor]>([
    ['a container', pod('cd/x-1', { name: 'my-operator' })],
    ['an image', pod('cd/x-1', { image: 'registry.example.com/team/my-operator:2' })],
    ['a program', pod('cd/x-1', { command: ['/usr/bin/my-operator', '--leader-elect'] })],
    ['a pod', pod('cd/my-operator-7f9c')],
  ])('while %s of that name is alive anywhere', ([, actor]) => {
    expect(prospect({}, demo, [actor])).toBeUndefined()
  })

  test('when somebody of that name wrote something before the install', () => {
    const earlier = thing('configmaps/cd/earlier', { writers: [writer('my-operator')] })
    expect(prospect({ before: [earlier], after: [earlier] })).toBeUndefined()
  })

  test.for<[string, SnapshotObject]>([
    ['was set by kubectl', { ...demo, writers: [setBy('kubectl-patch')] }],
    ['was declared in the manifest', { ...demo, writers: [setBy('helm')] }],
    ['was set by a program without a workload of its name', { ...demo, writers: [setBy('reconciler')] }],
    ['has no known writer', { ...demo, writers: [] }],
  ])('when the finalizer %s', ([, object]) => {
    expect(prospect({}, object)).toBeUndefined()
  })

  test('when nothing was installed', () => {
    const { release: _, ...bare } = evidence({ after: [demo] })
    const [change] = bare.changes
    const { uninstall: __, ...seen } = bare
    expect(change && prospectsOf({ ...seen, uninstall: undefined })({ ...bare, actors: [] })(change)).toBeUndefined()
  })
})
