/** sha256 sums: the committed table, the publisher's sidecar file, and what a file really has. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { infrastructureProblem, type Problem } from '../../problem.ts'
import known from './known-checksums.json' with { type: 'json' }
import type { ToolName } from './program.ts'

export type ChecksumTable = Record<
  ToolName,
  Record<string, { source: string; sha256: Record<string, string | undefined> } | undefined>
>

/** Refreshed by `scripts/update-checksums.ts`; each entry says where its sums came from. */
export const KNOWN_CHECKSUMS: ChecksumTable = known

/** The sum of a line such as `<64 hex digits>  kind-linux-amd64`, or of the bare digits. */
export function parseSidecar(text: string): string | undefined {
  return /^\s*([0-9a-f]{64})\b/i.exec(text)?.[1]?.toLowerCase()
}

/** The SHA-256 of a file's content, 64 lower-case hex digits. Throws what reading it throws. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Feature 22: both sums are in the message, so that the reader can compare them with the publisher's page. */
export function checksumMismatch(url: string, expected: string, actual: string): Problem {
  return infrastructureProblem(
    `${url} is not the file that was expected: its sha256 is ${actual}, it must be ${expected}`,
    'The download was corrupted or the file was changed. It was deleted and not executed. Run again; when it stays so, do not use this file and tell the publisher.',
  )
}
