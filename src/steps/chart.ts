import type { Chart } from '../chart/chart.ts'
import { type LocatedChart, locateChart, openChart } from '../chart/open-chart.ts'
import { checkUninstallArgs, preflight } from '../chart/preflight.ts'
import { repositoryPathOf } from '../chart/repository-path.ts'
import { imageForKubernetes, kubernetesOfImage } from '../cluster/node-images.ts'
import type { Tools } from '../cluster/tools/program.ts'
import type { CheckOptions } from '../options/check-options.ts'
import { defaultReleaseName } from '../options/release-name.ts'
import { checkExercise } from '../scenario/use.ts'
import { usesExistingCluster } from './cluster.ts'
import type { Life } from './life.ts'
import { refuseReportInChart } from './report-in-chart.ts'

/** A chart and the release that will be made of it. */
export interface ChartToInstall {
  chart: Chart
  releaseName: string
  namespace: string
}

/** Reads what can be read without Helm: a mistake there must not cost finding, fetching or building Helm first. */
export async function findChart({ options, workDir, signal }: Life): Promise<LocatedChart> {
  await checkExercise(options.exercise)
  const located = await locateChart(options.chart, { workDir, signal })
  await refuseReportInChart(located, options.reportDir)
  return located
}

/** Opens the chart and, before a cluster is made for it, renders it once: what is wrong with it is said before anything is created. */
export function chartStep(
  { options, world, record, workDir, signal }: Life,
  { helm }: Tools,
  located: LocatedChart,
): Promise<ChartToInstall> {
  const { namespace } = options
  const open = async () => {
    const log = (line: string) => world.progress.log(line)
    const chart = await openChart(located, { workDir, helm: helm.path, signal, log })
    const releaseName = options.releaseName ?? defaultReleaseName(chart.name)
    record.facts.chart = chart
    record.facts.release = { releaseName, namespace }
    const repositoryPath = chart.inPlace ? await repositoryPathOf(chart.directory, world.workspace) : undefined
    if (repositoryPath !== undefined) record.facts.repositoryPath = repositoryPath
    await checkUninstallArgs(helm, options.uninstallArgs, signal)
    // On a cluster that exists, or after prerequisites, Helm renders against it: what its templates ask for may be there.
    if (!usesExistingCluster(options) && options.prerequisite.length === 0)
      await preflight(helm, chart, { ...options, releaseName, kubernetesVersion: kubernetesToBe(options) }, signal)
    return { chart, releaseName, namespace }
  }
  return record.step('chart', open, ({ chart }) => `${chart.name} ${chart.version} from ${chart.source}`)
}

/** Of the cluster that will be made, as far as the options say it: kind's own choice shows only when the cluster runs. */
function kubernetesToBe({ nodeImage, kubernetesVersion }: CheckOptions): string | undefined {
  if (nodeImage !== undefined) return kubernetesOfImage(nodeImage)
  return kubernetesVersion === undefined ? undefined : kubernetesOfImage(imageForKubernetes(kubernetesVersion))
}
