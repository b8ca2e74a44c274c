import { expect, test } from 'vitest'
import { longestUninstallMs } from '../../../src/scenario/uninstall.ts'
import { hook } from '../../builders/evidence.ts'

/** What Helm may take for its waits, in its own limit. */
const waits = (...events: string[][]) =>
  (longestUninstallMs(
    60_000,
    events.map(each => hook('jobs/apps/x', { events: each })),
  ) -
    30_000) /
  60_000

test('Helm is given the time of all its waits: three for each hook of the uninstall, one for the objects', () => {
  expect(waits()).toBe(1)
  expect(waits(['pre-delete'], ['pre-delete'], ['post-delete'])).toBe(10)
  expect(waits(['pre-delete', 'post-delete'])).toBe(7)
  expect(waits(['pre-install'], ['test'])).toBe(1)
})
