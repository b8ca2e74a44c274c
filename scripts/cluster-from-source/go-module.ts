/** Throw-away Go modules: a go.mod that requires the programs, so that one `go build` compiles what they share only once. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { infrastructureProblem } from '../../src/problem.ts'
import { runTool } from './run-tool.ts'
import { stagingVersion } from './versions.ts'

export interface GoModule {
  name: string
  /** module path → version with `v` */
  requires: Readonly<Record<string, string>>
  /** replaces the staging modules (k8s.io/api and so on) by those of this Kubernetes version */
  kubernetes?: string
  /** one of the required modules, whose own replace directives are to hold here, too: go heeds only those of the main module */
  replacesOf?: string
  /** folders with a main of our own, copied into the module */
  mains?: readonly string[]
}

/**
 * What every go command here runs with. `-mod=mod` lets go complete go.mod and go.sum by itself: the versions follow from the required
 * ones alone (minimal version selection), so nothing has to be committed for them. GOGC: the compiler collects garbage less often,
 * which saves a fifth of its time and costs a quarter more memory (measured). The rest keeps the user's settings out.
 */
export const GO_ENV = {
  GOFLAGS: '-mod=mod -buildvcs=false',
  GOWORK: 'off',
  CGO_ENABLED: '0',
  GOOS: 'linux',
  GOGC: '400',
} as const

/** The go command itself, and that it is new enough; go fetches a newer one by itself unless GOTOOLCHAIN forbids it. */
export async function checkGo(): Promise<void> {
  const wanted = 'Install Go 1.26 or newer and put it on PATH: Kubernetes, kind and Helm are compiled with it.'
  const output = await runTool('find Go', ['go', 'env', 'GOVERSION', 'GOTOOLCHAIN'], { timeoutMs: 30_000 }).catch(
    error => {
      throw infrastructureProblem('Go was not found or does not run', wanted, error)
    },
  )
  const [version = '', toolchain] = output.split('\n')
  const minor = Number(version.match(/^go1\.(\d+)/)?.[1] ?? Number.POSITIVE_INFINITY)
  if (minor < 21 || (minor < 26 && toolchain === 'local')) throw infrastructureProblem(`${version} is too old`, wanted)
}

export interface Wanted {
  module: GoModule
  /** packages, listed per `go build` that is to come */
  calls: readonly (readonly string[])[]
  tags: readonly string[]
}

/** Writes the module into `folder` and downloads all that its packages need. Returns how many packages these are, with all they import. */
export async function prepareModule(
  { module, calls, tags }: Wanted,
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  const name = module.kubernetes === undefined ? module.replacesOf : 'k8s.io/kubernetes'
  const upstream = name && (await downloadGoMod(name, module.requires[name] ?? '', signal))
  await writeFile(path.join(folder, 'go.mod'), goMod(module, upstream || undefined))
  for (const main of module.mains ?? []) await cp(main, path.join(folder, path.basename(main)), { recursive: true })
  const all = new Set<string>()
  for (const packages of calls) {
    const list = ['go', 'list', '-deps', `-tags=${tags.join(',')}`, ...packages] as const
    const what = `resolve and download the Go modules of ${module.name}`
    const names = await runTool(what, [...list], { cwd: folder, timeoutMs: 900_000, env: GO_ENV, signal })
    for (const name of names.trimEnd().split('\n')) all.add(name)
  }
  return all.size
}

async function downloadGoMod(modulePath: string, version: string, signal: AbortSignal): Promise<string> {
  const what = `download ${modulePath} ${version}`
  const json = await runTool(what, ['go', 'mod', 'download', '-json', `${modulePath}@${version}`], {
    timeoutMs: 600_000,
    env: GO_ENV,
    signal,
  })
  return await readFile((JSON.parse(json) as { GoMod: string }).GoMod, 'utf8')
}

/** The text of go.mod; `upstream` is the go.mod of k8s.io/kubernetes, which says what its staging modules are, or of `replacesOf`. */
export function goMod(module: GoModule, upstream?: string): string {
  const requires = Object.entries(module.requires).map(([name, version]) => `require ${name} ${version}`)
  if (upstream === undefined) return ['module build', 'go 1.26', ...requires, ''].join('\n\n')
  if (module.kubernetes === undefined)
    return ['module build', 'go 1.26', ...requires, ...replaceDirectives(upstream), ''].join('\n')
  const staging = stagingVersion(module.kubernetes)
  const replaces = stagingModules(upstream).map(name => `replace ${name} => ${name} ${staging}`)
  const settings = upstream.split('\n').filter(line => /^(go|godebug) /.test(line))
  return ['module build', ...settings, ...requires, ...replaces, ''].join('\n')
}

/** The modules that Kubernetes replaces by folders of its own repository; outside of it their published versions stand in. */
export function stagingModules(upstream: string): string[] {
  const names = [...upstream.matchAll(/^\s*(?:replace\s+)?(k8s\.io\/[a-z0-9-]+)(?:\s+v\S+)?\s+=>/gm)].map(
    match => match[1] ?? '',
  )
  return [...new Set(names)].sort()
}

/** The replacements of a go.mod by published modules, one a line, however they are written there. */
export function replaceDirectives(upstream: string): string[] {
  const found = upstream.matchAll(/^\s*(?:replace\s+)?(\S+(?: v\S+)?) => (\S+ v\S+)/gm)
  return [...found].map(([, from, to]) => `replace ${from} => ${to}`)
}
