import { expect, test } from 'vitest'
import { ApiError } from '../../../src/kube/errors.ts'
import type { KubeObject, ResourceType } from '../../../src/kube/object.ts'
import { applyManifests } from '../../../src/scenario/apply-manifests.ts'
import { parseManifestFile, type UserManifest } from '../../../src/scenario/manifest-file.ts'

const gadgets: ResourceType = {
  ...{ group: 'x.io', version: 'v2', resource: 'gadgets', kind: 'Gadget', namespaced: true, verbs: [] },
}
const gadget: UserManifest = { apiVersion: 'x.io/v1', kind: 'Gadget', metadata: { name: 'demo' } }

/** An API that answers with these, one after another, the last one for good. */
function context(discoveries: ResourceType[][], answers: (Error | undefined)[] = [undefined]) {
  const calls = { discover: 0, apply: [] as { type: ResourceType; namespace?: string }[], pauses: 0 }
  const next = <T>(list: T[], index: number) => list[Math.min(index, list.length - 1)] as T
  const api = {
    discover: async () => ({ types: next(discoveries, calls.discover++), failures: [] }),
    apply: async (type: ResourceType, object: { metadata: { name: string; namespace?: string } }) => {
      const answer = next(answers, calls.apply.length)
      calls.apply.push({ type, ...object.metadata })
      if (answer !== undefined) throw answer
      return { metadata: { ...object.metadata, uid: 'u' } } as KubeObject
    },
  }
  const pause = async () => {
    calls.pauses++
  }
  return { calls, context: { api, namespace: 'ns', signal: new AbortController().signal, pause } }
}

const notFound = new ApiError({ message: 'the server could not find the requested resource', path: '/', status: 404 })
const denied = new ApiError({ message: 'admission webhook said no', path: '/', status: 403 })

test("feature 33: at the manifest's version, in the release namespace", async () => {
  const { calls, context: ours } = context([[gadgets]])
  expect(await applyManifests([gadget], 'demo.yaml', ours)).toMatchObject([
    { version: 'v1', namespace: 'ns', uid: 'u' },
  ])
  expect(calls).toMatchObject({ discover: 1, pauses: 0, apply: [{ type: { version: 'v1' }, namespace: 'ns' }] })
})

test('its own namespace is kept; a cluster-scoped object has none', async () => {
  const { calls, context: ours } = context([[gadgets, { ...gadgets, kind: 'Global', namespaced: false }]])
  const elsewhere = { ...gadget, metadata: { name: 'a', namespace: 'other' } }
  const global = { ...gadget, kind: 'Global', metadata: { name: 'b', namespace: 'other' } }
  await applyManifests([elsewhere, global], 'demo.yaml', ours)
  expect(calls.apply.map(({ namespace }) => namespace)).toEqual(['other', undefined])
})

test('waits for a CRD that is not served yet, and for one that is not established yet', async () => {
  const { calls, context: ours } = context([[], [], [gadgets]], [notFound, undefined])
  expect(await applyManifests([gadget], 'demo.yaml', ours)).toHaveLength(1)
  expect(calls).toMatchObject({ discover: 3, pauses: 3 })
})

test('a kind that is never served is inconclusive after 30 s of asking', async () => {
  const { calls, context: ours } = context([[]])
  await expect(applyManifests([gadget], 'demo.yaml', ours)).rejects.toMatchObject({
    kind: 'infrastructure',
    message: 'demo.yaml: Gadget demo: the cluster does not serve Gadget of x.io/v1',
  })
  expect(calls.pauses).toBe(59)
})

test('an object that is refused is inconclusive at once', async () => {
  const { calls, context: ours } = context([[gadgets]], [denied])
  await expect(applyManifests([gadget], 'demo.yaml', ours)).rejects.toMatchObject({
    kind: 'infrastructure',
    message: 'demo.yaml: Gadget demo cannot be applied: admission webhook said no',
  })
  expect(calls.apply).toHaveLength(1)
})

test('a manifest file: several documents, Lists, empty documents, JSON', () => {
  const item = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
  const list =
    '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}]}'
  const objects = parseManifestFile(`# first\n${item}---\n---\n# nothing\n---\n${list}\n`, 'x.yaml')
  expect(objects.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
    ['ConfigMap', 'a'],
    ['Secret', 'b'],
  ])
})

test.for([
  ['kind: A\n---\na: b: c\n', /^x.yaml:\d: not YAML: |^x.yaml:1: an object needs/],
  ['apiVersion: v1\nkind: A\nmetadata: {name: a}\n---\na: b: c\n', /^x.yaml:5: not YAML: /],
  ['just text', /^x.yaml:1: no Kubernetes object$/],
  [
    'apiVersion: v1\nkind: A\nmetadata: {generateName: a-}\n',
    /^x.yaml:1: an object needs apiVersion, kind and metadata.name$/,
  ],
] as const)('a manifest file that is wrong: %j', ([text, message]) => {
  expect(() => parseManifestFile(text, 'x.yaml')).toThrow(message)
})
