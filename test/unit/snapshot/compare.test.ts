import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/snapshot/compare.ts'
import { displayName } from '../../../src/snapshot/object-id.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { object, snapshot } from '../../builders/snapshot.ts'

function changes(before: SnapshotObject[], after: SnapshotObject[]) {
  return compare(snapshot(before), snapshot(after)).changes.map(({ kind, id, fields }) => ({
    kind,
    name: displayName(id),
    ...(fields.length > 0 && { fields }),
  }))
}

const config = (over = {}) => object('configmaps/apps/config', { uid: 'config', ...over })

describe('what changed', () => {
  test('feature 42: two snapshots of an idle cluster differ in nothing', () => {
    expect(changes([config()], [config()])).toEqual([])
  })

  test('feature 44: an object is left in whatever namespace it lies', () => {
    const left = ['default', 'kube-system', 'made-by-the-chart'].map(namespace => object(`configmaps/${namespace}/x`))
    expect(changes([], left).map(change => change.kind)).toEqual(['left', 'left', 'left'])
  })

  test('feature 45: an object that was deleted and made again is recreated, not unchanged', () => {
    expect(changes([config()], [config({ uid: 'other' })])).toEqual([
      { kind: 'recreated', name: 'configmaps/apps/config' },
    ])
  })

  test('feature 48: an object in deletion with finalizers is stuck', () => {
    const held = object('databases/apps/demo', {
      deletionTimestamp: '2026-11-21T10:00:01Z',
      finalizers: ['db.example.com/cleanup'],
    })
    expect(changes([], [held])).toEqual([{ kind: 'stuck', name: 'databases.db.example.com/apps/demo' }])
  })

  test('feature 48: a baseline object that got stuck in deletion is stuck as well', () => {
    const held = config({ deletionTimestamp: '2026-11-21T10:00:01Z', finalizers: ['x/y'] })
    expect(changes([config({ finalizers: ['x/y'] })], [held])).toEqual([
      { kind: 'stuck', name: 'configmaps/apps/config' },
    ])
  })

  test('an object in deletion without finalizers is only left: it is on its way', () => {
    expect(changes([], [object('pods/apps/p', { deletionTimestamp: 'now' })])).toEqual([
      { kind: 'left', name: 'pods/apps/p' },
    ])
  })

  test('feature 67: a baseline object that is gone is lost', () => {
    expect(changes([config()], [])).toEqual([{ kind: 'lost', name: 'configmaps/apps/config' }])
  })
})

test('a baseline object that was on its way out is not lost', () => {
  expect(changes([config({ deletionTimestamp: '2026-11-21T10:00:01Z' })], [])).toEqual([])
})

describe('feature 66: modified objects', () => {
  test.for([
    ['a new label', {}, { labels: { a: '1' } }, [{ path: 'metadata.labels.a', after: '1' }]],
    [
      'a changed annotation',
      { annotations: { a: '1' } },
      { annotations: { a: '2' } },
      [{ path: 'metadata.annotations.a', before: '1', after: '2' }],
    ],
    ['a removed label', { labels: { a: '1' } }, { labels: {} }, [{ path: 'metadata.labels.a', before: '1' }]],
    ['a new finalizer', {}, { finalizers: ['f'] }, [{ path: 'metadata.finalizers', before: '[]', after: '["f"]' }]],
    [
      'content',
      { content: { data: { a: '1' } } },
      { content: { data: { a: '2' } } },
      [{ path: 'data.a', before: '1', after: '2' }],
    ],
    [
      'content that came',
      { content: { data: {} } },
      { content: { data: { b: 'x' } } },
      [{ path: 'data.b', after: 'x' }],
    ],
    [
      'a grown generation',
      { generation: 1 },
      { generation: 2 },
      [{ path: 'spec', before: 'generation 1', after: 'generation 2' }],
    ],
  ] as const)('%s', ([, before, after, fields]) => {
    expect(changes([config(before)], [config(after)])).toEqual([
      { kind: 'modified', name: 'configmaps/apps/config', fields },
    ])
  })

  test.for([
    ['another resourceVersion alone', { resourceVersion: '1' }, { resourceVersion: '2' }],
    [
      'a status write',
      { resourceVersion: '1' },
      { resourceVersion: '2', writers: [writer({ subresource: 'status' })] },
    ],
    ['the order of finalizers', { finalizers: ['a', 'b'] }, { finalizers: ['b', 'a'] }],
    ["kubectl's own annotation", {}, { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } }],
  ] as const)('not %s', ([, before, after]) => {
    expect(changes([config(before)], [config(after)])).toEqual([])
  })

  test('of long values the part in which they differ is shown, not where both are the same', () => {
    const lines = 'errors\n'.repeat(100)
    const data = (text: string) => config({ content: { data: { Corefile: text } } })
    const [field] =
      changes([data(`${lines}}\n`)], [data(`${lines}}\n# mine\n${'forward\n'.repeat(100)}`)])[0]?.fields ?? []
    expect(field?.before).toMatch(/^….{50,70}\}\n$/s)
    expect(field?.after).toMatch(/^….{50,70}\}\n# mine\nforward\n.{200,}…$/s)
    const [short] = changes([data('a')], [data(`b${lines}`)])[0]?.fields ?? []
    expect(short?.after).toMatch(/^berrors.*…$/s)
  })

  test('a Secret that was rewritten is seen by its writers, without its data', () => {
    const before = object('secrets/apps/s', { uid: 's', writers: [writer({ time: '2026-11-21T10:00:00Z' })] })
    const after = { ...before, resourceVersion: '2', writers: [writer({ time: '2026-11-21T10:05:00Z' })] }
    expect(changes([before], [after])).toEqual([
      {
        kind: 'modified',
        name: 'secrets/apps/s',
        fields: [{ path: '(content)', before: 'not read', after: 'rewritten by chart at 2026-11-21T10:05:00Z' }],
      },
    ])
  })

  test('a labelled Secret is one change, not two', () => {
    const before = object('secrets/apps/s', { uid: 's' })
    const after = {
      ...before,
      resourceVersion: '2',
      labels: { a: '1' },
      writers: [writer({ time: '2026-11-21T10:05:00Z' })],
    }
    expect(changes([before], [after])[0]?.fields).toEqual([{ path: 'metadata.labels.a', after: '1' }])
  })
})

function writer(over: { time?: string; subresource?: string }) {
  return { manager: 'chart', operation: 'Update' as const, setsFinalizers: false, ...over }
}

describe('what could not be seen is neither left nor gone', () => {
  test.for([['databases.db.example.com'], ['db.example.com/v1']] as const)(
    'feature 76: %s failed afterwards',
    ([resource]) => {
      const before = snapshot([object('databases/apps/demo')])
      expect(compare(before, snapshot([], [{ resource, error: 'conversion webhook failed' }])).changes).toEqual([])
    },
  )

  test('it failed before: what is there now is unknown', () => {
    const before = snapshot([], [{ resource: 'databases.db.example.com', error: '503' }])
    expect(compare(before, snapshot([object('databases/apps/demo')])).changes).toEqual([])
  })

  test('a resource whose CRD was removed is gone for good', () => {
    expect(compare(snapshot([object('databases/apps/demo')]), snapshot()).changes.map(change => change.kind)).toEqual([
      'lost',
    ])
  })
})
