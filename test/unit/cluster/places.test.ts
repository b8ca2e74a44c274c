import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
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

describe('the kubeconfig when none was given', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  afterAll(() => rmSync(home, { recursive: true }))
  const inHome = join(home, '.kube/config')
  const other = join(home, 'k')
  mkdirSync(join(home, '.kube'))
  for (const file of [inHome, other]) writeFileSync(file, '')

  test.for([
    [{ HOME: home }, inHome],
    [{ HOME: home, KUBECONFIG: '' }, inHome],
    [{ HOME: home, KUBECONFIG: other }, other],
  ] as const)('with %j', ([env, path]) => {
    expect(defaultKubeconfig(env)).toBe(path)
  })

  test.for([
    [{ HOME: join(home, 'nobody') }, /^It is the default; name another one with/],
    [{ HOME: home, KUBECONFIG: join(home, 'gone') }, /^It is what KUBECONFIG names; name another one with/],
  ] as const)('one that is not there is not said to be given: %j', ([env, hint]) => {
    expect(() => defaultKubeconfig(env)).toThrow(
      expect.objectContaining({
        kind: 'usage',
        message: expect.stringMatching(/does not exist\.$/),
        hint: expect.stringMatching(hint),
      }),
    )
  })
})

test.for([{}, { HOME: '' }, { KUBECONFIG: '/a:/b' }])('no kubeconfig is guessed with %j', env => {
  expect(() => defaultKubeconfig(env)).toThrow(expect.objectContaining({ kind: 'usage' }))
})
