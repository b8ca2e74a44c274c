/** The user's commands, with real processes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { commandRunner } from '../../../src/github/user-command.ts'

/** The default of a second is short on a busy machine. */
const LONG = { timeout: 20_000, interval: 50 }

const run = commandRunner({ PATH: process.env.PATH, INHERITED: 'yes' })

function options(overrides: Partial<Parameters<typeof run>[1]> = {}) {
  return { env: {}, timeoutMs: 20_000, signal: new AbortController().signal, onLine: () => {}, ...overrides }
}

/** What the runner's log would get. */
function logOf() {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => written.push(String(chunk)) > 0)
  return { text: () => written.join(''), [Symbol.dispose]: () => spy.mockRestore() }
}

test('output goes to the log as it comes, and is heard; a failure is a value', async () => {
  using log = logOf()
  const result = await run('echo "$INHERITED $OWN é"; echo oops >&2; exit 3', options({ env: { OWN: 'own' } }))
  expect(result).toMatchObject({ exitCode: 3, stdout: 'yes own é\n', stderr: 'oops\n', timedOut: false })
  expect(log.text()).toContain('yes own é\n')
})

test('of an endless output the end is kept', async () => {
  using _log = logOf()
  const { stdout } = await run("head -c 300000 /dev/zero | tr '\\0' x; echo end", options())
  expect(stdout).toHaveLength(64 * 1024)
  expect(stdout).toMatch(/xend\n$/)
})

test('a command that reads its input finds its end, as on the command line', async () => {
  using _log = logOf()
  const result = await run('cat; echo done', options({ timeoutMs: 10_000 }))
  expect(result).toMatchObject({ exitCode: 0, stdout: 'done\n', timedOut: false })
})

test.for(['at the time limit', 'when cancelled'] as const)(
  '%s the command ends with all that it started',
  async how => {
    using _log = logOf()
    const directory = await mkdtemp(join(tmpdir(), 'user-command-'))
    const pidFile = join(directory, 'pid')
    const abort = new AbortController()
    const limited = how === 'at the time limit'
    // Whichever way it ends, it ends after the process below has started.
    const running = run(
      `setsid sh -c 'echo $$ > ${pidFile}; exec sleep 300' & echo started; sleep 300`,
      options({ timeoutMs: limited ? 5_000 : 60_000, signal: abort.signal }),
    )
    const pid = await vi.waitFor(() => numberIn(pidFile), LONG)
    if (!limited) abort.abort()
    expect(await running).toMatchObject({ exitCode: undefined, timedOut: limited, stdout: 'started\n' })
    await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false), LONG)
    await rm(directory, { recursive: true })
  },
)

/** Throws while the file is not there or still empty. */
async function numberIn(file: string): Promise<number> {
  return z.coerce
    .number()
    .positive()
    .parse((await readFile(file, 'utf8')).trim())
}

/** A zombie has ended: only its parent has not asked yet. */
async function isAlive(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return state !== '' && !/\) Z /.test(state)
}
