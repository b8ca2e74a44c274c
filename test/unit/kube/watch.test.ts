import { expect, test } from 'vitest'
import type { PartialObject } from '../../../src/kube/object.ts'
import { KnownObjects } from '../../../src/kube/watch-known.ts'
import { readEvents } from '../../../src/kube/watch-stream.ts'

function object(name: string, uid = `uid-${name}`, resourceVersion = '1', namespace = 'ns'): PartialObject {
  return { metadata: { name, namespace, uid, resourceVersion, creationTimestamp: '2026-01-01T00:00:00Z' } }
}

function toldBy(known: PartialObject[], list: PartialObject[]): string[] {
  const told: string[] = []
  new KnownObjects(known, ({ type, object: { metadata } }) => told.push(`${type} ${metadata.uid}`)).replaceWith(list)
  return told
}

test.for<[string, PartialObject[], PartialObject[], string[]]>([
  ['nothing new', [object('a')], [object('a')], []],
  ['added', [], [object('a')], ['ADDED uid-a']],
  ['modified', [object('a')], [object('a', 'uid-a', '2')], ['MODIFIED uid-a']],
  ['deleted', [object('a')], [], ['DELETED uid-a']],
  ['made again', [object('a', 'old')], [object('a', 'new')], ['DELETED old', 'ADDED new']],
  ['same name elsewhere', [object('a', 'x', '1', 'one')], [object('a', 'y', '1', 'two')], ['DELETED x', 'ADDED y']],
])('a new list tells: %s', ([, known, list, expected]) => {
  expect(toldBy(known, list)).toEqual(expected)
})

test('events are remembered for the next list', () => {
  const told: string[] = []
  const known = new KnownObjects([object('a')], ({ type, object: { metadata } }) =>
    told.push(`${type} ${metadata.name}`),
  )
  known.take({ type: 'DELETED', object: object('a') })
  known.take({ type: 'ADDED', object: object('b') })
  known.replaceWith([object('b')])
  known.allDeleted()
  expect(told).toEqual(['DELETED a', 'ADDED b', 'DELETED b'])
})

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function namesRead(text: string, size: number): Promise<(string | undefined)[]> {
  const names = []
  for await (const { object } of readEvents(inPieces(text, size), '/x')) names.push(object.metadata?.name)
  return names
}

const LINES = ['ä', 'b€', '日本']
  .map(name => `${JSON.stringify({ type: 'ADDED', object: { metadata: { name } } })}\n`)
  .join('')

test.for([1, 2, 3, 7, 50, 1000])('events survive packets of %d bytes', async size => {
  expect(await namesRead(LINES, size)).toEqual(['ä', 'b€', '日本'])
})

test('an unfinished last line is dropped, empty lines are nothing', async () => {
  expect(await namesRead(`\n${LINES}\n{"type":"ADD`, 10)).toEqual(['ä', 'b€', '日本'])
})

test('a line that is no JSON is an error', async () => {
  await expect(namesRead('<html>\n', 10)).rejects.toMatchObject({ name: 'ApiError', reason: 'MalformedAnswer' })
})
