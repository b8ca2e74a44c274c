/** The real Helm 3 and Helm 4: found, fetched or built as a run would do it. */
import { homedir } from 'node:os'
import { cacheDirOf } from '../../../src/cluster/tools/cache-dir.ts'
import { findTools } from '../../../src/cluster/tools/find-tools.ts'

const { helm: helm3 } = await find('3')
const { helm: helm4 } = await find('4')

/** Both, for `describe.for`: the version and the path. */
export const REAL_HELMS: [version: string, path: string][] = [helm3, helm4].map(({ version, path }) => [version, path])

function find(helmVersion: string) {
  return findTools({
    ...{
      helmVersion,
      needKind: false,
      env: process.env,
      platform: process.platform,
      arch: process.arch,
      log: () => {},
    },
    cacheDir: cacheDirOf(process.env, homedir()),
  })
}
