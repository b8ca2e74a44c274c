/** Whom an object of an operator belongs to: the custom resource that it was made for, when something shows it. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { evidence, INSTALLED_AT, LATER, operator, release, type Scene, thing, writer } from '../../builders/evidence.ts'
import { byOperator, CRD } from '../../builders/scenes.ts'

const crd = thing(CRD, { uid: 'crd' })
const nightly = thing('databases/apps/nightly', { uid: 'nightly' })
const made = (name: string, over: Parameters<typeof thing>[1] = {}) =>
  thing(`configmaps/apps/${name}`, { writers: byOperator, ...over })
const PLAN = 'db.example.com/plan'

/** The custom resource was there, and is gone. */
function fixOf(objects: SnapshotObject | SnapshotObject[], instances = [nightly], over: Scene = {}) {
  const findings = explain(
    evidence({
      after: [objects].flat(),
      installed: [crd, ...instances],
      release: release({ objects: [operator()] }),
      ...over,
    }),
  )
  const finding = findings.find(({ class: id }) => id === 'E1')
  return finding?.chartFix as NonNullable<typeof finding>['chartFix']
}

const NEUTRAL = 'to the object on whose behalf it was made or to this Deployment'
const OWNED = 'an ownerReference to Database/nightly (apps) on what it makes on behalf of it'

describe('what shows that it was made for a custom resource', () => {
  test.for<[string, SnapshotObject]>([
    ['a label of the group', made('store', { labels: { [PLAN]: 'nightly' } })],
    ['an annotation of the group', made('store', { annotations: { [PLAN]: 'nightly' } })],
    ['the usual label', made('store', { labels: { 'app.kubernetes.io/instance': 'nightly' } })],
    ['the start of its name', made('nightly-store')],
    ['its name', made('nightly')],
  ])('%s', ([, object]) => {
    const fix = fixOf(object)
    expect(fix.what).toContain(OWNED)
    expect(fix.patch).toContain('apiVersion: db.example.com/v1\n      kind: Database\n      name: nightly\n')
    expect(fix.patch).toContain('uid: <uid of the Database>')
  })

  test('also one that only the timeline has seen', () => {
    const events = [{ at: INSTALLED_AT, event: 'created' as const, id: nightly.id, owners: [] }]
    expect(fixOf(made('nightly-store'), [], { timeline: { events, blind: [] } }).what).toContain(OWNED)
  })

  test('a mark counts more than the name', () => {
    const other = thing('databases/apps/other', { uid: 'other' })
    expect(fixOf(made('other-store', { labels: { [PLAN]: 'nightly' } }), [nightly, other]).what).toContain(OWNED)
  })

  test('of several objects, for which it holds', () => {
    const { what } = fixOf([made('nightly-store'), made('state')])
    expect(what).toContain('was made (Database/nightly (apps) for 1 of 2) or to this Deployment')
  })
})

describe('what does not, so that both are left open', () => {
  test.for<[string, SnapshotObject, SnapshotObject[]?, Scene?]>([
    ['nothing', made('state')],
    ['a label of somebody else', made('store', { labels: { env: 'nightly' } })],
    ['a word that only begins like it', made('nightlyish')],
    [
      'a custom resource of another namespace',
      made('store', { labels: { [PLAN]: 'nightly' } }),
      [thing('databases/team/nightly')],
    ],
    ['one that was made later', made('nightly-store'), [{ ...nightly, creationTimestamp: LATER }]],
    ['one that has the name of the release', made('app-store'), [thing('databases/apps/app')]],
    ['one with a name that the operator begins with', made('my-store'), [thing('databases/apps/my')]],
    ['two at once', made('a-b-store'), [thing('databases/apps/a'), thing('databases/apps/a-b')]],
    ['one of a CRD that was there before', made('nightly-store'), [nightly], { before: [crd] }],
  ])('%s', ([, object, instances, over]) => {
    const fix = fixOf(object, instances, over)
    expect(fix.what).toContain(NEUTRAL)
    expect(fix.patch).toContain('apiVersion: apps/v1\n      kind: Deployment\n      name: my-operator\n')
  })

  test('a cluster-scoped object: its owner can have no namespace', () => {
    const role = thing('clusterroles/nightly', { writers: [writer('my-operator')] })
    expect(fixOf(role).what).toBe(
      'Delete ClusterRole/nightly in a pre-delete hook: a cluster-scoped object cannot have an owner in a namespace.',
    )
  })
})
