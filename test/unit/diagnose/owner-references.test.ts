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
