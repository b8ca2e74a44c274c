/** What the cluster is made of. Every number here is part of the key of what is built from it: change one, and only that is built again. */

/** Kubernetes versions that `up.ts` builds when none is asked for: the newest, and the last whose garbage collector a broken conversion webhook can block. */
export const DEFAULT_KUBERNETES = ['1.36.3', '1.30.4'] as const

/** The version whose module the other programs are compiled in, and whose kubectl is the one on PATH and in every node. */
export const BASE_KUBERNETES = '1.36.3'

export const VERSIONS = {
  kind: '0.33.0',
  helm4: '4.3.1',
  helm3: '3.21.4',
  etcd: '3.6.8',
  coredns: '1.14.7',
  localPathProvisioner: '0.0.30',
  containerd: '2.4.2',
  act: '0.2.89',
  actionlint: '1.7.12',
  // Later ones lack a module that they are compiled from.
  argoCd: '3.2.6',
} as const

/** Bookworm's systemd 252 still runs on a cgroup v1 host; the ones after it refuse. */
export const DEBIAN_SUITE = 'bookworm'

/** `1.36.3` → `v0.36.3`: the version under which the staging modules (k8s.io/api and so on) of a Kubernetes version are published. */
export function stagingVersion(kubernetes: string): string {
  return `v0.${kubernetes.replace(/^1\./, '')}`
}

/** The minor number: 36 for `1.36.3`. */
export function minorOf(kubernetes: string): number {
  return Number(kubernetes.split('.')[1])
}

/** A version in full, without a `v`: `1.36.3`. */
export function isKubernetesVersion(text: string): boolean {
  return /^1\.\d+\.\d+$/.test(text)
}
