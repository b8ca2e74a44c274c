#!/usr/bin/env node
/**
 * After a change of dependencies: `npm install --package-lock-only && node scripts/complete-lock.ts`.
 *
 * npm leaves optional packages of other platforms out of the lock file when its registry does not carry them, and `npm ci`
 * then refuses the file (https://github.com/npm/cli/issues/4828). This adds them by name and version; npm skips them by
 * their os and cpu.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}

const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'wasm32',
  'win32',
]
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> }

for (const [place, entry] of Object.entries({ ...lock.packages })) {
  // Beside the package that wants it: npm looks there first, then at the root.
  const folder = place.slice(0, place.lastIndexOf('node_modules/'))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = [`${folder}node_modules/${name}`, `node_modules/${name}`].map(path => lock.packages[path]?.version)
    if (found[0] !== undefined || found[1] === version) continue
    const platforms = { os: platform(OS, name), cpu: platform(CPU, name) }
    lock.packages[`${folder}node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      optional: true,
      ...platforms,
    }
    console.log(`added ${folder}node_modules/${name} ${version}`)
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

/** `@rolldown/binding-linux-x64-musl` → `linux`, `x64`; a package that names none is for a platform that npm does not know. */
function platform(known: string[], name: string): string[] {
  const words = name.split(/[-/]/)
  return [known.find(word => words.includes(word)) ?? 'none']
}
