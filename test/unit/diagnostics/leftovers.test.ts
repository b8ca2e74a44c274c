import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { leftoversYaml } from '../../../src/diagnostics/leftovers.ts'
import type { KubeObject } from '../../../src/kube/object.ts'
import { evidence, type Scene, thing, writer } from '../../builders/evidence.ts'
import { controlledBy } from '../../builders/snapshot.ts'

function written(scene: Scene) {
  const { changes, objects } = evidence(scene)
  const text = leftoversYaml(changes, objects)
  return { text, objects: parseAllDocuments(text).map(document => document.toJS() as KubeObject) }
}

test('feature 96: each leftover is a document of its own, whole, below a comment that names it', () => {
  const settings = thing('configmaps/apps/settings')
  const role = thing('clusterroles/reader')
  const { text, objects } = written({
    after: [settings, role],
    full: [
      [settings, { data: { note: 'a: b # c\n---\n- d', empty: '' } }],
      [role, { rules: [{ verbs: ['get'] }] }],
    ],
  })
  expect(text).toContain('# configmaps/apps/settings: left\n')
  expect(text).toContain('# clusterroles.rbac.authorization.k8s.io/reader: left\n')
  expect(objects).toMatchObject([
    { kind: 'ClusterRole', metadata: { name: 'reader' }, rules: [{ verbs: ['get'] }] },
    { kind: 'ConfigMap', metadata: { namespace: 'apps' }, data: { note: 'a: b # c\n---\n- d', empty: '' } },
  ])
})

test('feature 96: a Secret is there by its metadata only, whatever was read of it', () => {
  const secret = thing('secrets/apps/tls', { labels: { app: 'x' }, finalizers: ['a.example.com/f'] })
  const { text, objects } = written({
    after: [secret],
    full: [[secret, { data: { token: 'aHVzaA==' }, stringData: { token: 'hush' } }]],
  })
  expect(text).not.toMatch(/aHVzaA|hush/)
  expect(text).toContain('# secrets/apps/tls: left; metadata only, the data of Secrets is never read\n')
  expect(objects.map(Object.keys)).toEqual([['apiVersion', 'kind', 'metadata']])
  expect(objects).toMatchObject([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'tls', labels: { app: 'x' }, finalizers: ['a.example.com/f'] },
    },
  ])
})

test('managedFields are left out: the snapshots have them', () => {
  const settings = thing('configmaps/apps/settings')
  const metadata = { name: 'settings', managedFields: [{ manager: 'helm' }] } as KubeObject['metadata']
  expect(written({ after: [settings], full: [[settings, { metadata }]] }).text).not.toMatch(/managedFields|helm/)
})

test('what was not read in full, or is lost, is there as the snapshot has it', () => {
  const owner = thing('configmaps/apps/owner')
  const lost = thing('clusterroles/lost', { content: { rules: [] } })
  const { text, objects } = written({
    before: [lost],
    after: [thing('services/apps/x', { owners: controlledBy(owner), writers: [writer('op')] })],
  })
  expect(text).toContain(
    '# clusterroles.rbac.authorization.k8s.io/lost: lost; as the snapshot of the baseline has it\n',
  )
  expect(text).toContain('# services/apps/x: left; as the snapshot has it, it was not read in full\n')
  expect(objects).toMatchObject([
    { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'lost' }, rules: [] },
    { metadata: { name: 'x', ownerReferences: [{ name: 'owner' }] } },
  ])
})

test('a name can not end its comment', () => {
  const odd = thing('configmaps/apps/a\nb: c')
  expect(written({ after: [odd] }).text.split('\n')[0]).toMatch(/^# configmaps\/apps\/a b: c: left/)
})

test('a word that YAML takes for something else stays a word', () => {
  const settings = thing('configmaps/apps/settings')
  const data = { mode: 'on', port: '0080', since: '2026-11-21', none: '~' }
  const { text, objects } = written({ after: [settings], full: [[settings, { data }]] })
  expect(text).toMatch(/mode: "on"/)
  expect(objects).toMatchObject([{ data }])
})

test('nothing for no change', () => {
  expect(leftoversYaml([], new Map())).toBe('')
})
