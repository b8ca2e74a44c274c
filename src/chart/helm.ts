/** Talking to Helm 3 and 4: argv builders, and the environment that keeps the user's own settings out. All pure. */
import { formatDuration } from '../options/duration.ts'

/** A Helm program and the cluster that it must talk to. */
export interface Helm {
  /** of the executable */
  path: string
  /** without a leading `v`, e.g. `4.3.1` */
  version: string
  major: 3 | 4
  /** path of a kubeconfig file; absent: the user's own, for a cluster that is named by its context only */
  kubeconfig?: string
  /** absent: the current context of the kubeconfig */
  context?: string
  /** an empty or missing directory for Helm's discovery cache; absent: the user's */
  cacheDir?: string
}

/** Which release, where. */
export interface ReleaseName {
  releaseName: string
  namespace: string
}

/** What is installed, in Helm's own order: values files, then --set. */
export interface ChartValues {
  values: readonly string[]
  set: readonly string[]
}

export interface InstallOptions extends ReleaseName, ChartValues {
  createNamespace: boolean
  /** milliseconds for any one of Helm's waits, not for the whole */
  installTimeoutMs: number
  /** the user's own arguments; they come last, so they win */
  helmArgs: readonly string[]
}

/** A Helm program bound to a cluster. */
export function helmClient(
  program: { path: string; version: string },
  cluster: { kubeconfig?: string; context?: string; cacheDir?: string },
): Helm {
  return { path: program.path, version: program.version, major: majorOf(program.version), ...cluster }
}

/** @throws Error for a version that is neither 3 nor 4; the tools are found by such a version, so that is a defect */
export function majorOf(version: string): 3 | 4 {
  const major = Number.parseInt(version.replace(/^v/, ''), 10)
  if (major !== 3 && major !== 4) throw new Error(`Helm ${version} is neither Helm 3 nor Helm 4`)
  return major
}

/** Waits for the release to be ready: what a chart leaves once it works is what counts. */
export function installArgs(helm: Helm, chartDirectory: string, options: InstallOptions): string[] {
  return [
    ...['install', options.releaseName, chartDirectory, ...clusterFlags(helm, options.namespace)],
    ...(options.createNamespace ? ['--create-namespace'] : []),
    ...valueFlags(options),
    ...['--wait', '--timeout', formatDuration(options.installTimeoutMs)],
    ...options.helmArgs,
  ]
}

export interface TemplateOptions extends ReleaseName, ChartValues {
  kubernetesVersion?: string
  /** those of the install: `helm template` knows the same flags */
  helmArgs: readonly string[]
  /** as Helm's --api-versions takes them */
  apiVersions?: readonly string[]
}

/** Needs no cluster. `dependency build` and `show` neither. */
export function templateArgs(chartDirectory: string, options: TemplateOptions): string[] {
  const { releaseName, namespace, kubernetesVersion, apiVersions = [], helmArgs } = options
  return [
    ...['template', releaseName, chartDirectory, '--namespace', namespace],
    ...valueFlags(options),
    ...(kubernetesVersion === undefined ? [] : ['--kube-version', kubernetesVersion]),
    ...apiVersions.flatMap(version => ['--api-versions', version]),
    ...helmArgs,
  ]
}

/** The manifest that Helm recorded, without hooks and without `crds/`. */
export function getManifestArgs(helm: Helm, { releaseName, namespace }: ReleaseName): string[] {
  return ['get', 'manifest', releaseName, ...clusterFlags(helm, namespace)]
}

/** The hooks that Helm recorded. */
export function getHooksArgs(helm: Helm, { releaseName, namespace }: ReleaseName): string[] {
  return ['get', 'hooks', releaseName, ...clusterFlags(helm, namespace)]
}

/** The newest revision only. */
export function historyArgs(helm: Helm, { releaseName, namespace }: ReleaseName): string[] {
  return ['history', releaseName, ...clusterFlags(helm, namespace), '--max', '1', '--output', 'json']
}

