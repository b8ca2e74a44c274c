import { expect, test } from 'vitest'
import { phasesOf, timeAxis } from '../../../../src/report/html/time-axis.ts'
import { report } from '../../../builders/report.ts'

const INSTALL = { name: 'install', start: 1_000, end: 7_000 } as const
const UNINSTALL = { name: 'uninstall', start: 7_100, end: 7_500 } as const
const SETTLE = { name: 'settle', start: 7_500, end: 127_500 } as const
const PHASES = [INSTALL, UNINSTALL, SETTLE]

test('a short phase keeps room for its name beside a long one', () => {
  const { bands } = timeAxis(PHASES, [])
  expect(bands.map(({ name }) => name)).toEqual(['install', 'uninstall', 'settle'])
  for (const { width } of bands) expect(width).toBeGreaterThanOrEqual(0.15)
  expect(bands[2]?.width).toBeGreaterThan(0.5)
})

test('a later moment never stands further left, and all stand on the axis', () => {
  const axis = timeAxis(PHASES, [0, 130_000])
  const places = Array.from({ length: 1_301 }, (_, index) => axis.at(index * 100))
  expect(places[0]).toBe(0)
  expect(places.at(-1)).toBeCloseTo(1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('a phase begins and ends where its times are', () => {
  const axis = timeAxis(PHASES, [500])
  for (const { start, end, x, width } of axis.bands) {
    expect(axis.at(start)).toBeCloseTo(x)
    expect(axis.at(end)).toBeCloseTo(x + width)
    expect(axis.at((start + end) / 2)).toBeCloseTo(x + width / 2)
  }
})

test('moments outside stay at the edges', () => {
  const axis = timeAxis(PHASES, [])
  expect(axis.at(-5_000)).toBe(0)
  expect(axis.at(1e9)).toBeCloseTo(1)
})

test.for([
  ['without phases time runs evenly', [], [1_000, 2_000], 1_500, 0.5],
  ['one moment is enough', [], [1_000], 1_000, 0],
  ['phases of no length are no trouble', [{ name: 'use', start: 5, end: 5 }], [5], 5, 0],
  ['phases that overlap are no trouble', [INSTALL, { ...INSTALL, start: 2_000 }], [], 1_000, 0],
] as const)('%s', ([, phases, moments, moment, place]) => {
  const axis = timeAxis(phases, moments)
  expect(axis.at(moment)).toBeCloseTo(place)
})

test('phases are the steps that act on the cluster, were run, and say when', () => {
  const step = (name: 'install' | 'baseline' | 'settle' | 'use' | 'uninstall', startedAt?: string) => ({
    name,
    status: 'ok' as const,
    durationMs: 2_000,
    detail: '',
    startedAt,
  })
  const steps = [
    step('baseline', '2026-11-21T12:03:00Z'),
    step('settle', '2026-11-21T12:03:30Z'),
    step('install', '2026-11-21T12:03:10Z'),
    step('use'),
    { ...step('uninstall', 'no time'), status: 'skipped' as const },
  ]
  const phases = phasesOf(report({ steps }))
  expect(phases.map(({ name }) => name)).toEqual(['install', 'settle'])
  expect(phases[0]).toMatchObject({
    start: Date.parse('2026-11-21T12:03:10Z'),
    end: Date.parse('2026-11-21T12:03:12Z'),
  })
})
