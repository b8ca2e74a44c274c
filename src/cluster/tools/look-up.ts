/** Looking for a program that is already here: on PATH, in the runner's tool cache, in our own cache. */
import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { rcompare, valid } from 'semver'
import { lastLines, run } from '../../process.ts'
import { type Platform, type Program, type ProgramOrigin, platformKey, type ToolName } from './program.ts'
import { parseVersion, versionArgs } from './release.ts'
import { isWished, type ToolWish } from './wish.ts'

/** Why one way did not lead to a program; `findTools` lists these when every way failed. */
export class NotFound extends Error {}

const VERSION_TIMEOUT_MS = 20_000

/** Asks the program itself. Throws NotFound when it does not run or says no version. */
export async function versionOf(tool: ToolName, path: string, signal?: AbortSignal): Promise<string> {
  const result = await run(path, versionArgs(tool), { timeoutMs: VERSION_TIMEOUT_MS, ...(signal && { signal }) })
  const version = result.exitCode === 0 ? parseVersion(result.stdout) : undefined
  if (version !== undefined) return version
  const why = result.startError ?? (lastLines(result, 2) || `exit code ${result.exitCode ?? 'none'}`)
  throw new NotFound(`${path} does not say its version: ${why}`)
}

/** The first program on PATH that satisfies the wish. */
export async function findOnPath(wish: ToolWish, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Program> {
  const paths = await Promise.all(wish.commands.map(command => whereIs(command, env)))
  const found = paths.filter(path => path !== undefined)
  return await firstAccepted(wish, found, 'path', `no ${wish.commands.join(', ')} on PATH`, signal)
}

/** Absolute path of a command on PATH, or undefined. */
export async function whereIs(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const directory of (env.PATH ?? '').split(delimiter)) {
    if (directory === '') continue
    const path = join(directory, command)
    if (await isExecutable(path)) return path
  }
  return undefined
}

/** Where our own cache keeps a version: one folder each, so that versions live side by side. */
export function cachePath(cacheDir: string, tool: ToolName, version: string, platform: Platform): string {
  return join(cacheDir, 'tools', tool, version, platformKey(platform), tool)
}

/** The newest version in our cache that satisfies the wish. */
export async function findInCache(wish: ToolWish, cacheDir: string, platform: Platform, signal?: AbortSignal) {
  const root = join(cacheDir, 'tools', wish.tool)
  const paths: string[] = []
  for (const version of await versionsIn(root, wish)) {
    const path = cachePath(cacheDir, wish.tool, version, platform)
    if (await isExecutable(path)) paths.push(path)
  }
  return await firstAccepted(wish, paths, 'cache', `none in ${root}`, signal)
}

/** The runner's names for architectures are Node's. */
const RUNNER_ARCH = { amd64: 'x64', arm64: 'arm64' } as const

/**
 * The newest version in the runner's tool cache: `<cache>/<tool>/<version>/<arch>/…`. Actions differ in what they put
 * below (helm/kind-action: kind/bin/kind; Azure/setup-helm: linux-amd64/helm), so two levels are searched.
 */
export async function findInToolCache(wish: ToolWish, toolCacheDir: string, platform: Platform, signal?: AbortSignal) {
  const root = join(toolCacheDir, wish.tool)
  const paths: string[] = []
  for (const version of await versionsIn(root, wish))
    for (const arch of new Set([RUNNER_ARCH[platform.arch], platform.arch]))
      for (const spelling of [version, `v${version}`]) {
        const path = await findExecutable(join(root, spelling, arch), wish.tool, 3)
        if (path !== undefined) paths.push(path)
      }
  return await firstAccepted(wish, paths, 'tool-cache', `none in ${root}`, signal)
}

/** The first program that runs and is what was wished for: one that is broken does not hide the others. */
async function firstAccepted(
  wish: ToolWish,
  paths: readonly string[],
  origin: ProgramOrigin,
  none: string,
  signal?: AbortSignal,
): Promise<Program> {
  const tried: string[] = []
  for (const path of paths) {
    signal?.throwIfAborted()
    const program = await accept(wish, path, origin, signal).catch(error => error as Error)
    if (!(program instanceof Error)) return program
    if (!(program instanceof NotFound)) throw program
    tried.push(program.message)
  }
  throw new NotFound(tried.length > 0 ? tried.join('; ') : none)
}

async function accept(wish: ToolWish, path: string, origin: ProgramOrigin, signal?: AbortSignal): Promise<Program> {
  const version = await versionOf(wish.tool, path, signal)
  if (isWished(wish, version)) return { path, version, origin }
  throw new NotFound(`${path} is ${version}, wanted ${wish.text} (${wish.range})`)
}

async function versionsIn(directory: string, wish: ToolWish): Promise<string[]> {
  const names = await readdir(directory).catch(() => [])
  const versions = names.map(name => valid(name)).filter(version => version !== null)
  return [...new Set(versions)].filter(version => isWished(wish, version)).sort(rcompare)
}

async function findExecutable(directory: string, name: string, levels: number): Promise<string | undefined> {
  const path = join(directory, name)
  if (await isExecutable(path)) return path
  if (levels === 0) return undefined
  for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory()) continue
    const found = await findExecutable(join(directory, entry.name), name, levels - 1)
    if (found !== undefined) return found
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
