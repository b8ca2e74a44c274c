/** kind and Helm: found, or else fetched and verified, or else built. */
import { infrastructureProblem, messageOf, Problem } from '../../problem.ts'
import { findInCache, findInToolCache, findOnPath, NotFound } from './look-up.ts'
import { buildProgram, downloadProgram, type ObtainOptions } from './obtain.ts'
import { type Program, platformOf, type Tools } from './program.ts'
import { helmWish, kindWish, type ToolWish } from './wish.ts'

export interface FindToolsOptions extends Omit<ObtainOptions, 'platform'> {
  /** `3`, `4` or `X.Y.Z`; undefined: whatever Helm is there, else 4 */
  helmVersion?: string
  /** false when the run uses a cluster that exists */
  needKind: boolean
  /** RUNNER_TOOL_CACHE on GitHub's runners */
  toolCacheDir?: string
  /** Node's names, e.g. `linux` and `x64` */
  platform: string
  arch: string
}

/**
 * @throws a usage problem for a Helm version that is none; an infrastructure problem that lists every way that was
 * tried, or that quotes both sums when a download is not the file that it must be
 */
export async function findTools(options: FindToolsOptions): Promise<Tools> {
  const wish = helmWish(options.helmVersion)
  const [helm, kind] = await Promise.allSettled([
    findTool(wish, options),
    options.needKind ? findTool(kindWish(), options) : undefined,
  ])
  if (helm.status === 'rejected') throw helm.reason
  if (kind.status === 'rejected') throw kind.reason
  return { helm: helm.value, ...(kind.value && { kind: kind.value }) }
}

/** Runs the ways one after another until one gives a program. */
async function findTool(wish: ToolWish, options: FindToolsOptions): Promise<Program> {
  const failures: string[] = []
  for (const { name, go } of waysTo(wish, options)) {
    options.signal?.throwIfAborted()
    try {
      const program = await go()
      options.log(`${wish.tool} ${program.version} (${program.origin}: ${program.path})`)
      return program
    } catch (error) {
      if (error instanceof Problem || options.signal?.aborted) throw error
      if (!(error instanceof NotFound)) throw infrastructureProblem(`${name}: ${messageOf(error)}`, undefined, error)
      failures.push(`  ${name}: ${error.message}`)
    }
  }
  throw infrastructureProblem(
    `no ${wish.text} could be had:\n${failures.join('\n')}`,
    `Put ${wish.tool} ${wish.fetchVersion} on PATH, or let this machine reach the publisher (set HTTPS_PROXY where a proxy is needed), or install Go.`,
  )
}

interface Way {
  name: string
  go: () => Promise<Program>
}

function waysTo(wish: ToolWish, options: FindToolsOptions): Way[] {
  const { env, signal, cacheDir, toolCacheDir } = options
  const ways: Way[] = [{ name: 'PATH', go: () => findOnPath(wish, env, signal) }]
  const platform = platformOf(options.platform, options.arch)
  if (platform === undefined) return ways
  const obtain: ObtainOptions = { ...options, platform }
  if (toolCacheDir !== undefined)
    ways.push({ name: 'tool cache', go: () => findInToolCache(wish, toolCacheDir, platform, signal) })
  ways.push(
    { name: 'cache', go: () => findInCache(wish, cacheDir, platform, signal) },
    { name: 'download', go: () => downloadProgram(wish, obtain) },
    { name: 'build', go: () => buildProgram(wish, obtain) },
  )
  return ways
}
