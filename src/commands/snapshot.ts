/** `clean-uninstall snapshot -o FILE`: one look at a cluster, kept in a file. */
import { defaultKubeconfig } from '../cluster/default-kubeconfig.ts'
import { connect } from '../kube/connection.ts'
import { EXIT_CODES } from '../problem.ts'
import { writeSnapshot } from '../snapshot/snapshot-file.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'

export interface SnapshotCommand {
  output: string
  kubeconfig?: string
  context?: string
}

/** Exit code 0; 3 when something could not be listed: the file says what. */
export async function snapshotCommand(
  command: SnapshotCommand,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  const { output, kubeconfig = defaultKubeconfig(env), context } = command
  const api = await connect({ kubeconfig, ...(context !== undefined && { context }), signal })
  try {
    const kubernetes = await api.version({ signal })
    const snapshot = await takeSnapshot(api, signal)
    await writeSnapshot(output, snapshot, { server: api.server, kubernetes })
    console.log(
      `${snapshot.objects.size} objects in ${snapshot.types.length} resources of ${api.server} (${kubernetes}) → ${output}`,
    )
    for (const { resource, error } of snapshot.failures) console.error(`could not be listed: ${resource}: ${error}`)
    return snapshot.failures.length === 0 ? EXIT_CODES.clean : EXIT_CODES.infrastructure
  } finally {
    await api.close()
  }
}
