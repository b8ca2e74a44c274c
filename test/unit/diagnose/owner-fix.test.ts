/** E1: an owner only where Kubernetes allows one; the rest goes by a pre-delete hook. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { evidence, operator, release, thing } from '../../builders/evidence.ts'
import { byOperator } from '../../builders/scenes.ts'

const made = { writers: byOperator }
const state = thing('configmaps/apps/state', made)
const role = thing('clusterroles/app-reader', made)
const far = thing('configmaps/made/far', made)
const namespace = thing('namespaces/made', made)

function fixOf(...after: SnapshotObject[]) {
  const found = explain(evidence({ after, release: release({ objects: [operator()] }) })).find(
    ({ class: id }) => id === 'E1',
  )
  return { what: found?.chartFix.what ?? '', patch: found?.chartFix.patch ?? '' }
}

test('in the namespace of its maker: the owner is the maker itself', () => {
  const { what, patch } = fixOf(state)
  expect(what).not.toContain('cluster-scoped')
  expect(patch).toContain('kind: Deployment\n      name: my-operator')
  expect(patch).not.toContain('pre-delete')
})

test('cluster-scoped: a hook, and no word of an owner', () => {
  const { what, patch } = fixOf(role)
  expect(what).toBe(
    'Delete ClusterRole/app-reader in a pre-delete hook: a cluster-scoped object cannot have an owner in a namespace.',
  )
  expect(patch).toContain('"clusterroles.rbac.authorization.k8s.io/app-reader"')
  expect(patch).not.toContain('ownerReferences')
})

test('in another namespace: a hook', () => {
  const { what, patch } = fixOf(namespace, far)
  expect(what).toContain('Deployment/my-operator (apps) cannot own an object in another namespace')
  expect(patch).toContain('"--namespace", "made"')
})

test('some of both: each by its own way', () => {
  const { what, patch } = fixOf(state, role)
  expect(what).toContain('set an ownerReference on ConfigMap/state (apps), to')
  expect(what).toContain('Delete ClusterRole/app-reader in a pre-delete hook')
  expect(patch).toMatch(/^# on ConfigMap\/state \(apps\)\nmetadata:\n {2}ownerReferences:/)
  expect(patch).toContain('\n---\n# templates/delete-clusterroles.yaml, the whole file')
  expect(patch).not.toContain('configmaps/state')
})
