import { join } from 'node:path'
import { type Helm, helmClient } from '../chart/helm.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { Tools } from '../cluster/tools/program.ts'
import type { Api } from '../kube/api.ts'
import { connect } from '../kube/connection.ts'
import type { Life } from './life.ts'

/** The two ways to the cluster, bound to its own kubeconfig. */
export interface Connection extends AsyncDisposable {
  api: Api
  helm: Helm
}

/** Connects to the API server, and binds Helm to the same cluster. */
export async function connectTo(
  { workDir, signal }: Life,
  { kubeconfig, context }: Cluster,
  tools: Tools,
): Promise<Connection> {
  const choice = { kubeconfig, ...(context !== undefined && { context }) }
  const api = await connect({ ...choice, signal })
  return {
    api,
    helm: helmClient(tools.helm, { ...choice, cacheDir: join(workDir, 'helm-discovery') }),
    [Symbol.asyncDispose]: () => api.close(),
  }
}
