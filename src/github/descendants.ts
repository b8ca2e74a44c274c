/** Ending what a user's command started. */
import { readdir, readFile } from 'node:fs/promises'

/** Put into the environment of a command: all that it starts inherits it, also what has left its process group. */
export const COMMAND_MARK = 'CLEAN_UNINSTALL_COMMAND'

/**
 * Kills every process that carries the mark. `@actions/exec` can't be stopped (it has no limit and no signal) and does not
 * tell the id of what it started, so the mark is looked for in /proc; elsewhere the process is left to the runner, which
 * ends what is left of a job.
 */
export async function killMarked(mark: string): Promise<void> {
  const entries = await readdir('/proc').catch(() => [])
  await Promise.all(entries.filter(entry => /^\d+$/.test(entry)).map(pid => killIfMarked(Number(pid), mark)))
}

async function killIfMarked(pid: number, mark: string): Promise<void> {
  const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
  if (!environment.split('\0').includes(`${COMMAND_MARK}=${mark}`) || pid === process.pid) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
