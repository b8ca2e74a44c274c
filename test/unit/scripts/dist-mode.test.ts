import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, onTestFinished, test } from 'vitest'
import { modeProblems } from '../../../scripts/check-dist.ts'
import { executable } from '../../../scripts/executable.ts'

test('a build makes the command executable, and nothing else', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'executable-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  for (const name of ['cli', 'main']) writeFileSync(join(dir, `${name}.ts`), `console.log('${name}')\n`)
  const input = { cli: join(dir, 'cli.ts'), main: join(dir, 'main.ts') }
  const bundle = await rolldown({ input, plugins: [executable('cli.js')] })
  await bundle.write({ dir: join(dir, 'dist') })
  await bundle.close()
  const isExecutable = (name: string) => (statSync(join(dir, 'dist', name)).mode & 0o111) === 0o111
  expect(['cli.js', 'main.js'].map(isExecutable)).toEqual([true, false])
})

test('git has the command as executable: npm would change it otherwise', () => {
  const listed = execFileSync('git', ['ls-files', '--stage', '--', 'dist/cli.js'], { encoding: 'utf8' })
  expect(modeProblems(listed)).toEqual([])
  expect(modeProblems('100644 0c9fb20 0\tdist/cli.js\n')).toEqual([expect.stringContaining('not executable')])
  expect(modeProblems('')).toEqual([])
})
