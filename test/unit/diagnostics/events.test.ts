import { expect, test } from 'vitest'
import { eventsText } from '../../../src/diagnostics/events.ts'

const event = { at: '2026-11-21T10:05:01Z', type: 'Warning', uid: 'u', about: 'Pod/web-1 (apps)' }

test('feature 96: one line an event: time, type, reason, about what, message', () => {
  const events = [
    { ...event, reason: 'BackOff', message: 'Back-off restarting\nfailed container' },
    { ...event, type: 'Normal', reason: 'FailedScheduling', message: '\u001b[31mno nodes' },
  ]
  expect(eventsText(events)).toBe(
    [
      '2026-11-21T10:05:01Z  Warning  BackOff           Pod/web-1 (apps): Back-off restarting failed container\n',
      '2026-11-21T10:05:01Z  Normal   FailedScheduling  Pod/web-1 (apps): no nodes\n',
    ].join(''),
  )
})

test('nothing for no event', () => {
  expect(eventsText([])).toBe('')
})
