import { findTools } from '../cluster/tools/find-tools.ts'
import type { Tools } from '../cluster/tools/program.ts'
import { usesExistingCluster } from './cluster.ts'
import type { Life } from './life.ts'

/** Finds helm, and kind when a cluster has to be made. */
export function toolsStep({ options, world, record, signal }: Life): Promise<Tools> {
  const find = () =>
    findTools({
      ...(options.helmVersion !== undefined && { helmVersion: options.helmVersion }),
      needKind: !usesExistingCluster(options),
      cacheDir: world.cacheDir,
      ...(world.toolCacheDir !== undefined && { toolCacheDir: world.toolCacheDir }),
      platform: process.platform,
      arch: process.arch,
      env: world.env,
      signal,
      log: line => world.progress.log(line),
    })
  return record.step('tools', find, ({ helm, kind }) => {
    record.facts.helmVersion = helm.version
    if (kind) record.facts.kindVersion = kind.version
    return [`helm ${helm.version}`, ...(kind ? [`kind ${kind.version}`] : [])].join(', ')
  })
}
