/**
 * Refreshes src/cluster/tools/known-checksums.json from the publishers' sidecar files: `node scripts/update-checksums.ts`.
 * With arguments such as `helm@4.3.1 kind@0.34.0` those versions are added; without, the pinned ones are read again. A sum
 * that differs from the committed one is an error and changes nothing: published files must not change.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { valid } from 'semver'
import { type ChecksumTable, parseSidecar } from '../src/cluster/tools/checksums.ts'
import { downloadText } from '../src/cluster/tools/download.ts'
import { type Platform, platformKey, type ToolName } from '../src/cluster/tools/program.ts'
import { PUBLISHERS, releaseOf } from '../src/cluster/tools/release.ts'
import { PINNED } from '../src/cluster/tools/wish.ts'
import { messageOf } from '../src/problem.ts'

const TABLE = join(import.meta.dirname, '../src/cluster/tools/known-checksums.json')

const PLATFORMS: Platform[] = [
  { os: 'linux', arch: 'amd64' },
  { os: 'linux', arch: 'arm64' },
  { os: 'darwin', arch: 'amd64' },
  { os: 'darwin', arch: 'arm64' },
]

interface Wanted {
  tool: ToolName
  version: string
}

function wantedFrom(args: string[]): Wanted[] {
  if (args.length === 0)
    return [
      { tool: 'kind', version: PINNED.kind },
      { tool: 'helm', version: PINNED.helm3 },
      { tool: 'helm', version: PINNED.helm4 },
    ]
  return args.map(arg => {
    const [tool, version = ''] = arg.split('@')
    if ((tool !== 'kind' && tool !== 'helm') || valid(version) === null)
      throw new Error(`"${arg}" is not kind@X.Y.Z or helm@X.Y.Z`)
    return { tool, version }
  })
}

/** The published sum of each platform's file; throws when one differs from what the table says. */
async function publishedSums({ tool, version }: Wanted, table: ChecksumTable): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const platform of PLATFORMS) {
    const key = platformKey(platform)
    const { sidecarUrl } = releaseOf(tool, version, platform, PUBLISHERS)
    const sum = parseSidecar(await downloadText(sidecarUrl, { env: process.env, log: console.error }))
    if (sum === undefined) throw new Error(`${sidecarUrl} holds no sha256 sum`)
    const known = table[tool][version]?.sha256[key]
    if (known !== undefined && known !== sum) throw new Error(`${sidecarUrl} says ${sum}, the table says ${known}`)
    sums[key] = sum
  }
  return sums
}

try {
  const table: ChecksumTable = JSON.parse(await readFile(TABLE, 'utf8'))
  const today = new Date().toISOString().slice(0, 10)
  for (const wanted of wantedFrom(process.argv.slice(2))) {
    const sha256 = await publishedSums(wanted, table)
    table[wanted.tool][wanted.version] = { source: `the publisher's sidecar files, read ${today}`, sha256 }
    console.log(`${wanted.tool} ${wanted.version}: ${PLATFORMS.length} sums`)
  }
  await writeFile(TABLE, `${JSON.stringify(table, null, 2)}\n`)
} catch (error) {
  console.error(`update-checksums: ${messageOf(error)}`)
  process.exitCode = 1
}
