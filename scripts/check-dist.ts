/** Whether dist/ is what src/ builds, byte for byte: `node scripts/check-dist.ts`. Exit code 1 names the files that differ. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildDist, foreignPaths } from './build-dist.ts'

const root = join(import.meta.dirname, '..')

/** Text of every file, by its path. */
async function filesIn(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async path => [path.slice(directory.length + 1), await readFile(path, 'utf8')] as [string, string]),
    ),
  )
}

/** What is wrong with a built directory, one line each. */
export function differences(built: Map<string, string>, wanted: Map<string, string>): string[] {
  const names = [...new Set([...built.keys(), ...wanted.keys()])].sort()
  return names.flatMap(name => {
    if (!built.has(name)) return [`${name} is missing`]
    if (!wanted.has(name)) return [`${name} is not built from src/`]
    return built.get(name) === wanted.get(name) ? [] : [`${name} differs`]
  })
}

/** `listed`: what `git ls-files --stage` says of dist/cli.js; nothing where it is no checkout. The work tree's mode is npm's. */
export function modeProblems(listed: string): string[] {
  return listed === '' || listed.startsWith('100755 ') ? [] : ['cli.js is not executable in git: git add --chmod=+x it']
}

async function listedCli(): Promise<string> {
  const git = promisify(execFile)('git', ['ls-files', '--stage', '--', 'dist/cli.js'], { cwd: root })
  return await git.then(
    ({ stdout }) => stdout,
    () => '',
  )
}

function pathsIn(files: Map<string, string>): string[] {
  return [...files].flatMap(([name, text]) => foreignPaths(text).map(path => `${name} contains the path ${path}`))
}

async function main(): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'check-dist-'))
  try {
    await buildDist(directory)
    const [built, wanted] = await Promise.all([filesIn(join(root, 'dist')), filesIn(directory)])
    const problems = [...differences(built, wanted), ...pathsIn(built), ...modeProblems(await listedCli())]
    if (problems.length === 0) {
      console.log(`dist/ is up to date: ${built.size} files`)
      return 0
    }
    console.error(`dist/ is not what src/ builds:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    console.error('Run `npm run build`, look at what changes, and commit dist/.')
    return 1
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

if (import.meta.main) process.exitCode = await main()
