#!/usr/bin/env node
/**
 * What a run pays before it does anything: `node bench/start-up.ts [ROUNDS]`. In turns, so that all see the same machine:
 * dist/main.js up to the first line of its log (an action with bad input, which creates nothing), `dist/cli.js --version`,
 * and a Node that does nothing. Also how large dist/ is.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { median } from './median.ts'

const dist = join(import.meta.dirname, '../dist')
const rounds = Number(process.argv[2] ?? 15)
const work = mkdtempSync(join(tmpdir(), 'clean-uninstall-bench-'))
/** Inputs that are wrong: the first line says so. */
const env = { PATH: process.env.PATH, HOME: work, GITHUB_WORKSPACE: work, RUNNER_TEMP: work, INPUT_CHART: 'absent' }

/** Milliseconds to the first output, or to the end of a program that prints nothing. */
function untilFirstLine(args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(process.execPath, args, { cwd: work, env, stdio: ['ignore', 'pipe', 'ignore'] })
    const settle = () => resolve(performance.now() - startedAt)
    child.stdout.once('data', settle)
    child.once('close', settle).once('error', reject)
  })
}

/** Bytes of a bundle's entry and all chunks that it loads, now or later. */
function bytesOf(entry: string, seen = new Set<string>()): number {
  if (seen.has(entry)) return 0
  seen.add(entry)
  const code = readFileSync(entry, 'utf8')
  const chunks = [...code.matchAll(/(?:from|import)\s*\(?\s*["'](\.\.?\/[^"']+)["']/g)]
    .map(([, name = '']) => join(dirname(entry), name))
    // Code of others quotes imports in its comments.
    .filter(path => existsSync(path))
  return Buffer.byteLength(code) + chunks.reduce((sum, chunk) => sum + bytesOf(chunk, seen), 0)
}

function bytesBelow(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

const programs = {
  'dist/main.js': [join(dist, 'main.js')],
  'dist/cli.js --version': [join(dist, 'cli.js'), '--version'],
  'node -e 0': ['-e', '0'],
}
const times = Object.fromEntries(Object.keys(programs).map(name => [name, [] as number[]]))
for (let round = 0; round < rounds; round++)
  for (const [name, args] of Object.entries(programs)) times[name]?.push(await untilFirstLine(args))
rmSync(work, { recursive: true, force: true })

for (const [name, measured] of Object.entries(times)) console.log(`${name}: ${median(measured).toFixed(0)} ms`)
const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`
console.log(`dist/: ${kib(bytesBelow(dist))}; main.js with its chunks: ${kib(bytesOf(join(dist, 'main.js')))}`)
