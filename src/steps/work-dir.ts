/** The directory for what a run keeps while it lasts. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { infrastructureProblem, messageOf } from '../problem.ts'
import type { RunRecord } from './run-record.ts'

/** Runs `body` with a directory of its own, which is gone afterwards; one that can't be removed is a warning. */
export async function withWorkDir<T>(record: RunRecord, body: (workDir: string) => Promise<T>): Promise<T> {
  const workDir = await makeWorkDir()
  try {
    return await body(workDir)
  } finally {
    await rm(workDir, { recursive: true, force: true }).catch((error: unknown) =>
      record.warn(`the temporary directory ${workDir} could not be removed: ${messageOf(error)}`),
    )
  }
}

async function makeWorkDir(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'clean-uninstall-'))
  } catch (error) {
    throw infrastructureProblem(
      `no directory can be made in ${tmpdir()}: ${messageOf(error)}`,
      'Make room there, or name another directory for temporary files with TMPDIR.',
      error,
    )
  }
}
