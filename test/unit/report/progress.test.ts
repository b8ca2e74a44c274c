import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { liveProgress } from '../../../src/report/live-progress.ts'
import { plainProgress } from '../../../src/report/progress.ts'

const LOOK = { width: 60, colour: false }

/** A terminal that remembers, and a clock that is set by hand. */
function terminal(columns = 60) {
  let time = 0
  let tick: (() => void) | undefined
  const screen = { text: '' }
  return {
    screen,
    ports: {
      write: (text: string) => {
        screen.text += text
      },
      now: () => time,
      every: (_ms: number, run: () => void) => {
        tick = run
        return () => {
          tick = undefined
        }
      },
      columns: () => columns,
    },
    pass(ms: number) {
      time += ms
      tick?.()
    },
    ticking: () => tick !== undefined,
  }
}

/** What a terminal shows after rewriting lines. */
function shown(text: string): string[] {
  return text.split('\n').map(line => stripVTControlCharacters(line.split('\r').at(-1) ?? ''))
}

test('plain: one line for each finished step, with its time', () => {
  const { screen, ports, pass } = terminal()
  const progress = plainProgress(LOOK, ports)
  progress.start('cluster')
  progress.update('cluster', 'Preparing nodes')
  pass(12_100)
  progress.done('cluster', 'ok', 'kind v0.33.0')
  progress.log('warning: \u001b[2Jx')
  progress.start('install')
  progress.done('install', 'failed', 'exit code 1')
  expect(screen.text.split('\n')).toEqual([
    '✔ cluster    kind v0.33.0                             12.1 s',
    'warning: ␛[2Jx',
    '✖ install    exit code 1                               0.0 s',
    '',
  ])
})

test('live: one line that is rewritten, with its time ticking', () => {
  const { screen, ports, pass, ticking } = terminal()
  const progress = liveProgress(LOOK, ports)
  progress.start('cluster')
  expect(shown(screen.text)).toEqual(['⠋ cluster    0.0 s'])
  progress.update('cluster', 'Preparing nodes')
  pass(1_200)
  expect(shown(screen.text)).toEqual(['⠙ cluster    Preparing nodes  1.2 s'])
  progress.log('a line that stays')
  expect(shown(screen.text)).toEqual(['a line that stays', '⠙ cluster    Preparing nodes  1.2 s'])
  expect(ticking()).toBe(true)
  progress.done('cluster', 'ok', 'kind v0.33.0')
  expect(shown(screen.text)).toEqual([
    'a line that stays',
    '✔ cluster    kind v0.33.0                              1.2 s',
    '',
  ])
  expect(ticking()).toBe(false)
})

test('live: the running line never wraps, however long the detail', () => {
  const { screen, ports, pass } = terminal(50)
  const progress = liveProgress(LOOK, ports)
  progress.start('baseline')
  progress.update('baseline', `日本 ${'long '.repeat(50)}\u001b[2J\nx`)
  pass(100_000)
  const line = screen.text.split('\r').at(-1) ?? ''
  expect(line).not.toContain('\n')
  expect(stripVTControlCharacters(line).length).toBeLessThan(50)
  expect(line).toContain('… ')
})
