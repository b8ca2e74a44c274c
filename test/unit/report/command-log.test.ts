import { expect, test } from 'vitest'
import { type ProcessResult, run } from '../../../src/process.ts'
import { endedCommandLines, logCommands } from '../../../src/report/command-log.ts'

function ended(over: Partial<ProcessResult>): ProcessResult {
  const end = { exitCode: 0, stdout: '', stderr: '', durationMs: 1_200, timedOut: false, cancelled: false }
  return { argv: ['/bin/helm', 'uninstall', 'app'], ...end, ...over }
}

test('a command, what it printed, how it ended', () => {
  expect(endedCommandLines(ended({ stdout: 'release "app" uninstalled\n', stderr: 'Warning: old\n' }))).toEqual([
    '$ /bin/helm uninstall app',
    '| release "app" uninstalled',
    '| Warning: old',
    '= exit code 0, 1.2 s',
  ])
  expect(endedCommandLines(ended({ exitCode: undefined, timedOut: true })).at(-1)).toBe('= ran out of time, 1.2 s')
  expect(endedCommandLines(ended({ exitCode: undefined, startError: 'ENOENT' })).at(-1)).toBe(
    '= could not be started: ENOENT',
  )
})

test.for([
  ['helm', 'install', 'app', '--set', 'password=hush'],
  ['/x/helm', 'get', 'manifest', 'app'],
  ['helm', 'template', 'app', '--set=password=hush'],
  ['kind', 'get', 'kubeconfig'],
  ['anything', 'else'],
])('%j shows no secret', argv => {
  const text = endedCommandLines(ended({ argv, stdout: 'password: hush\nmore\n' })).join('\n')
  expect(text).not.toContain('hush')
  expect(text).toContain('(2 lines on stdout, not shown: they may hold secrets)')
})

test('every program that is run is logged, until the log is disposed of', async () => {
  const lines: string[] = []
  {
    using _log = logCommands(line => lines.push(line))
    await run('sh', ['-c', 'echo one; echo two >&2; exit 3'], { timeoutMs: 10_000 })
  }
  await run('sh', ['-c', 'echo later'], { timeoutMs: 10_000 })
  expect(lines.slice(0, 3)).toEqual(["$ sh -c 'echo one; echo two >&2; exit 3'", '| one', '| two'])
  expect(lines[3]).toMatch(/^= exit code 3, /)
  expect(lines).toHaveLength(4)
})
