/** Rendering the chart before any cluster exists, so that a template error costs seconds and creates nothing. */
import { lastLines } from '../last-lines.ts'
import { usageProblem } from '../problem.ts'
import { failedProcess, type ProcessResult, run } from '../process.ts'
import type { Chart } from './chart.ts'
import { helmBaseEnv, templateArgs, uninstallFlagsCheck } from './helm.ts'

const TEMPLATE_TIMEOUT_MS = 120_000
const FLAGS_TIMEOUT_MS = 20_000
const ERROR_LINES = 20

export interface PreflightOptions {
  releaseName: string
  namespace: string
  values: readonly string[]
  set: readonly string[]
  helmArgs: readonly string[]
  /** undefined: not known before the cluster runs */
  kubernetesVersion: string | undefined
}

/**
 * Runs `helm template` with the values of the install. Throws a usage problem in Helm's own words (they name file and
 * line) when a values file is no YAML, a template fails, or the chart does not take this Kubernetes. The chart's own CRDs count as installed, as they will be.
 */
export async function preflight(
  helm: { path: string },
  chart: Pick<Chart, 'directory' | 'source' | 'crds'>,
  options: PreflightOptions,
  signal: AbortSignal,
): Promise<void> {
  const apiVersions = [...new Set(chart.crds.flatMap(crd => crd.apiVersions ?? []))]
  const { kubernetesVersion, ...render } = options
  const args = templateArgs(chart.directory, {
    ...render,
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    apiVersions,
  })
  const result = await run(helm.path, args, { timeoutMs: TEMPLATE_TIMEOUT_MS, env: helmBaseEnv(), signal })
  signal.throwIfAborted()
  if (result.exitCode === 0) return
  // Helm took a version of its own then, which says nothing of the cluster that will be made.
  if (kubernetesVersion === undefined && isOtherKubernetes(result.stderr)) return
  const what = `helm cannot render ${chart.source}`
  if (result.startError !== undefined || result.timedOut) throw failedProcess(what, { ...result, stdout: '' })
  throw usageProblem(`${what}: ${helmError(result)}`, hintFor(helmError(result)))
}

/** Asks Helm whether it knows the user's arguments for the uninstall, before there is anything to uninstall. Throws a usage problem. */
export async function checkUninstallArgs(
  helm: { path: string; version: string },
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (args.length === 0) return
  const result = await run(helm.path, uninstallFlagsCheck(args), {
    timeoutMs: FLAGS_TIMEOUT_MS,
    env: helmBaseEnv(),
    signal,
  })
  signal.throwIfAborted()
  if (result.exitCode === 0) return
  const what = `helm ${helm.version} does not take uninstall-args`
  if (result.startError !== undefined || result.timedOut) throw failedProcess(what, result)
  throw usageProblem(
    `${what}: ${helmError(result)}`,
    'Correct uninstall-args; `helm uninstall --help` lists what this Helm knows.',
  )
}

/** `chart requires kubeVersion: <1.35 which is incompatible with Kubernetes v1.36.0` (Helm 3 and 4). */
function isOtherKubernetes(stderr: string): boolean {
  return /chart requires kubeVersion: .* incompatible with Kubernetes /.test(stderr)
}

/** What Helm said after `Error:`, without its advice to use --debug. Never of stdout: that is for manifests, also of Secrets. */
export function helmError({ stderr }: Pick<ProcessResult, 'stderr'>): string {
  const said = lastLines(stderr, ERROR_LINES)
  const start = said.search(/^Error: /m)
  const error = start === -1 ? said : said.slice(start + 'Error: '.length)
  return error.replace(/\n\s*Use --debug flag to render out invalid YAML\s*$/, '').trim()
}

function hintFor(error: string): string {
  if (/^failed to parse |^open /.test(error)) return 'Correct the values file.'
  if (error.startsWith('unknown ')) return 'Correct helm-args: Helm does not know this flag.'
  return 'Correct the template or the values. Templates are rendered without a cluster here: `lookup` finds nothing.'
}
