import { expect, test } from 'vitest'
import type { OwnerReference } from '../../../src/kube/object.ts'
import { ignorePatterns, parseIgnore } from '../../../src/policy/ignore.ts'
import type { Change } from '../../../src/snapshot/change.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { controlledBy, object } from '../../builders/snapshot.ts'

const LEASE = change({
  resource: 'leases',
  group: 'coordination.k8s.io',
  kind: 'Lease',
  namespace: 'kube-system',
  name: 'my-operator.example.com',
  labels: { 'app.kubernetes.io/name': 'demo', empty: '' },
  managers: ['kube-controller-manager', 'kubectl-create'],
})
const ROLE = change({
  resource: 'clusterroles',
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  name: 'system:demo',
})
const SECRET = change({ resource: 'secrets', group: '', kind: 'Secret', namespace: 'apps', name: 'demo' })

test.for<[string, Change]>([
  ['kind=Lease', LEASE],
  ['kind=lease', LEASE],
  ['kind={Lease,Pod}', LEASE],
  ['name=my-*', LEASE],
  ['name=*', LEASE],
  ['name=*.com', LEASE],
  ['name=system:*', ROLE],
  ['namespace=kube-*', LEASE],
  ['group=coordination.*', LEASE],
  ['group=core', SECRET],
  ['resource=leases', LEASE],
  ['resource=leases.coordination.k8s.io', LEASE],
  ['label=app.kubernetes.io/name', LEASE],
  ['label=app.kubernetes.io/name=demo', LEASE],
  ['label=app*=d?mo', LEASE],
  ['label=empty=', LEASE],
  ['label=empty=*', LEASE],
  ['manager=kubectl*', LEASE],
  [' kind=Lease   name=my-* ', LEASE],
  ['leases.coordination.k8s.io/kube-system/my-operator.example.com', LEASE],
  ['leases.coordination.k8s.io/*/my-*', LEASE],
  ['*/*/*', LEASE],
  ['leases.*/**', LEASE],
  ['clusterroles.rbac.authorization.k8s.io/system:*', ROLE],
  ['secrets/apps/*', SECRET],
])('feature 82: %s matches', ([pattern, object]) => {
  expect(parseIgnore(pattern).matches(object)).toBe(true)
})

test.for<[string, Change]>([
  ['kind=Leas', LEASE],
  ['kind=Lease name=other-*', LEASE],
  ['name=operator', LEASE],
  ['namespace=*', ROLE],
  ['group=core', LEASE],
  ['resource=leases.other.io', LEASE],
  ['label=app.kubernetes.io/name=other', LEASE],
  ['label=app', LEASE],
  ['label=x', ROLE],
  ['manager=kube-controller-manager', LEASE],
  ['manager=*', ROLE],
  ['leases.coordination.k8s.io/*', LEASE],
  ['*/*', LEASE],
])('feature 82: %s does not match', ([pattern, object]) => {
  expect(parseIgnore(pattern).matches(object)).toBe(false)
})

test.for([
  ['', 'is an empty pattern'],
  ['kind=', 'has nothing after "="'],
  ['knid=Lease', 'looks at "knid", which no pattern can: did you mean kind?'],
  ['colour=red', 'the fields are kind, name, namespace, group, resource, label, manager'],
  ['constructor=x', 'looks at "constructor"'],
  ['label==x', 'names no label'],
  ['leases', 'did you mean name=leases or resource=leases?'],
  ['a/b/c/d', 'has too many "/"'],
  ['kind=Lease kind=Pod', 'has kind twice, and both must match: write kind={one,other}'],
] as const)('%j is a mistake: %s', ([pattern, why]) => {
  expect(() => parseIgnore(pattern)).toThrow(why)
})

test('an object that two patterns match is ignored once, and counts for the first', () => {
  const { ignored } = ignorePatterns([LEASE, SECRET], ['kind=Lease', 'namespace=*', 'name=*'].map(parseIgnore))
  expect(ignored.map(({ count }) => count)).toEqual([1, 1, 0])
})