/** Runs the test hooks of the release. */
export function testArgs(helm: Helm, { releaseName, namespace }: ReleaseName, timeoutMs: number): string[] {
  return ['test', releaseName, ...clusterFlags(helm, namespace), '--timeout', formatDuration(timeoutMs)]
}

export interface UninstallOptions extends ReleaseName {
  /** milliseconds for each of Helm's waits: for each hook to end, for each deletion of a hook, and where asked for the objects */
  uninstallTimeoutMs: number
  /** the user's own arguments; they come last, so they win */
  uninstallArgs?: readonly string[]
}

/**
 * Without --wait, as users run it: settling sees what Helm's own waiting would hide or get wrong (class A24). Who wants it
 * passes it on.
 */
export function uninstallArgs(helm: Helm, options: UninstallOptions): string[] {
  const { releaseName, namespace, uninstallTimeoutMs, uninstallArgs: more = [] } = options
  const limit = ['--timeout', formatDuration(uninstallTimeoutMs)]
  return ['uninstall', releaseName, ...clusterFlags(helm, namespace), ...limit, ...more]
}

/** Needs no cluster and does nothing: Helm reads its flags before it shows its help. */
export function uninstallFlagsCheck(args: readonly string[]): string[] {
  return ['uninstall', ...args, '--help']
}

/** `repositories` is a repositories.yaml of our own, `cacheDir` takes the index files: the user's are not touched. */
export function dependencyBuildArgs(chartDirectory: string, repositories: string, cacheDir: string): string[] {
  return ['dependency', 'build', chartDirectory, '--repository-config', repositories, '--repository-cache', cacheDir]
}

/** By flags, so that no environment variable decides which cluster is changed. */
function clusterFlags(helm: Helm, namespace: string): string[] {
  const kubeconfig = helm.kubeconfig === undefined ? [] : ['--kubeconfig', helm.kubeconfig]
  const context = helm.context === undefined ? [] : ['--kube-context', helm.context]
  return ['--namespace', namespace, ...kubeconfig, ...context]
}

function valueFlags({ values, set }: ChartValues): string[] {
  return [...values.flatMap(file => ['--values', file]), ...set.flatMap(setting => ['--set', setting])]
}

/** Variables that redirect Helm or change its output (`helm env`, pkg/cli/environment.go in helm/helm). */
const UNSET = [
  'HELM_NAMESPACE',
  'HELM_KUBECONTEXT',
  'HELM_KUBETOKEN',
  'HELM_KUBEASUSER',
  'HELM_KUBEASGROUPS',
  'HELM_KUBEAPISERVER',
  'HELM_KUBECAFILE',
  'HELM_KUBETLS_SERVER_NAME',
  'HELM_KUBEINSECURE_SKIP_TLS_VERIFY',
  'HELM_DRIVER',
  'HELM_DRIVER_SQL_CONNECTION_STRING',
  'HELM_MAX_HISTORY',
  'HELM_DEBUG',
  'HELM_COLOR',
]

/** What Helm's environment changes for a call that needs no cluster. */
export function helmBaseEnv(): Record<string, string | undefined> {
  return Object.fromEntries(UNSET.map(name => [name, undefined]))
}

/**
 * What Helm's environment changes for a call that needs the cluster. With a `cacheDir`, every `purpose` has a discovery
 * cache of its own: one that remembers a CRD from the install hides from the uninstall that the CRD is gone (class A17),
 * and one of an earlier cluster on the same port is plainly wrong.
 */
export function helmEnv(helm: Helm, purpose: 'install' | 'uninstall'): Record<string, string | undefined> {
  return {
    ...helmBaseEnv(),
    ...(helm.kubeconfig !== undefined && { KUBECONFIG: helm.kubeconfig }),
    ...(helm.cacheDir !== undefined && { KUBECACHEDIR: `${helm.cacheDir}/${purpose}` }),
  }
}
