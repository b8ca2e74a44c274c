import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultKubeconfig } from '../../../src/cluster/default-kubeconfig.ts'
import { cacheDirOf } from '../../../src/cluster/tools/cache-dir.ts'

test.for([
  [{}, '/home/me/.cache/clean-uninstall'],
  [{ CLEAN_UNINSTALL_CACHE: '' }, '/home/me/.cache/clean-uninstall'],
  [{ CLEAN_UNINSTALL_CACHE: '/c' }, '/c'],
  [{ CLEAN_UNINSTALL_CACHE: 'c' }, join(process.cwd(), 'c')],
] as const)('the cache with %j', ([env, path]) => {
  expect(cacheDirOf(env, '/home/me')).toBe(path)
})

test.for([
  [{ HOME: '/home/me' }, '/home/me/.kube/config'],
  [{ HOME: '/home/me', KUBECONFIG: '' }, '/home/me/.kube/config'],
  [{ HOME: '/home/me', KUBECONFIG: '/k' }, '/k'],
] as const)('the kubeconfig with %j', ([env, path]) => {
  expect(defaultKubeconfig(env)).toBe(path)
})

test.for([{}, { HOME: '' }, { KUBECONFIG: '/a:/b' }])('no kubeconfig is guessed with %j', env => {
  expect(() => defaultKubeconfig(env)).toThrow(expect.objectContaining({ kind: 'usage' }))
})
