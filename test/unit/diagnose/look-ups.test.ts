import { expect, test, vi } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { DELETED_AT, evidence, operator, release, thing } from '../../builders/evidence.ts'
import { CRD, FINALIZER, setByOperator } from '../../builders/scenes.ts'

/** How often all objects, or all rendered ones, are gone through to explain this many leftovers. */
function scans(leftovers: number): number {
  const stuck = { finalizers: [FINALIZER], writers: setByOperator, deletionTimestamp: DELETED_AT }
  const all = Array.from({ length: leftovers }, (_, i) => thing(`databases/apps/db-${i}`, stuck))
  const objects = [operator()]
  const given = evidence({
    before: [thing(CRD, { uid: 'crd' })],
    after: [thing(CRD, { uid: 'crd', deletionTimestamp: DELETED_AT }), ...all, thing('pods/apps/web')],
    release: release({ objects }),
  })
  const spies = [
    vi.spyOn(given.before.objects, 'values'),
    vi.spyOn(given.installed.objects, 'values'),
    vi.spyOn(given.after.objects, 'values'),
    vi.spyOn(objects, 'find'),
    vi.spyOn(objects, Symbol.iterator),
  ]
  expect(explain(given).flatMap(({ changes }) => changes)).toHaveLength(given.changes.length)
  return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
}

test('all objects are gone through as often for many leftovers as for few', () => {
  expect(scans(60)).toBe(scans(6))
})
