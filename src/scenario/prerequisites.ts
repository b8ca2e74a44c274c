/** What a chart needs to find in the cluster: other charts and manifests, there before the baseline and so no leftovers. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chart } from '../chart/chart.ts'
import type { Helm, ReleaseName } from '../chart/helm.ts'
import { type LocatedChart, locateChart, type OpenChartOptions, openChart } from '../chart/open-chart.ts'
import type { Clock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { lastLines } from '../last-lines.ts'
import { isManifestPath } from '../options/exercise.ts'
import { defaultReleaseName } from '../options/release-name.ts'
import { infrastructureProblem } from '../problem.ts'
import { applyManifests } from './apply-manifests.ts'
import { installChart } from './install.ts'
import { readManifestFile, type UserManifest } from './manifest-file.ts'
import { readReleaseRecord } from './release-record.ts'
import { waitUntilReady } from './wait-until-ready.ts'

/** As far as it can be read without Helm. `source` is as the user wrote it. */
export type FoundPrerequisite = { source: string } & ({ located: LocatedChart; workDir: string } | Manifests)

/** Ready to be installed. */
export type Prerequisite = { source: string } & ({ chart: Chart } | Manifests)

interface Manifests {
  manifests: UserManifest[]
}

/** Reads manifest files and finds charts; throws a usage problem for what is neither. Packaged charts are unpacked into `workDir`. */
export async function findPrerequisites(
  sources: readonly string[],
  { workDir, signal }: { workDir: string; signal: AbortSignal },
): Promise<FoundPrerequisite[]> {
  const found: FoundPrerequisite[] = []
  for (const [index, source] of sources.entries()) {
    if (isManifestPath(source)) {
      found.push({ source, manifests: await readManifestFile(source) })
    } else {
      const own = join(workDir, `prerequisite-${index}`)
      await mkdir(own)
      found.push({ source, located: await locateChart(source, { workDir: own, signal }), workDir: own })
    }
  }
  return found
}

/** Builds the dependencies of the charts, where they are missing. */
export async function openPrerequisites(
  found: readonly FoundPrerequisite[],
  options: Omit<OpenChartOptions, 'workDir'>,
): Promise<Prerequisite[]> {
  const opened: Prerequisite[] = []
  for (const prerequisite of found) {
    const { source } = prerequisite
    if ('manifests' in prerequisite) opened.push(prerequisite)
    else {
      const { located, workDir } = prerequisite
      opened.push({ source, chart: await openChart(located, { ...options, workDir }) })
    }
  }
  return opened
}

export interface PrerequisiteContext {
  helm: Helm
  api: Pick<Api, 'discover' | 'apply' | 'get'>
  clock: Clock
  signal: AbortSignal
  /** milliseconds for each prerequisite */
  timeoutMs: number
  log: (line: string) => void
}

/** Where a manifest that names no namespace goes, as with kubectl. */
const DEFAULT_NAMESPACE = 'default'

/**
 * Installs a chart with its own values, or applies manifests, and waits until the workloads are ready. Throws an infrastructure
 * problem when that fails.
 */
export async function installPrerequisite(prerequisite: Prerequisite, context: PrerequisiteContext): Promise<void> {
  const { source } = prerequisite
  if ('chart' in prerequisite) return installAsRelease(prerequisite.chart, source, context)
  const { api, clock, signal, timeoutMs } = context
  const pause = (ms: number) => clock.sleep(ms, signal)
  const apply = { api, signal, namespace: DEFAULT_NAMESPACE, pause }
  const applied = await applyManifests(prerequisite.manifests, source, apply)
  const unready = await waitUntilReady(api, applied, { clock, signal, timeoutMs })
  if (unready !== undefined)
    throw infrastructureProblem(`the prerequisite ${source} is not ready: ${unready}`, 'Correct the manifest.')
}

/**
 * True for a release that is deployed, which is said. One that can't be told, or is in another state, is an infrastructure problem:
 * without what it needs, the chart under test would be blamed.
 */
async function isInstalled(name: ReleaseName, source: string, context: PrerequisiteContext): Promise<boolean> {
  const found = await readReleaseRecord(context.helm, name, context.signal)
  if (found === undefined) return false
  const { releaseName, namespace } = name
  if (found.status === 'deployed') {
    context.log(`${source}: release ${releaseName} is there already, in namespace ${namespace}; it stays as it is`)
    return true
  }
  if (found.status === 'unknown') {
    throw infrastructureProblem(
      `helm cannot tell whether the prerequisite ${source} is installed: ${found.description}`,
      `Does this user have the right to list Secrets in namespace ${namespace}?`,
    )
  }
  throw infrastructureProblem(
    `the prerequisite ${source} is not ready: release ${releaseName} in namespace ${namespace} is ${found.status}`,
    `Repair it, or remove it with \`helm uninstall ${releaseName} --namespace ${namespace}\`: the check then installs it.`,
  )
}

/** Name and namespace are the chart's name. A release that is deployed already stays as it is. */
async function installAsRelease(chart: Chart, source: string, context: PrerequisiteContext): Promise<void> {
  const { helm, signal, timeoutMs, log } = context
  const releaseName = defaultReleaseName(chart.name)
  const name = { releaseName, namespace: releaseName.replaceAll('.', '-') }
  if (await isInstalled(name, source, context)) return
  const options = { ...name, values: [], set: [], helmArgs: [], createNamespace: true, installTimeoutMs: timeoutMs }
  const result = await installChart(helm, chart, options, signal, log)
  if (result.ok) return
  throw infrastructureProblem(
    `the prerequisite ${source} could not be installed: ${lastLines(result.stderr, 5)}`,
    'It is installed with its own values; try it on a cluster of your own.',
  )
}
