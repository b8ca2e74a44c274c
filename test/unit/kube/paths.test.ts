import { expect, test } from 'vitest'
import { collectionPath, groupVersionPath, objectPath, withQuery } from '../../../src/kube/paths.ts'

const pods = { group: '', version: 'v1', resource: 'pods' }
const roles = { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles' }

test.for([
  [groupVersionPath('', 'v1'), '/api/v1'],
  [groupVersionPath('apps', 'v1'), '/apis/apps/v1'],
  [collectionPath(pods), '/api/v1/pods'],
  [collectionPath(pods, 'kube-system'), '/api/v1/namespaces/kube-system/pods'],
  [objectPath(pods, 'a', 'b'), '/api/v1/namespaces/b/pods/a'],
  [objectPath(roles, 'system:node'), '/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode'],
  [objectPath(roles, 'Foo:Bar'), '/apis/rbac.authorization.k8s.io/v1/clusterroles/Foo%3ABar'],
  [objectPath(roles, '../x?y#z'), '/apis/rbac.authorization.k8s.io/v1/clusterroles/..%2Fx%3Fy%23z'],
  [withQuery('/x', {}), '/x'],
  [withQuery('/x', { a: undefined, limit: 500, force: true, s: 'a=b&c' }), '/x?limit=500&force=true&s=a%3Db%26c'],
])('%s', ([made, expected]) => {
  expect(made).toBe(expected)
})
