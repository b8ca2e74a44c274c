import { expect, test } from 'vitest'
import { failedProcess, run } from '../../src/process.ts'

test('a program that is not there, and one that may not be run, could not be started', async () => {
  expect(await run('/no/such/program', [], { timeoutMs: 5_000 })).toMatchObject({ startError: 'ENOENT' })
  expect(await run('/etc/passwd', [], { timeoutMs: 5_000 })).toMatchObject({ startError: 'EACCES' })
})

test('a program that prints more than can be kept is killed, and was started all the same', async () => {
  const result = await run('sh', ['-c', 'yes | head -c 200000; sleep 60'], { timeoutMs: 25_000, maxOutput: 1_000 })
  expect(result).toMatchObject({ exitCode: undefined, timedOut: false, cancelled: false })
  expect(result.startError).toBeUndefined()
  expect(failedProcess('helm failed', result).message).toMatch(/\nit was killed: it printed more than can be kept$/)
})
