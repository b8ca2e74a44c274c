/** The options of `check`, parsed and checked: what every other room reads. Durations are milliseconds. */
import type { Severity } from '../diagnose/finding.ts'

export interface CheckOptions {
  /** a command line for the same check (same-check.ts), for the report */
  command: string[]
  /** chart directory or .tgz, as the user wrote it; this and all other paths are relative to the working directory */
  chart: string
  values: string[]
  set: string[]
  /** absent: the chart's name, made valid (defaultReleaseName in release-name.ts) */
  releaseName?: string
  namespace: string
  /** true: Helm creates the namespace (--create-namespace); false: we do, before the baseline */
  createNamespace: boolean
  /** `3`, `4` or an exact `X.Y.Z`, without `v`; absent: the helm on PATH, else 4 */
  helmVersion?: string
  /** extra arguments for helm install */
  helmArgs: string[]
  /** charts and manifests to install before the baseline; isManifestPath (exercise.ts) tells which */
  prerequisite: string[]
  /** `1.36` or `1.36.4`, without `v`; there is an image for it */
  kubernetesVersion?: string
  nodeImage?: string
  kindConfig?: string
  kubeconfig?: string
  context?: string
  /** the probe may run on a cluster that exists */
  allowTeardown: boolean
  /** manifests to apply and commands to run after the install; isManifestPath (exercise.ts) tells which */
  exercise: string[]
  /** run `helm test` after the install */
  helmTest: boolean
  /** extra arguments for helm uninstall */
  uninstallArgs: string[]
  installTimeoutMs: number
  uninstallTimeoutMs: number
  settleTimeoutMs: number
  /** 0: no probe */
  probeTimeoutMs: number
  /** limit of the whole run */
  timeoutMs: number
  failOn: Severity
  ignore: string[]
  reportDir: string
  keepCluster: 'never' | 'on-failure' | 'always'
  verbose: boolean
  quiet: boolean
}
