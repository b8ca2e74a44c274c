/** Unpacking a packaged chart with the system's `tar`. */
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { usageProblem } from '../problem.ts'
import { failedProcess, lastLines, run } from '../process.ts'

const UNPACK_TIMEOUT_MS = 60_000

/**
 * Unpacks `archive` into the new directory `into` and returns the chart's directory in it. `shown` names the archive
 * in messages. Throws a usage problem for a file that is no gzip, no tar, or has no chart in it.
 */
export async function unpackChart(archive: string, into: string, shown: string, signal?: AbortSignal): Promise<string> {
  if (!(await isGzip(archive))) {
    throw usageProblem(
      `${shown} is not a packaged chart: it is not gzip-compressed`,
      'Give a chart directory, or a .tgz made by `helm package`.',
    )
  }
  await mkdir(into, { recursive: true })
  const options = { timeoutMs: UNPACK_TIMEOUT_MS, ...(signal && { signal }) }
  const result = await run('tar', ['-xzf', archive, '-C', into, '--no-same-owner'], options)
  signal?.throwIfAborted()
  if (result.startError !== undefined || result.timedOut) {
    throw failedProcess(`cannot unpack ${shown}`, result, 'Install tar, or give the unpacked chart directory.')
  }
  if (result.exitCode !== 0) throw usageProblem(`${shown} is not a packaged chart: tar says\n${lastLines(result, 5)}`)
  return await chartDirectoryIn(into, shown)
}

/** A packaged chart has one directory at its top; Helm takes any name for it. */
async function chartDirectoryIn(into: string, shown: string): Promise<string> {
  for (const name of (await readdir(into)).toSorted()) {
    const found = await stat(join(into, name, 'Chart.yaml')).catch(() => undefined)
    if (found?.isFile()) return join(into, name)
  }
  throw usageProblem(`${shown} is not a packaged chart: there is no directory with a Chart.yaml in it`)
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}
