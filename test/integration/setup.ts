/**
 * What the integration tests share, made once before any of them: the bundle, and the real Helm 3 and 4. Both Helms come from
 * the tests' ground where it is there, or else are found, fetched or built as a run would do it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildDist } from '../../scripts/build-dist.ts'
import { toolsFromSource } from '../../scripts/cluster-from-source/cluster-from-source.ts'
import { cacheDirOf } from '../../src/cluster/tools/cache-dir.ts'
import { findTools } from '../../src/cluster/tools/find-tools.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** version and path of each */
    helms: [version: string, path: string][]
    /** directory with a bundle of this source */
    dist: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = await mkdtemp(join(tmpdir(), 'dist-'))
  await buildDist(dist)
  project.provide('dist', dist)
  const env = { ...process.env, ...(await toolsFromSource()) }
  project.provide('helms', [await findHelm('3', env), await findHelm('4', env)])
  return () => rm(dist, { recursive: true, force: true })
}

async function findHelm(helmVersion: string, env: NodeJS.ProcessEnv): Promise<[string, string]> {
  const { helm } = await findTools({
    ...{ helmVersion, needKind: false, env, platform: process.platform, arch: process.arch },
    cacheDir: cacheDirOf(env, homedir()),
    log: line => console.log(line),
  })
  return [helm.version, helm.path]
}
