import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'

const script = path.resolve(import.meta.dirname, '../../../scripts/cluster-from-source/up.ts')

async function up(args: string[], env: Record<string, string> = {}) {
  const CLEAN_UNINSTALL_CACHE = await mkdtemp(path.join(tmpdir(), 'cache-'))
  return await execa(process.execPath, [script, ...args], { reject: false, env: { CLEAN_UNINSTALL_CACHE, ...env } })
}

test('--help says what there is', async () => {
  const { stdout, exitCode } = await up(['--help'])
  expect(exitCode).toBe(0)
  expect(stdout).toContain('--kubernetes VERSION')
})

test.for([
  [['--kubernetes', '1.36'], 'not a Kubernetes version: 1.36'],
  [['--kubernets', '1.36.3'], "Unknown option '--kubernets'"],
] as const)('wrong usage is exit code 2: %j', async ([args, message]) => {
  const { stderr, exitCode } = await up([...args])
  expect(stderr).toContain(message)
  expect(exitCode).toBe(2)
})
