import { expect, test } from 'vitest'
import { marksOf } from '../../../../src/report/html/lane-row.ts'
import { cameBack, lanesOf } from '../../../../src/report/html/lanes.ts'
import type { Report } from '../../../../src/report/report.ts'
import { reportFinding, reportObject } from '../../../builders/report.ts'

type Event = Report['timeline'][number]

const at = (second: number) => `2026-11-21T12:03:${String(second).padStart(2, '0')}.000Z`

function event(second: number, happening: Event['event'], object: string, uid = object, manager?: string): Event {
  return { at: at(second), event: happening, object, uid, ...(manager && { manager }) }
}

test('a life has its moments, with who wrote', () => {
  const [lane] = lanesOf(
    [
      event(1, 'created', 'pods/ns/a', 'a', 'helm'),
      event(2, 'changed', 'pods/ns/a', 'a', 'operator'),
      event(3, 'deletion-asked', 'pods/ns/a', 'a'),
      event(4, 'deleted', 'pods/ns/a', 'a'),
    ],
    [],
  )
  expect(lane?.lives).toEqual([
    {
      made: { at: Date.parse(at(1)), by: 'helm' },
      changes: [{ at: Date.parse(at(2)), by: 'operator' }],
      deletionAsked: Date.parse(at(3)),
      gone: Date.parse(at(4)),
    },
  ])
})

test('another UID at the same place is another life: it came back', () => {
  const events = [
    event(1, 'created', 'configmaps/ns/a', 'first'),
    event(2, 'deleted', 'configmaps/ns/a', 'first'),
    event(3, 'created', 'configmaps/ns/a', 'second'),
  ]
  const [lane] = lanesOf(events, [])
  expect(lane?.lives).toHaveLength(2)
  expect(lane && cameBack(lane)).toBe(true)
  expect(lane?.lives.flatMap(marksOf).map(([name]) => name)).toEqual(['made', 'gone', 'back', 'there'])
  const [gone] = lanesOf([...events, event(4, 'deleted', 'configmaps/ns/a', 'second')], [])
  expect(gone && cameBack(gone)).toBe(false)
})

test('what findings name comes first, in their order, with what became of it', () => {
  const stuck = reportObject({ name: 'stuck', change: 'stuck' })
  const left = reportObject({ name: 'left' })
  const findings = [reportFinding({ objects: [stuck] }), reportFinding({ objects: [left] })]
  const name = (short: string) => `databases.db.example.com/apps-ns/${short}`
  const lanes = lanesOf(
    [event(1, 'created', 'pods/ns/ran'), event(2, 'created', name('left')), event(3, 'created', name('stuck'))],
    findings,
  )
  expect(lanes.map(({ object, finding, change }) => [object, finding, change])).toEqual([
    [name('stuck'), 0, 'stuck'],
    [name('left'), 1, 'left'],
    ['pods/ns/ran', undefined, undefined],
  ])
})

test('an object that was there before has no beginning', () => {
  const [lane] = lanesOf([event(5, 'changed', 'namespaces/default')], [])
  expect(lane?.lives[0]?.made).toBeUndefined()
  expect(lane?.lives.flatMap(marksOf).map(([name]) => name)).toEqual(['changed', 'there'])
})

test('an event without a time is no event of a lane', () => {
  expect(lanesOf([{ ...event(1, 'created', 'pods/ns/a'), at: 'soon' }], [])).toEqual([])
})
