/** A chart on disk: a directory as it lies there, or a .tgz that we unpack. */
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { usageProblem } from '../problem.ts'
import type { Chart } from './chart.ts'
import { readChartTree, readChartYaml } from './chart-tree.ts'
import type { ChartYaml } from './chart-yaml.ts'
import { indexCrds } from './crd-index.ts'
import { buildDependencies, missingDependencies } from './dependencies.ts'
import { unpackChart } from './unpack.ts'

export interface OpenChartOptions {
  /** an existing directory of ours; packaged charts are unpacked into it */
  workDir: string
  /** path of the helm program */
  helm: string
  signal?: AbortSignal
  log: (line: string) => void
}

/** A chart's place, and what it says of itself. */
export interface LocatedChart {
  /** as the user wrote it */
  path: string
  place: { directory: string; inPlace: boolean }
  chart: ChartYaml
}

/** What can be told of a chart without Helm. Throws a usage problem when it is no chart that can be installed. */
export async function locateChart(
  path: string,
  options: Pick<OpenChartOptions, 'workDir' | 'signal'>,
): Promise<LocatedChart> {
  const place = await locate(path, options)
  const chart = await readChartYaml(place.directory, place.inPlace ? join(path, 'Chart.yaml') : `Chart.yaml in ${path}`)
  if (chart.type === 'library') {
    throw usageProblem(
      `${path}: ${chart.name} is a library chart, which cannot be installed`,
      'Give a chart that uses it.',
    )
  }
  return { path, place, chart }
}

/**
 * Opens the chart and builds its dependencies when they are missing. Throws a usage problem for one whose parts can't be
 * read; nothing but charts/ and Chart.lock of the chart itself is ever written.
 */
export async function openChart({ path, place, chart }: LocatedChart, options: OpenChartOptions): Promise<Chart> {
  let tree = await readChartTree(place.directory, options)
  const missing = missingDependencies(chart.dependencies, tree.subcharts)
  if (missing.length > 0) {
    await buildDependencies(place.directory, path, chart, missing, options)
    tree = await readChartTree(place.directory, options)
  }
  return { name: chart.name, version: chart.version, source: path, ...place, crds: indexCrds(tree), tree }
}

async function locate(
  path: string,
  options: Pick<OpenChartOptions, 'workDir' | 'signal'>,
): Promise<LocatedChart['place']> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) {
    throw usageProblem(
      `${path}: there is no such chart`,
      'Give the path of a chart directory or of a packaged chart (.tgz).',
    )
  }
  if (!found.isDirectory()) {
    const directory = await unpackChart(path, join(options.workDir, 'chart'), path, options.signal)
    return { directory, inPlace: false }
  }
  if (!(await isFile(join(path, 'Chart.yaml')))) throw await notAChart(path)
  return { directory: resolve(path), inPlace: true }
}

/** Names the sub-directories that are charts, one or two levels down. */
async function notAChart(path: string) {
  const found: string[] = []
  for (const name of await directories(path)) {
    if (await isFile(join(path, name, 'Chart.yaml'))) found.push(join(path, name))
    else
      for (const inner of await directories(join(path, name)))
        if (await isFile(join(path, name, inner, 'Chart.yaml'))) found.push(join(path, name, inner))
  }
  const hint =
    found.length === 0
      ? 'Give the directory that holds Chart.yaml.'
      : `Did you mean ${found.slice(0, 5).join(', ')}${found.length > 5 ? ', …' : ''}?`
  return usageProblem(`${path} is not a chart: it has no Chart.yaml`, hint)
}

async function directories(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const kept = entries.filter(
    entry => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
  )
  return kept.map(entry => entry.name).toSorted()
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
