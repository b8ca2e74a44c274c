/** Clusters of one Kubernetes version, for tests that run side by side: each test has one to itself. */
import { SharedCluster } from './shared-cluster.ts'

export class ClusterPool implements AsyncDisposable {
  readonly #kubernetes: string
  readonly #all: SharedCluster[] = []
  readonly #free: SharedCluster[] = []

  constructor(kubernetes: string) {
    this.#kubernetes = kubernetes
  }

  /** Runs `body` with a cluster that nobody else uses meanwhile; what a body leaves that throws is nobody's business: its cluster is deleted. */
  async use<T>(body: (cluster: SharedCluster) => Promise<T>): Promise<T> {
    const cluster = this.#free.pop() ?? this.#another()
    try {
      return await body(cluster)
    } catch (error) {
      await cluster[Symbol.asyncDispose]()
      throw error
    } finally {
      this.#free.push(cluster)
    }
  }

  #another(): SharedCluster {
    const cluster = new SharedCluster(this.#kubernetes)
    this.#all.push(cluster)
    return cluster
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map(cluster => cluster[Symbol.asyncDispose]()))
  }
}
