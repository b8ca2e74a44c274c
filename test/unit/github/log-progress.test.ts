import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logProgress } from '../../../src/github/log-progress.ts'

let log = ''
beforeEach(() => {
  log = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    log += text
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

function lines(act: (progress: ReturnType<typeof logProgress>) => void): string[] {
  let now = 0
  act(
    logProgress({ width: 80, colour: false }, () => {
      now += 1_000
      return now
    }),
  )
  return log.trimEnd().split('\n')
}

test('the same detail twice in a row is one line; in the next step it is said again', () => {
  const said = lines(progress => {
    progress.start('settle')
    for (const detail of ['waiting for a', 'waiting for a', 'waiting for b', 'waiting for a'])
      progress.update('settle', detail)
    progress.start('explain')
    progress.update('explain', 'waiting for a')
  })
  expect(said.filter(line => line.startsWith('waiting'))).toEqual([
    'waiting for a',
    'waiting for b',
    'waiting for a',
    'waiting for a',
  ])
})

test('a step is a group, its result stands below it with its time', () => {
  const said = lines(progress => {
    progress.start('install')
    progress.update('install', '::error::not ours')
    progress.done('install', 'ok', 'app 1.0.0')
  })
  expect(said[0]).toBe('::group::install …')
  expect(said[1]).toBe(':\u200c:error::not ours')
  expect(said[2]).toBe('::endgroup::')
  expect(said[3]).toMatch(/^✔ install {4}app 1\.0\.0 +1\.0 s$/)
})
