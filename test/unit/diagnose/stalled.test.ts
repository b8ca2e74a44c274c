/** A finalizer whose controller is alive is in no clean-up command, whichever rule tells of the object. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { releaseCommands } from '../../../src/diagnose/finalizers/release.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import {
  DELETED_AT,
  evidence,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  writer,
} from '../../builders/evidence.ts'
import { aborted, CRD, FINALIZER } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

/** An operator of the baseline that is alive, and does not come to an end with what it has to clean up. */
const deployment = thing('deployments/ops/db-operator', { uid: 'base' })
const replicas = thing('replicasets/ops/db-operator-1', { uid: 'rs', owners: controlledBy(deployment) })
const pod = thing('pods/ops/db-operator-1-a', { uid: 'pod-of-base', owners: controlledBy(replicas) })
const living = [deployment, replicas, pod]
const idle = [deployment]

const setBy = (manager: string, finalizer = FINALIZER) =>
  writer(manager, { setsFinalizers: true, finalizers: [finalizer] })
const ending = { deletionTimestamp: DELETED_AT }
const crd = thing(CRD, { ...ofRelease(), ...ending, finalizers: ['customresourcecleanup.apiextensions.k8s.io'] })
const held = (manager: string, over: Partial<SnapshotObject> = {}) =>
  thing('databases/apps/one', { ...ending, finalizers: [FINALIZER], writers: [setBy(manager)], ...over })

function findingOf(id: string, { before = [], after = [], ...scene }: Scene) {
  const seen = evidence({
    release: release({ objects: [manifest(CRD)] }),
    ...scene,
    before,
    after: [...before, ...after],
  })
  const finding = explain(seen).find(found => found.class === id)
  return { cause: finding?.cause, fix: finding?.chartFix, commands: finding?.cleanUp.map(({ argv }) => argv.join(' ')) }
}

describe('B2: a CRD in deletion whose instance waits', () => {
  test('for a controller that is alive: its log, and patience', () => {
    const { cause, fix, commands } = findingOf('B2', { before: living, after: [crd, held('db-operator')] })
    expect(cause).toContain('which waits for Deployment/db-operator (ops), which still runs but has not finished')
    expect(fix).toEqual({ what: expect.stringContaining('Find out from the log of Deployment/db-operator (ops)') })
    expect(commands).toEqual([
      'kubectl logs --namespace ops --tail=50 -- deployment/db-operator',
      'kubectl wait databases.db.example.com --namespace apps --for=delete --timeout=5m -- one',
    ])
  })

  test('for a controller that is there and has no pod: there is no log', () => {
    const { cause, commands } = findingOf('B2', { before: idle, after: [crd, held('db-operator')] })
    expect(cause).toContain('which is there but has no pod')
    expect(commands).toEqual([
      'kubectl wait databases.db.example.com --namespace apps --for=delete --timeout=5m -- one',
    ])
  })

  test('for a controller that is gone: the finalizer is taken off', () => {
    const { cause, commands } = findingOf('B2', {
      after: [crd, held('my-operator')],
      release: release({ objects: [manifest(CRD), operator()] }),
    })
    expect(cause).toContain('which waits for Deployment/my-operator (apps), and that is gone')
    expect(commands).toEqual([expect.stringContaining('{"metadata":{"finalizers":null}}')])
  })

  test('for nobody that is known', () => {
    expect(findingOf('B2', { after: [crd, held('reconciler')] }).cause).toContain('nobody has removed')
  })

  test('CRDs that wait for the same are one finding, those that wait for another are not', () => {
    const other = thing('customresourcedefinitions/applications.argoproj.io', {
      ...ending,
      finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
    })
    const application = (manager: string) =>
      thing('applications/apps/web', { ...ending, finalizers: ['x.io/y'], writers: [setBy(manager, 'x.io/y')] })
    const count = (manager: string) => {
      const after = [...living, crd, held('db-operator'), other, application(manager)]
      return explain(evidence({ before: living, after })).filter(({ class: id }) => id === 'B2').length
    }
    expect(count('db-operator')).toBe(1)
    expect(count('reconciler')).toBe(2)
  })
})

describe('B10: an owner that waits for a dependent', () => {
  const owner = thing('deployments/apps/top', { ...ending, finalizers: ['foregroundDeletion'] })
  const owners = controlledBy(owner).map(reference => ({ ...reference, blockOwnerDeletion: true }))

  test('whose controller is alive: its log, and patience', () => {
    const { cause, commands } = findingOf('B10', { before: living, after: [owner, held('db-operator', { owners })] })
    expect(cause).toContain('It waits for Deployment/db-operator (ops), which still runs')
    expect(commands?.join('\n')).not.toContain('finalizers')
    expect(commands).toContain('kubectl logs --namespace ops --tail=50 -- deployment/db-operator')
  })

  test('that nobody known holds: the finalizer is taken off', () => {
    const { commands } = findingOf('B10', { after: [owner, held('reconciler', { owners })] })
    expect(commands).toEqual([expect.stringContaining('{"metadata":{"finalizers":null}}')])
  })
})

describe('what lets an object go', () => {
  function commandsFor(object: SnapshotObject, { before = [], ...scene }: Scene = {}) {
    const seen = evidence({ ...scene, before, after: [...before, object] })
    const change = seen.changes.find(({ id }) => id.uid === object.id.uid)
    return change === undefined
      ? []
      : releaseCommands([change], seen).map(({ argv, why }) => ({ ran: argv.join(' '), why }))
  }

  test('of two finalizers only the one whose controller is gone is taken off', () => {
    const two = held('db-operator', {
      finalizers: [FINALIZER, 'other.io/x', 'kubernetes.io/pvc-protection'],
      writers: [setBy('db-operator'), setBy('my-operator', 'other.io/x')],
    })
    const [patch, wait] = commandsFor(two, { before: living, release: release({ objects: [operator()] }) })
    expect(patch?.ran).toContain(`{"metadata":{"finalizers":["${FINALIZER}","kubernetes.io/pvc-protection"]}}`)
    expect(patch?.why).toMatch(/Deployment\/my-operator \(apps\) would have done .* because nobody else can$/)
    expect(wait?.ran).toContain('kubectl wait')
  })

  test('what is not in deletion is deleted, and its controller does the rest', () => {
    const [ask, wait, ...more] = commandsFor(
      thing('databases/apps/one', { finalizers: [FINALIZER], writers: [setBy('db-operator')] }),
      {
        before: living,
      },
    )
    expect(ask).toMatchObject({ ran: expect.stringContaining('--wait=false'), why: 'asks for the deletion' })
    expect(wait?.ran).toContain('kubectl wait')
    expect(more).toEqual([])
  })

  test('after an uninstall that gave up as well', () => {
    const scene = aborted()
    const seen = evidence({ ...scene, before: living, after: [...(scene.after ?? []), ...living, held('db-operator')] })
    const commands = explain(seen).flatMap(({ cleanUp }) => cleanUp.map(({ argv }) => argv.join(' ')))
    expect(commands.join('\n')).not.toContain('"finalizers"')
  })

  test('where another program may be at work, the command says so', () => {
    const actors = [{ uid: 'x', name: 'ops/my-operator-1', running: true, spec: {} }]
    const [patch] = commandsFor(held('my-operator'), { actors, release: release({ objects: [operator()] }) })
    expect(patch?.why).toMatch(/, or another program of its name would have done .* if nobody else does$/)
  })
})
