import { expect, test } from 'vitest'
import { formatDuration, parseDuration } from '../../../src/options/duration.ts'

test.for([
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1.5s', 1_500],
  ['.5s', 500],
  ['250ms', 250],
  ['1h2m3s4ms', 3_723_004],
  ['1500us', 2],
  ['2000000ns', 2],
  ['0', 0],
  ['0s', 0],
] as const)('reads %s as %i ms', ([text, ms]) => {
  expect(parseDuration(text)).toBe(ms)
})

test.for([
  ['90', 'did you mean 90s?'],
  ['1.5', 'did you mean 1.5s?'],
  ['', 'is not a duration'],
  ['soon', 'is not a duration'],
  ['5min', 'unknown unit "min"'],
  ['5 m', 'unknown unit "m"'],
  ['1d', 'unknown unit "d"'],
  ['5toString', 'unknown unit'],
  ['1h30', 'has a number without a unit'],
  ['-5m', 'is negative'],
  ['1.2.3s', 'has a number without a unit'],
] as const)('%j is a mistake: %s', ([text, why]) => {
  expect(() => parseDuration(text)).toThrow(why)
})

test.for([0, 1, 250, 999, 1_000, 1_500, 60_000, 90_000, 3_600_000, 5_400_000, 86_399_999])(
  'what is written for %i ms reads back the same',
  ms => {
    expect(parseDuration(formatDuration(ms))).toBe(ms)
  },
)

test('writes the shortest form', () => {
  expect([0, 250, 1_500, 300_000, 90_000, 5_400_000].map(formatDuration)).toEqual([
    '0s',
    '250ms',
    '1.5s',
    '5m',
    '1m30s',
    '1h30m',
  ])
})
