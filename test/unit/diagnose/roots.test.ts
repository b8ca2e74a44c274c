/** What goes with its owner is told with it, in these words; what something of its own holds is not. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { DELETED_AT, evidence, operator, release, thing } from '../../builders/evidence.ts'
import { byOperator, FINALIZER, setByOperator } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const owner = thing('deployments/apps/top', { writers: byOperator })
const ending = { ...owner, deletionTimestamp: DELETED_AT, finalizers: ['foregroundDeletion'] }
const owners = controlledBy(owner).map(reference => ({ ...reference, blockOwnerDeletion: true }))
const withOperator = release({ objects: [operator()] })

/** Names of what is said to go with something else. */
function followers(after: Parameters<typeof thing>[1], top = owner) {
  const child = thing('configmaps/apps/child', { owners, ...after })
  const findings = explain(evidence({ after: [top, child], release: withOperator }))
  return findings.flatMap(({ evidence: facts }) => facts.filter(({ fact }) => fact.includes('will go with it'))).length
}

const inDeletion = { deletionTimestamp: DELETED_AT }

test.for([
  ['that nothing holds', {}],
  ['with a finalizer that somebody may well take off', { finalizers: ['other.io/x'] }],
] as const)('a dependent goes with its owner: one %s', ([, over]) => {
  expect(followers({ ...over, finalizers: [...('finalizers' in over ? over.finalizers : [])] })).toBe(1)
})

test.for([
  ['of a product that does not run here, also before anybody deletes it', { finalizers: ['finalizer.keda.sh'] }],
  ['of a controller that is gone, also before anybody deletes it', { finalizers: [FINALIZER], writers: setByOperator }],
  ['of nobody known, once it is in deletion', { finalizers: ['other.io/x'], ...inDeletion }],
  [
    'of Kubernetes, while its owner is not in deletion',
    { finalizers: ['kubernetes.io/pvc-protection'], ...inDeletion },
  ],
])('it does not with a finalizer %s', ([, over]) => {
  expect(followers(over as Parameters<typeof thing>[1])).toBe(0)
})

test('a dependent that is held does not go with an owner that waits for it, either', () => {
  expect(followers({ finalizers: ['finalizer.keda.sh'], ...inDeletion }, ending)).toBe(0)
  expect(followers(inDeletion, ending)).toBe(1)
})
