/** What somebody needs who must delete a cluster and knows nothing else: the post step after a kill. */
import { join } from 'node:path'
import { z } from 'zod'
import { infrastructureProblem } from '../problem.ts'

/** Part of every name, so that `doctor` can tell our clusters from others. */
export const CLUSTER_NAME_PREFIX = 'clean-uninstall-'

export const clusterRecordSchema = z.object({
  /** it reaches command lines and is looked for among processes: nothing but our own form is let through */
  name: z.string().regex(/^clean-uninstall-[0-9a-f]{8}$/),
  provider: z.enum(['docker', 'podman', 'nerdctl']),
  /** the engine's command, e.g. `docker` or `finch` */
  engine: z.enum(['docker', 'podman', 'nerdctl', 'finch', 'nerdctl.lima']),
  /** path of kind */
  kind: z.string(),
  kubeconfig: z.string(),
  workDir: z.string(),
})

/** Plain JSON: saved before `kind create cluster`, read by the post step. */
export type ClusterRecord = z.infer<typeof clusterRecordSchema>

/** Where the config of a run's cluster lies. */
export function kindConfigPath(workDir: string): string {
  return join(workDir, 'kind-config.yaml')
}

/** @throws an infrastructure problem when the text is not a record that we wrote */
export function parseClusterRecord(json: string): ClusterRecord {
  try {
    return clusterRecordSchema.parse(JSON.parse(json))
  } catch (error) {
    throw infrastructureProblem(
      'the saved state does not name a cluster of clean-uninstall',
      'Look for leftover clusters with `clean-uninstall doctor`.',
      error,
    )
  }
}
