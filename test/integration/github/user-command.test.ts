/** The user's commands, with real processes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { commandRunner } from '../../../src/github/user-command.ts'

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

test.for([
  ['at the time limit', (abort: AbortController) => ({ timeoutMs: 400, signal: abort.signal }), true],
  [
    'when cancelled',
    (abort: AbortController) => {
      setTimeout(() => abort.abort(), 400)
      return { signal: abort.signal }
    },
    false,
  ],
] as const)('%s the command ends with all that it started', async ([, how, timedOut]) => {
  using _log = logOf()
  const directory = await mkdtemp(join(tmpdir(), 'user-command-'))
  const pidFile = join(directory, 'pid')
  const result = await run(
    `setsid sh -c 'echo $$ > ${pidFile}; exec sleep 60' & echo started; sleep 60`,
    options(how(new AbortController())),
  )
  expect(result).toMatchObject({ exitCode: undefined, timedOut, stdout: 'started\n' })
  expect(result.durationMs).toBeLessThan(10_000)
  const pid = Number(await readFile(pidFile, 'utf8'))
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5_000)
  await rm(directory, { recursive: true })
})
