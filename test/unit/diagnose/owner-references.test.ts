import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, type Scene, thing } from '../../builders/evidence.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const owner = thing('configmaps/other/owner')
const missing = thing('configmaps/apps/never-seen')

/** An object with a bad ownerReference, what stands beside it, its class, and the fact that says what is bad. */
const BAD: [what: string, scene: Scene, classId: string, fact: string][] = [
  [
    'a UID that does not exist',
    { after: [thing('services/apps/x', { owners: controlledBy(missing) })] },
    'E3',
    `owner ConfigMap/never-seen with UID ${missing.id.uid} does not exist`,
  ],
  [
    'an owner in another namespace',
    { after: [thing('services/apps/x', { owners: controlledBy(owner) })], before: [owner] },
    'E2',
    'owner ConfigMap/owner is in namespace other',
  ],
  [
    'an owner in another namespace that has gone since',
    { after: [thing('services/apps/x', { owners: controlledBy(owner) })], installed: [owner] },
    'E2',
    'owner ConfigMap/owner is in namespace other',
  ],
  [
    'a namespaced owner of a cluster-scoped object',
    { after: [thing('clusterroles/x', { owners: controlledBy(owner) })], before: [owner] },
    'E2',
    'owner ConfigMap/owner is in namespace other',
  ],
]

test.for(BAD)(
  'feature 69: an ownerReference that names %s is reported as such',
  ([, { before = [], ...scene }, classId, fact]) => {
    const after = [...before, ...(scene.after ?? [])]
    const [finding, ...others] = explain(evidence({ ...scene, before, after }))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ class: classId, changes: [{ id: { name: 'x' } }] })
    expect(finding?.evidence.map(found => found.fact)).toContain(fact)
    expect(finding?.evidence.map(({ source }) => source)).toContainEqual(
      expect.stringMatching(/^ownerReferences of .*x/),
    )
  },
)

test.for([
  ['an owner of the same namespace', 'services/apps/x', 'configmaps/apps/owner'],
  ['a cluster-scoped owner', 'services/apps/x', 'clusterroles/owner'],
  ['a cluster-scoped owner of a cluster-scoped object', 'clusterroles/x', 'clusterroles/owner'],
] as const)('an ownerReference that names %s is in order', ([, place, ownerPlace]) => {
  const good = thing(ownerPlace)
  const owned = thing(place, { owners: controlledBy(good) })
  const classes = explain(evidence({ before: [good], after: [good, owned] })).map(finding => finding.class)
  expect(classes).not.toContain('E2')
  expect(classes).not.toContain('E3')
})

test('feature 69: what the garbage collector says of an owner that it can not find is quoted', () => {
  const dependent = thing('services/apps/x', { owners: controlledBy(missing) })
  const message = 'ownerRef [v1/ConfigMap, namespace: apps, name: never-seen] does not exist in namespace "apps"'
  const said = { at: '', type: 'Warning', reason: 'OwnerRefInvalidNamespace', message, uid: dependent.id.uid }
  const [finding] = explain(evidence({ after: [dependent], events: [{ ...said, about: 'Service/x (apps)' }] }))
  expect(finding).toMatchObject({
    class: 'E2',
    evidence: expect.arrayContaining([
      { fact: `OwnerRefInvalidNamespace: ${message}`, source: 'event of Service/x (apps)' },
    ]),
  })
})

const E2_CASES: [what: string, scene: Scene, cause: string, fix: string][] = [
  [
    'from cluster scope into a namespace',
    { after: [owner, thing('clusterroles/x', { owners: controlledBy(owner) })], before: [owner] },
    'ClusterRole/x is cluster-scoped, but names ConfigMap/owner (other) as its owner.',
    'Delete ClusterRole/x in a pre-delete hook, without the ownerReference; or name a cluster-scoped owner',
  ],
  [
    'into another namespace',
    { after: [owner, thing('services/apps/x', { owners: controlledBy(owner) })], before: [owner] },
    'Service/x (apps) names ConfigMap/owner (other) as its owner, which is not in namespace apps.',
    'Let Service/x (apps) name an owner in apps, or a cluster-scoped one; or delete it in a pre-delete hook',
  ],
  [
    'of several with one owner',
    {
      after: [owner, ...['x', 'y'].map(name => thing(`clusterroles/${name}`, { owners: controlledBy(owner) }))],
      before: [owner],
    },
    'ClusterRole/x and ClusterRole/y are cluster-scoped, but name ConfigMap/owner (other) as their owner.',
    'Delete ClusterRole/x and ClusterRole/y in a pre-delete hook',
  ],
]

test.for(E2_CASES)('E2 says which case it is, with names, and mends that one: %s', ([, scene, cause, fix]) => {
  const [finding] = explain(evidence(scene))
  expect(finding?.class).toBe('E2')
  expect(finding?.cause).toContain(cause)
  expect(finding?.chartFix.what).toContain(fix)
  expect(finding?.chartFix.patch).toContain('helm.sh/hook: pre-delete')
})

test('E2: an owner that only the garbage collector has seen the reference to', () => {
  const x = thing('clusterroles/x', { owners: controlledBy(missing) })
  const said = { at: '', type: 'Warning', reason: 'OwnerRefInvalidNamespace', message: 'no', uid: x.id.uid, about: 'x' }
  const [finding] = explain(evidence({ after: [x], events: [said] }))
  expect(finding?.cause).toContain('ClusterRole/x is cluster-scoped, but names ConfigMap/never-seen as its owner.')
})
