/** Compiles program sets, all the missing ones of a module in one `go build`. */
import { chmod, cp, link, mkdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Cache, Entry } from './cache.ts'
import { GO_ENV, type GoModule, prepareModule } from './go-module.ts'
import type { Build, Program, ProgramSet } from './programs.ts'
import { runTool } from './run-tool.ts'
import type { Workshop } from './workshop.ts'

const COMPILE_TIMEOUT_MS = 3_600_000

/**
 * `-dwarf=false` spares an eighth of the compile time (measured) and loses nothing: `-s -w` drops the debugging information anyway.
 * `-pgo=off`, because a profile in one main would make go compile what is shared a second time.
 */
const BUILD_FLAGS = ['-trimpath', '-pgo=off', '-gcflags=all=-dwarf=false'] as const

/** Where the programs of a set are kept. The key covers whatever go is told; not Go's own version, so that an update of Go rebuilds nothing. */
export async function programEntry(cache: Cache, module: GoModule, set: ProgramSet): Promise<Entry> {
  const mains = await Promise.all((module.mains ?? []).map(folder => readFile(path.join(folder, 'main.go'), 'utf8')))
  const { requires, kubernetes, replacesOf } = module
  return cache.entry(set.name, { requires, kubernetes, replacesOf, mains, set, flags: BUILD_FLAGS })
}

/** When a build may use the network, and the processors. */
export interface Gates {
  download<T>(work: () => Promise<T>): Promise<T>
  compile<T>(work: () => Promise<T>): Promise<T>
}

/** One module's sets that are not in the cache yet. */
export interface Job {
  module: GoModule
  sets: readonly { set: ProgramSet; entry: Entry }[]
}

/** What of a build remains to be done. */
export async function jobOf(cache: Cache, { module, sets }: Build): Promise<Job> {
  const wanted = await Promise.all(sets.map(async set => ({ set, entry: await programEntry(cache, module, set) })))
  const present = await Promise.all(wanted.map(({ entry }) => cache.has(entry)))
  return { module, sets: wanted.filter((_, index) => !present[index]) }
}

/** Makes the sets of a job. Asks for the network at once, so that jobs download in the order in which they were started. */
export async function build({ cache, progress, signal }: Workshop, { module, sets }: Job, gates: Gates): Promise<void> {
  if (sets.length === 0) return
  const programs = distinct(sets.flatMap(({ set }) => set.programs))
  const tags = sets.flatMap(({ set }) => set.tags ?? [])
  const together = programs.filter(({ apart }) => apart === undefined)
  const calls = [together, ...programs.filter(({ apart }) => apart !== undefined).map(program => [program])]
  const { folder, total } = await gates.download(() =>
    progress.step(`download the Go modules of ${module.name}`, async () => {
      const made = await cache.scratch('go')
      return { folder: made, total: await prepareModule({ module, calls: calls.map(packagesOf), tags }, made, signal) }
    }),
  )
  await gates.compile(() =>
    progress.step(`compile ${module.name}`, tell => compileAll({ folder, calls, tags, total, tell, signal })),
  )
  for (const { set, entry } of sets) await keepSet(cache, set, entry, folder)
  await rm(folder, { recursive: true })
}

function packagesOf(programs: readonly Program[]): string[] {
  return programs.map(program => program.package)
}

interface Compilation {
  folder: string
  /** programs per `go build`; the first call does nearly all the work */
  calls: Program[][]
  tags: string[]
  /** packages that there are; fewer are compiled when Go's own cache has some */
  total: number
  tell: (now: string) => void
  signal: AbortSignal
}

async function compileAll({ folder, calls, tags, total, tell, signal }: Compilation): Promise<void> {
  let compiled = 0
  tell(`compiling and linking ${total} packages`)
  for (const [index, call] of calls.entries()) {
    const out = path.join(folder, `out-${index}`)
    await mkdir(out)
    await runTool(`compile ${call.map(({ name }) => name).join(', ')}`, goBuild(call, calls.flat(), tags, out), {
      cwd: folder,
      timeoutMs: COMPILE_TIMEOUT_MS,
      env: GO_ENV,
      signal,
      // -v prints each package when its compilation starts.
      onLine: line => {
        if (!line.includes(' ')) tell(`compiling package ${++compiled} of ${total}: ${line}`)
      },
    })
    for (const program of call) await collect(out, program, folder)
  }
}

/** The stamps of all programs of the module, for each call: with the same flags the calls share the compiler's cache. */
function goBuild(call: Program[], all: Program[], tags: string[], out: string): [string, ...string[]] {
  const stamps = Object.entries(Object.assign({}, ...all.map(({ stamps }) => stamps)) as Record<string, string>)
  const ldflags = ['-s', '-w', ...stamps.map(([name, value]) => `-X ${name}=${value}`)].join(' ')
  return [
    'go',
    'build',
    '-v',
    ...BUILD_FLAGS,
    `-tags=${tags.join(',')}`,
    `-ldflags=${ldflags}`,
    '-o',
    `${out}/`,
    ...packagesOf(call),
  ]
}

/** go names a program after its package's folder, or the one above a `v3` (`server` for etcd); afterwards it is `bin/NAME`. */
async function collect(out: string, program: Program, folder: string): Promise<void> {
  const bin = path.join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  const builtAs = path.basename(program.package.replace(/\/v\d+$/, ''))
  await rename(path.join(out, builtAs), path.join(bin, program.name))
  await chmod(path.join(bin, program.name), 0o755)
}

/** A program may belong to two sets of one build (kubectl): it is linked, not copied. */
async function keepSet(cache: Cache, set: ProgramSet, entry: Entry, folder: string): Promise<void> {
  const kept = await cache.scratch(set.name)
  for (const { name } of set.programs) await link(path.join(folder, 'bin', name), path.join(kept, name))
  if (set.files !== undefined) {
    const what = `find the files of ${set.files.module}`
    const show = ['go', 'list', '-m', '-f', '{{.Dir}}', set.files.module] as const
    const source = (await runTool(what, [...show], { cwd: folder, timeoutMs: 60_000, env: GO_ENV })).trim()
    for (const [target, from] of Object.entries(set.files.paths)) {
      await cp(path.join(source, from), path.join(kept, target), { recursive: true })
    }
  }
  await cache.keep(entry, kept)
}

function distinct(programs: Program[]): Program[] {
  return [...new Map(programs.map(program => [program.name, program])).values()]
}
