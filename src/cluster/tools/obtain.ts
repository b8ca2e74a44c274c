/** Getting a program that is not here: downloaded and verified, or built with Go. It is kept in our cache. */
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatDuration } from '../../options/duration.ts'
import { messageOf } from '../../problem.ts'
import { lastLines, run } from '../../process.ts'
import { type ChecksumTable, checksumMismatch, KNOWN_CHECKSUMS, parseSidecar, sha256Of } from './checksums.ts'
import { type DownloadOptions, downloadFile, downloadText } from './download.ts'
import { cachePath, NotFound, versionOf, whereIs } from './look-up.ts'
import { type Platform, type Program, platformKey } from './program.ts'
import { goInstallArgs, PUBLISHERS, type Release, type ReleaseSources, releaseOf } from './release.ts'
import type { ToolWish } from './wish.ts'

export interface ObtainOptions extends DownloadOptions {
  cacheDir: string
  platform: Platform
  /** other addresses than the publishers', e.g. a mirror */
  sources?: ReleaseSources
  checksums?: ChecksumTable
}

const UNPACK_TIMEOUT_MS = 60_000
const BUILD_TIMEOUT_MS = 600_000

/**
 * Downloads, compares the sha256, unpacks, keeps. Nothing is executed or kept before its sum was compared.
 * @throws NotFound when it can't be had; an infrastructure problem when the sum differs
 */
export async function downloadProgram(wish: ToolWish, options: ObtainOptions): Promise<Program> {
  const release = releaseOf(wish.tool, wish.fetchVersion, options.platform, options.sources ?? PUBLISHERS)
  const path = cachePath(options.cacheDir, wish.tool, wish.fetchVersion, options.platform)
  return await inWorkFolder(path, async folder => {
    const file = join(folder, 'download')
    options.log(`downloading ${release.url}`)
    const expected = await expectedSum(wish, release, options)
    await downloadFile(release.url, file, options).catch(asNotFound)
    const actual = await sha256Of(file)
    if (actual !== expected) throw checksumMismatch(release.url, expected, actual)
    const executable = release.member === undefined ? file : await unpack(file, release.member, folder)
    await keep(executable, path)
    return { path, version: wish.fetchVersion, origin: 'downloaded' }
  })
}

/** The committed sum, or for a version that is not in the table the publisher's own, which is weaker. */
async function expectedSum(wish: ToolWish, release: Release, options: ObtainOptions): Promise<string> {
  const table = options.checksums ?? KNOWN_CHECKSUMS
  const known = table[wish.tool][wish.fetchVersion]?.sha256[platformKey(options.platform)]
  if (known !== undefined) return known
  options.log(
    `${wish.tool} ${wish.fetchVersion} is not in our table of checksums: comparing with ${release.sidecarUrl}, ` +
      'which is weaker, because it comes from the same server as the file',
  )
  const text = await downloadText(release.sidecarUrl, options).catch(asNotFound)
  const sum = parseSidecar(text)
  if (sum === undefined) throw new NotFound(`${release.sidecarUrl} holds no sha256 sum`)
  return sum
}

/** The system's tar: both platforms have one, and Node has none. */
async function unpack(archive: string, member: string, folder: string): Promise<string> {
  const result = await run('tar', ['-xzf', archive, '-C', folder, member], { timeoutMs: UNPACK_TIMEOUT_MS })
  if (result.exitCode === 0) return join(folder, member)
  throw new NotFound(`tar could not unpack ${member}: ${result.startError ?? lastLines(result, 3)}`)
}

/**
 * Builds the command with Go, from the module proxy, which verifies it against Go's checksum database.
 * @throws NotFound when there is no Go or it does not build
 */
export async function buildProgram(wish: ToolWish, options: ObtainOptions): Promise<Program> {
  const go = await whereIs('go', options.env)
  if (go === undefined) throw new NotFound('no go on PATH')
  const path = cachePath(options.cacheDir, wish.tool, wish.fetchVersion, options.platform)
  return await inWorkFolder(path, async folder => {
    options.log(`building ${wish.tool} ${wish.fetchVersion} with ${go} (some minutes the first time)`)
    const result = await run(go, goInstallArgs(wish.tool, wish.fetchVersion), {
      timeoutMs: BUILD_TIMEOUT_MS,
      cwd: folder,
      env: { ...options.env, GOBIN: folder, CGO_ENABLED: '0', GO111MODULE: 'on', GOOS: undefined, GOARCH: undefined },
      ...(options.signal && { signal: options.signal }),
    })
    if (result.timedOut) throw new NotFound(`go install did not end within ${formatDuration(BUILD_TIMEOUT_MS)}`)
    if (result.exitCode !== 0) throw new NotFound(`go install failed: ${lastLines(result, 5)}`)
    const version = await versionOf(wish.tool, join(folder, wish.tool), options.signal)
    await keep(join(folder, wish.tool), path)
    return { path, version, origin: 'built' }
  })
}

/** A folder beside the place where the program will be kept, so that keeping it is one rename. */
async function inWorkFolder<T>(path: string, body: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true }).catch(asNotFound)
  const folder = await mkdtemp(join(dirname(path), '.new-'))
  try {
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function keep(executable: string, path: string): Promise<void> {
  await chmod(executable, 0o755)
  await rename(executable, path)
}

function asNotFound(error: unknown): never {
  throw new NotFound(messageOf(error), { cause: error })
}
