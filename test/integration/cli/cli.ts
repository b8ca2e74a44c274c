/** The command line in a process of its own: a directory, a home and temporary files that go with it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type ProcessResult, run } from '../../../src/process.ts'

const CLI = resolve(import.meta.dirname, '../../../src/cli.ts')

interface Over {
  env?: Record<string, string>
  signal?: AbortSignal
  /** a program with arguments that runs the command line that follows */
  wrapper?: readonly string[]
}

export interface Cli extends Disposable {
  /** the working directory */
  directory: string
  run(argv: readonly string[], over?: Over): Promise<ProcessResult>
  /** everything below the working directory and the directory for temporary files */
  files(): string[]
}

/** `programs`: name → path, all that is on PATH besides a shell's tools: a real engine must not be found. `files` by path. */
export function cli(programs: Record<string, string>, files: Record<string, string> = {}): Cli {
  const root = mkdtempSync(join(tmpdir(), 'cli-'))
  const [bin = '', directory = '', temporary = '', home = ''] = ['bin', 'work', 'tmp', 'home'].map(name => {
    const path = join(root, name)
    mkdirSync(path)
    return path
  })
  for (const name of SHELL_TOOLS) symlinkSync(`/bin/${name}`, join(bin, name))
  // By exec, because the scripted helm looks for its parts beside the name that it is called by.
  for (const [name, path] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\nexec '${path}' "$@"\n`, { mode: 0o755 })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), content)
  }
  const env = {
    PATH: bin,
    HOME: home,
    TMPDIR: temporary,
    // no way out: a program that is not on PATH is neither fetched nor built
    ...{
      HTTPS_PROXY: 'http://127.0.0.1:9',
      https_proxy: 'http://127.0.0.1:9',
      GOPROXY: 'off',
      CLEAN_UNINSTALL_CACHE: join(home, 'cache'),
    },
    ...{ KUBECONFIG: undefined, DOCKER_HOST: undefined, KIND_EXPERIMENTAL_PROVIDER: undefined },
    ...{ CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined },
  }
  return {
    directory,
    run(argv, { env: more = {}, wrapper = [], ...options } = {}) {
      const [program = '', ...args] = [...wrapper, process.execPath, CLI, ...argv]
      return run(program, args, { cwd: directory, timeoutMs: 80_000, env: { ...env, ...more }, ...options })
    },
    files: () => [directory, temporary].flatMap(path => filesBelow(path)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

const SHELL_TOOLS = ['cat', 'cp', 'env', 'grep', 'gzip', 'ls', 'mkdir', 'rm', 'sh', 'sleep', 'tar', 'touch']

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(name => join(path, name))
    .filter(name => !isNodesOwn(name))
    .toSorted()
}

/** Node keeps compiled code in the temporary directory. */
function isNodesOwn(path: string): boolean {
  return path.includes('node-compile-cache')
}
