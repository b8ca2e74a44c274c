/** The chart and its subcharts, with the text of their templates and CRDs: what Helm would load. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, usageProblem } from '../problem.ts'
import type { ChartNode } from './chart.ts'
import { type ChartYaml, parseChartYaml, parseRequirements } from './chart-yaml.ts'
import { type IsIgnored, parseHelmignore } from './helmignore.ts'
import { unpackChart } from './unpack.ts'

/** Where packaged subcharts are unpacked, and who can stop that. */
export interface TreeContext {
  workDir: string
  signal?: AbortSignal
}

interface Place {
  directory: string
  /** of the node, relative to the chart */
  path: string
  packaged: boolean
  /** the rules of the outermost directory, with paths relative to it; subcharts' own .helmignore files do not count */
  isIgnored: IsIgnored
  /** of `directory` relative to that outermost directory */
  ignorePath: string
}

/** Reads the tree below a chart directory. Throws a usage problem for a Chart.yaml that cannot be read. */
export async function readChartTree(directory: string, context: TreeContext): Promise<ChartNode> {
  return await readNode(await outermost(directory, '', false), context)
}

async function outermost(directory: string, path: string, packaged: boolean): Promise<Place> {
  const isIgnored = parseHelmignore((await readText(join(directory, '.helmignore'))) ?? '')
  return { directory, path, packaged, isIgnored, ignorePath: '' }
}

async function readNode(place: Place, context: TreeContext): Promise<ChartNode> {
  const chart = await readChartYaml(place.directory, join(place.path, 'Chart.yaml'))
  const files = new Map<string, string>()
  await readFiles(place, 'templates', files)
  await readFiles(place, 'crds', files)
  const aliases = chart.dependencies.flatMap(({ name, alias }) => (alias === undefined ? [] : [[alias, name]]))
  return {
    name: chart.name,
    version: chart.version,
    path: place.path,
    packaged: place.packaged,
    aliases: Object.fromEntries(aliases),
    files,
    subcharts: await readSubcharts(place, context),
  }
}

/** Reads Chart.yaml and, for apiVersion v1, requirements.yaml. `shown` names the file in messages. */
export async function readChartYaml(directory: string, shown: string): Promise<ChartYaml> {
  const chart = parseChartYaml(await readFile(join(directory, 'Chart.yaml'), 'utf8'), shown)
  const requirements = chart.apiVersion === 'v1' ? await readText(join(directory, 'requirements.yaml')) : undefined
  if (requirements === undefined) return chart
  const file = shown.replace(/Chart\.yaml$/, 'requirements.yaml')
  return { ...chart, dependencies: [...chart.dependencies, ...parseRequirements(requirements, file)] }
}

async function readSubcharts(place: Place, context: TreeContext): Promise<ChartNode[]> {
  const nodes: ChartNode[] = []
  for (const name of await entries(join(place.directory, 'charts'))) {
    // Helm skips these two prefixes.
    if (name.startsWith('_') || name.startsWith('.')) continue
    const ignorePath = join(place.ignorePath, 'charts', name)
    const path = join(place.path, 'charts', name)
    const isDirectory = await isDirectoryAt(join(place.directory, 'charts', name), path)
    if (place.isIgnored(ignorePath, isDirectory)) continue
    const directory = join(place.directory, 'charts', name)
    if (isDirectory && (await readText(join(directory, 'Chart.yaml'))) !== undefined) {
      nodes.push(await readNode({ ...place, directory, path, ignorePath }, context))
    } else if (!isDirectory && name.endsWith('.tgz')) {
      const into = join(context.workDir, 'subcharts', path.replaceAll('/', '!'))
      const unpacked = await unpackChart(directory, into, path, context.signal)
      nodes.push(await readNode(await outermost(unpacked, `${path}!`, true), context))
    }
  }
  return nodes
}

/** Adds the text of every file below `folder`, by its path relative to the node. */
async function readFiles(place: Place, folder: string, files: Map<string, string>): Promise<void> {
  if (place.isIgnored(join(place.ignorePath, folder), true)) return
  for (const name of await entries(join(place.directory, folder))) {
    const path = join(folder, name)
    const full = join(place.directory, path)
    if (await isDirectoryAt(full, join(place.path, path))) await readFiles(place, path, files)
    else if (!place.isIgnored(join(place.ignorePath, path), false)) files.set(path, await readFile(full, 'utf8'))
  }
}

/** Follows links, as Helm does, and says which one leads nowhere. */
async function isDirectoryAt(full: string, shown: string): Promise<boolean> {
  try {
    return (await stat(full)).isDirectory()
  } catch (error) {
    throw usageProblem(
      `${shown} in the chart cannot be read: ${messageOf(error)}`,
      'It may be a link to something that is not there: Helm follows the links of a chart.',
      error,
    )
  }
}

async function entries(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => [])
  return names.toSorted()
}

async function readText(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined)
}
