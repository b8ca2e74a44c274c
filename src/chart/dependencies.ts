/** `helm dependency build`, when a chart's charts/ directory lacks what its Chart.yaml names. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { messageOf, usageProblem } from '../problem.ts'
import { failedProcess, lastLines, run } from '../process.ts'
import type { ChartYaml, Dependency } from './chart-yaml.ts'
import { dependencyBuildArgs, helmBaseEnv } from './helm.ts'

const BUILD_TIMEOUT_MS = 300_000
const ENV_TIMEOUT_MS = 10_000

export interface BuildContext {
  /** path of the helm program */
  helm: string
  workDir: string
  signal?: AbortSignal
  log: (line: string) => void
}

/** Dependencies that no chart in charts/ satisfies. `present` are name and version of the charts that lie there. */
export function missingDependencies(
  dependencies: readonly Dependency[],
  present: readonly { name: string; version: string }[],
): Dependency[] {
  return dependencies.filter(
    wanted => !present.some(({ name, version }) => name === wanted.name && satisfies(version, wanted.version)),
  )
}

/** Helm's ranges are almost npm's; where they are not, the name is enough, as it is for `helm install`. */
function satisfies(version: string, range: string): boolean {
  if (semver.validRange(range) === null || semver.valid(version, true) === null) return true
  return semver.satisfies(version, range, { includePrerelease: true, loose: true })
}

/**
 * Runs `helm dependency build` in the chart directory, which writes charts/*.tgz and perhaps Chart.lock there, as
 * chart-testing does. Throws a usage problem that names the dependencies and quotes Helm.
 */
export async function buildDependencies(
  directory: string,
  shown: string,
  chart: ChartYaml,
  missing: readonly Dependency[],
  context: BuildContext,
): Promise<void> {
  const names = missing.map(({ name, version }) => `${name} ${version}`.trim()).join(', ')
  context.log(`${shown}: building dependencies (${names} not in charts/)`)
  const repositories = await writeRepositories(chart.dependencies, context)
  const cacheDir = join(context.workDir, 'repository-cache')
  const result = await run(context.helm, dependencyBuildArgs(directory, repositories, cacheDir), {
    timeoutMs: BUILD_TIMEOUT_MS,
    env: helmBaseEnv(),
    onLine: context.log,
    ...(context.signal && { signal: context.signal }),
  })
  context.signal?.throwIfAborted()
  if (result.exitCode === 0) return
  const what = `cannot build the dependencies of ${shown} (missing: ${names})`
  if (result.startError !== undefined || result.timedOut) throw failedProcess(what, result)
  throw usageProblem(`${what}: helm says\n${lastLines(result)}`, hintFor(lastLines(result)))
}

function hintFor(output: string): string {
  if (output.includes('out of sync')) return 'Run `helm dependency update` and commit the lock file.'
  return 'Run `helm dependency build` in the chart to see the same; a private repository must be known to Helm (helm repo add, helm registry login).'
}

const repositoriesSchema = z.object({
  repositories: z.array(z.looseObject({ name: z.string(), url: z.string() })).nullish(),
})
type Repository = { name: string; url: string } & Record<string, unknown>

/**
 * A repositories.yaml of our own with just the repositories that are needed: the user's entry where there is one (it
 * has the credentials), else one by address. Without it, a chart with a lock file cannot be built until somebody has run
 * `helm repo add` for each (hasAllRepos in helm/helm pkg/downloader/manager.go).
 */
async function writeRepositories(dependencies: readonly Dependency[], context: BuildContext): Promise<string> {
  const known = await knownRepositories(context)
  await mkdir(context.workDir, { recursive: true })
  const file = join(context.workDir, 'repositories.yaml')
  await writeFile(file, stringify({ apiVersion: '', repositories: neededRepositories(dependencies, known) }))
  return file
}

/** Exported for its table test. */
export function neededRepositories(dependencies: readonly Dependency[], known: readonly Repository[]): Repository[] {
  const needed = new Map<string, Repository>()
  for (const { repository } of dependencies) {
    const alias = /^(?:@|alias:)(.+)$/.exec(repository)?.[1]
    const entry = known.find(({ name, url }) => (alias === undefined ? sameUrl(url, repository) : name === alias))
    if (entry !== undefined) needed.set(entry.url, entry)
    else if (/^https?:\/\//.test(repository) && !needed.has(repository))
      needed.set(repository, { name: `dependency-${needed.size + 1}`, url: repository })
  }
  return [...needed.values()]
}

function sameUrl(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '')
}

/** What the user added with `helm repo add`; none when there is no such file. */
async function knownRepositories({ helm, signal }: BuildContext): Promise<Repository[]> {
  const options = { timeoutMs: ENV_TIMEOUT_MS, ...(signal && { signal }) }
  const { stdout } = await run(helm, ['env', 'HELM_REPOSITORY_CONFIG'], options)
  const text = await readFile(stdout.trim(), 'utf8').catch(() => '')
  return parseRepositories(text, stdout.trim())
}

/** Exported for its table test. */
export function parseRepositories(text: string, file: string): Repository[] {
  const hint = 'Correct the file; helm repo list shows the same.'
  let content: unknown
  try {
    content = parse(text)
  } catch (error) {
    throw usageProblem(`Helm's list of repositories, ${file}, is not YAML: ${messageOf(error)}`, hint, error)
  }
  const parsed = repositoriesSchema.safeParse(content ?? {})
  if (!parsed.success) throw usageProblem(`${file} is not a list of Helm's repositories`, hint, parsed.error)
  return parsed.data.repositories ?? []
}