test('feature 82: every pattern is counted, those that match nothing as well', () => {
  const patterns = ['kind=Lease', 'namespace=*', 'name=nothing'].map(parseIgnore)
  const { changes, ignored } = ignorePatterns([LEASE, ROLE, SECRET], patterns)
  expect(changes).toEqual([ROLE])
  expect(ignored[0]?.objects).toEqual([expect.stringContaining('leases.coordination.k8s.io/')])
  expect(ignored.map(({ rule, count }) => [rule, count])).toEqual([
    ['kind=Lease', 1],
    ['namespace=*', 1],
    ['name=nothing', 0],
  ])
})

interface Facts {
  group: string
  resource: string
  kind: string
  namespace?: string
  name: string
  labels?: Record<string, string>
  managers?: string[]
}

const left = (after: SnapshotObject): Change => ({ kind: 'left', id: after.id, after, fields: [] })

test('feature 82: what an ignored object controls is ignored with it, by the same pattern', () => {
  const job = object('jobs/apps/init')
  const pod = object('pods/apps/init-x', { owners: controlledBy(job) })
  const other = object('pods/apps/other')
  const { changes, ignored } = ignorePatterns([job, pod, other].map(left), [parseIgnore('kind=Job')])
  expect(changes.map(({ id }) => id.name)).toEqual(['other'])
  expect(ignored).toMatchObject([{ rule: 'kind=Job', count: 2 }])
})

const owner = (of: SnapshotObject): OwnerReference[] =>
  controlledBy(of).map(reference => ({ ...reference, controller: false }))

test('the volume that was made for an ignored claim is ignored with it, and others are not', () => {
  const claim = object('persistentvolumeclaims/apps/data-0', { uid: '9d1f0c3e' })
  const volumes = ['pvc-9d1f0c3e', 'pvc-77aa', 'nfs'].map(name => object(`persistentvolumes/${name}`))
  const pattern = parseIgnore('kind=PersistentVolumeClaim name=data-*')
  const { changes, ignored } = ignorePatterns([...volumes, claim].map(left), [pattern])
  expect(changes.map(({ id }) => id.name)).toEqual(['pvc-77aa', 'nfs'])
  expect(ignored).toMatchObject([{ rule: pattern.text, count: 2 }])
})

test('what only ignored objects own is ignored with them', () => {
  const [one, two] = [object('configmaps/apps/one'), object('configmaps/apps/two')]
  const ofOne = object('secrets/apps/of-one', { owners: owner(one) })
  const ofBoth = object('secrets/apps/of-both', { owners: [...owner(one), ...owner(two)] })
  const ofOther = object('secrets/apps/of-other', {
    owners: [...owner(one), ...owner(object('configmaps/apps/unchanged'))],
  })
  const changes = [one, two, ofOne, ofBoth, ofOther].map(left)
  const names = (pattern: string) => ignorePatterns(changes, [parseIgnore(pattern)]).changes.map(({ id }) => id.name)
  expect(names('name=one')).toEqual(['two', 'of-both', 'of-other'])
  expect(names('name={one,two}')).toEqual(['of-other'])
})

test('owners that control each other in a circle are no more than themselves', () => {
  const one = object('configmaps/apps/one')
  const two = object('configmaps/apps/two', { owners: controlledBy(one) })
  const ring = [{ ...one, owners: controlledBy(two) }, two]
  const changes = ring.map(left)
  expect(ignorePatterns(changes, [parseIgnore('name=other')]).changes).toEqual(changes)
  expect(ignorePatterns(changes, [parseIgnore('name=one')]).changes).toEqual([])
})

function change({ labels = {}, managers = [], ...facts }: Facts): Change {
  const id = { ...facts, version: 'v1', uid: facts.name }
  const writers = managers.map((manager, index) => {
    return { manager, operation: 'Update' as const, time: `2026-01-0${index + 1}T00:00:00Z`, setsFinalizers: false }
  })
  const after: SnapshotObject = {
    id,
    labels,
    annotations: {},
    finalizers: [],
    owners: [],
    creationTimestamp: '2026-01-01T00:00:00Z',
    resourceVersion: '1',
    writers,
  }
  return { kind: 'left', id, after, fields: [] }
}
