import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Cache } from '../../../scripts/cluster-from-source/cache.ts'
import { programEntry } from '../../../scripts/cluster-from-source/go-build.ts'
import { firstBuilds, laterBuilds, TOOLS } from '../../../scripts/cluster-from-source/programs.ts'

const names = (builds: ReturnType<typeof firstBuilds>) => builds.map(({ sets }) => sets.map(({ name }) => name))

test('the base version is compiled together with the tools, others later and by themselves', () => {
  expect(names(firstBuilds(['1.36.3', '1.30.4']))).toEqual([['tools', 'kubernetes-1.36.3'], ['containerd']])
  expect(names(laterBuilds(['1.36.3', '1.30.4'], { testTools: true, argoCd: true }))).toEqual([
    ['kubernetes-1.30.4'],
    ['act'],
    ['actionlint'],
    ['argo-cd'],
  ])
})

test('the tools are there for any version alone, and test tools and Argo CD only when asked for', () => {
  expect(names(firstBuilds(['1.30.4']))).toEqual([['tools'], ['containerd']])
  expect(names(laterBuilds(['1.30.4'], { testTools: false, argoCd: false }))).toEqual([['kubernetes-1.30.4']])
})

test('the tools have the same key whether or not Kubernetes is built with them', async () => {
  const cache = new Cache(await mkdtemp(path.join(tmpdir(), 'cache-')))
  const keys = [['1.36.3'], ['1.30.4']].map(async versions => {
    const shared = firstBuilds(versions)[0]
    return shared && (await programEntry(cache, shared.module, TOOLS)).key
  })
  const [together, alone] = await Promise.all(keys)
  expect(together).toBe(alone)
})
