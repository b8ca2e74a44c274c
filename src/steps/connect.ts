import { join } from 'node:path'
import { type Helm, helmClient } from '../chart/helm.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { writeScopedKubeconfig } from '../cluster/scoped-kubeconfig.ts'
import type { Tools } from '../cluster/tools/program.ts'
import type { Api } from '../kube/api.ts'
import { connect } from '../kube/connection.ts'
import { infrastructureProblem, usageProblem } from '../problem.ts'
import { readReleaseRecord } from '../scenario/release-record.ts'
import type { ChartToInstall } from './chart.ts'
import type { Life } from './life.ts'

/** The two ways to the cluster, bound to one kubeconfig of the run's own. */
export interface Connection extends AsyncDisposable {
  api: Api
  helm: Helm
  /** true: the cluster is the user's, and nothing but the release may be touched */
  existing: boolean
}

/** Connects to the API server, and binds Helm and the user's commands to the same cluster. */
export function connectStep(life: Life, cluster: Cluster, tools: Tools, name: ChartToInstall): Promise<Connection> {
  const { record, signal } = life
  const open = async () => {
    const connection = await connectTo(life, cluster, tools)
    try {
      record.facts.server = connection.api.server
      record.facts.kubernetesVersion = await connection.api.version({ signal })
      if (cluster.existing) await refuseForeignRelease(connection.helm, name, signal)
      return connection
    } catch (error) {
      await connection.api.close()
      throw error
    }
  }
  return record.step('connect', open, ({ api }) => `Kubernetes ${record.facts.kubernetesVersion} at ${api.server}`)
}

/** The user's own file is read first: what is wrong with it, or with its cluster, is said by its name. */
async function connectTo({ workDir, options, signal }: Life, cluster: Cluster, tools: Tools): Promise<Connection> {
  const choice = { kubeconfig: cluster.kubeconfig, ...(cluster.context !== undefined && { context: cluster.context }) }
  const api = await connect({ ...choice, signal })
  try {
    const scope = { ...choice, namespace: options.namespace, output: join(workDir, 'kubeconfig') }
    const kubeconfig = await writeScopedKubeconfig(scope)
    return {
      api,
      helm: helmClient(tools.helm, { kubeconfig, cacheDir: join(workDir, 'helm-discovery') }),
      existing: cluster.existing,
      [Symbol.asyncDispose]: () => api.close(),
    }
  } catch (error) {
    await api.close()
    throw error
  }
}

/** What this run did not install, it must not uninstall. */
async function refuseForeignRelease(
  helm: Helm,
  { releaseName, namespace }: ChartToInstall,
  signal: AbortSignal,
): Promise<void> {
  const found = await readReleaseRecord(helm, { releaseName, namespace }, signal)
  if (found === undefined) return
  if (found.status === 'unknown') {
    throw infrastructureProblem(
      `helm cannot tell whether release ${releaseName} exists in namespace ${namespace}: ${found.description}`,
      'The check would uninstall it, so it has to be known. Does this user have the right to list Secrets there?',
    )
  }
  throw usageProblem(
    `release ${releaseName} exists in namespace ${namespace} of this cluster`,
    'The check would uninstall it. Choose another name or place with --release-name or --namespace.',
  )
}
