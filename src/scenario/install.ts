/** Installing the chart, and reading back what Helm made of it. */
import type { Chart, Release } from '../chart/chart.ts'
import {
  getHooksArgs,
  getManifestArgs,
  type Helm,
  helmEnv,
  type InstallOptions,
  installArgs,
  type ReleaseName,
} from '../chart/helm.ts'
import { parseHooks, parseManifest } from '../chart/manifest.ts'
import { locateObjects } from '../chart/source-line.ts'
import { failedProcess, run } from '../process.ts'
import { commandResult } from './command-result.ts'
import { isReleaseNotFound } from './release-record.ts'
import type { InstallResult } from './results.ts'

/** Helm ends by itself at its own limit; this is for one that does not. */
const PROCESS_MARGIN_MS = 30_000
const READ_TIMEOUT_MS = 30_000

/**
 * Runs `helm install --wait`. A failing install is a value; only a cancel throws. `onStderrLine` gets what Helm
 * says of the install as it comes; the notes, which may hold a password, stand on stdout.
 */
export async function installChart(
  helm: Helm,
  chart: Pick<Chart, 'directory'>,
  options: InstallOptions,
  signal: AbortSignal,
  onStderrLine?: (line: string) => void,
): Promise<InstallResult> {
  const result = await run(helm.path, installArgs(helm, chart.directory, options), {
    timeoutMs: options.installTimeoutMs + PROCESS_MARGIN_MS,
    env: helmEnv(helm, 'install'),
    signal,
    ...(onStderrLine && { onStderrLine }),
  })
  signal.throwIfAborted()
  return { ...commandResult(result), ok: result.exitCode === 0 }
}

/**
 * The release as Helm recorded it, also after an install that failed. Undefined when Helm has no such release: an install
 * that failed while it built the objects leaves none (trap T1). Throws an infrastructure problem when Helm cannot tell.
 */
export async function readRelease(
  helm: Helm,
  chart: Pick<Chart, 'name' | 'version' | 'crds' | 'tree'>,
  release: ReleaseName,
  signal: AbortSignal,
): Promise<Release | undefined> {
  const [manifestText, hooksText] = await Promise.all([
    readText(helm, getManifestArgs(helm, release), signal),
    readText(helm, getHooksArgs(helm, release), signal),
  ])
  if (manifestText === undefined || hooksText === undefined) return undefined
  const manifest = parseManifest(manifestText)
  const hooks = parseHooks(hooksText)
  const located = locateObjects(chart, [...manifest.objects, ...hooks.objects])
  const warnings = [...manifest.warnings, ...hooks.warnings]
  return {
    name: release.releaseName,
    namespace: release.namespace,
    chart: { name: chart.name, version: chart.version },
    helmVersion: helm.version,
    objects: located.slice(0, manifest.objects.length),
    hooks: hooks.objects.map((hook, index) => ({ ...hook, ...sourceOf(located[manifest.objects.length + index]) })),
    crds: chart.crds,
    ...(warnings.length > 0 && { warnings }),
  }
}

function sourceOf(object: Release['objects'][number] | undefined) {
  return object === undefined ? {} : { source: object.source }
}

async function readText(helm: Helm, args: string[], signal: AbortSignal): Promise<string | undefined> {
  const result = await run(helm.path, args, { timeoutMs: READ_TIMEOUT_MS, env: helmEnv(helm, 'install'), signal })
  signal.throwIfAborted()
  if (result.exitCode === 0) return result.stdout
  if (isReleaseNotFound(result.stderr)) return undefined
  // What it had printed so far are manifests, Secrets with their data among them.
  throw failedProcess(
    'cannot read the release back from Helm',
    { ...result, stdout: '' },
    'Is the cluster still there?',
  )
}
