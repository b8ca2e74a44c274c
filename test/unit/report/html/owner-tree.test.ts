import { expect, test } from 'vitest'
import { type OwnerNode, ownerTree, placedObjects, withDescendants } from '../../../../src/report/html/owner-tree.ts'
import { reportFinding, reportObject } from '../../../builders/report.ts'

type Owner = ReturnType<typeof reportObject>['owners'][number]

function owner(uid: string, exists = true): Owner {
  return { apiVersion: 'v1', kind: 'Owner', name: uid, uid, exists }
}

function object(uid: string, ...owners: Owner[]) {
  return { object: reportObject({ name: uid, uid, owners }), finding: 0 }
}

/** `a(b c(d))`, owners that are no objects in brackets. */
function text(nodes: readonly OwnerNode[]): string {
  return nodes
    .map(({ placed, owner, children }) => {
      const name = placed?.object.name ?? `[${owner?.name}]`
      return children.length === 0 ? name : `${name}(${text(children)})`
    })
    .join(' ')
}

test.for([
  ['what owns nothing and has no owner stands at the top', [object('a'), object('b')], 'a b'],
  [
    'an owner holds what it owns, whatever came first',
    [object('pod', owner('rs')), object('rs', owner('d')), object('d')],
    'd(rs(pod))',
  ],
  [
    'an owner that no finding names stands there once',
    [object('a', owner('gone', false)), object('b', owner('gone', false))],
    '[gone](a b)',
  ],
  [
    'of several owners the one that is named here counts',
    [object('a', owner('gone', false), owner('b')), object('b')],
    'b(a)',
  ],
  [
    'else the one that is gone, which is why it matters',
    [object('a', owner('there'), owner('gone', false))],
    '[gone](a)',
  ],
  [
    'owners in a circle lose nobody',
    [object('a', owner('b')), object('b', owner('c')), object('c', owner('a'))],
    'c(b(a))',
  ],
  ['an object that owns itself stands at the top', [object('a', owner('a'))], 'a'],
] as const)('%s', ([, objects, expected]) => {
  expect(text(ownerTree(objects))).toBe(expected)
})

test('a chain of thousands of owners is no trouble', () => {
  const chain = Array.from({ length: 5_000 }, (_, index) => object(`${index}`, owner(`${index + 1}`)))
  const [root, ...others] = ownerTree(chain)
  expect(others).toEqual([])
  expect(root && withDescendants(root)).toHaveLength(5_001)
})

test('every object stands in the tree exactly once, with its first finding', () => {
  const shared = reportObject({ name: 'shared' })
  const findings = [
    reportFinding({ objects: [shared, reportObject({ name: 'a' })] }),
    reportFinding({ objects: [shared, reportObject({ name: 'b' })] }),
  ]
  expect(placedObjects(findings).map(({ object: { name }, finding }) => [name, finding])).toEqual([
    ['shared', 0],
    ['a', 0],
    ['b', 1],
  ])
})

test('one UID at two places is two objects: a report may hold what it likes', () => {
  const findings = [
    reportFinding({ objects: [reportObject({ name: 'a', uid: 'x' }), reportObject({ name: 'b', uid: 'x' })] }),
  ]
  expect(ownerTree(placedObjects(findings))).toHaveLength(2)
})
