/** A snapshot as a file: for suites that drive their own lifecycle and compare two of them later. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { infrastructureProblem, messageOf, usageProblem } from '../problem.ts'
import { isDiskFull, writeWhole } from '../write-whole.ts'
import type { Snapshot } from './snapshot.ts'

const FORMAT = 'clean-uninstall/snapshot/v1'

const strings = z.record(z.string(), z.string())

const objectSchema = z.object({
  id: z.object({
    group: z.string(),
    version: z.string(),
    resource: z.string(),
    kind: z.string(),
    namespace: z.string().exactOptional(),
    name: z.string(),
    uid: z.string(),
  }),
  labels: strings,
  annotations: strings,
  finalizers: z.array(z.string()),
  owners: z.array(
    z.object({
      apiVersion: z.string(),
      kind: z.string(),
      name: z.string(),
      uid: z.string(),
      controller: z.boolean().exactOptional(),
      blockOwnerDeletion: z.boolean().exactOptional(),
    }),
  ),
  creationTimestamp: z.string(),
  deletionTimestamp: z.string().exactOptional(),
  deletionGracePeriodSeconds: z.number().exactOptional(),
  generation: z.number().exactOptional(),
  resourceVersion: z.string(),
  writers: z.array(
    z.object({
      manager: z.string(),
      operation: z.enum(['Apply', 'Update']),
      subresource: z.string().exactOptional(),
      time: z.string().exactOptional(),
      setsFinalizers: z.boolean(),
      finalizers: z.array(z.string()).exactOptional(),
    }),
  ),
  content: z.record(z.string(), z.unknown()).exactOptional(),
})

const fileSchema = z.object({
  format: z.literal(FORMAT),
  takenAt: z.string(),
  server: z.string(),
  kubernetes: z.string(),
  types: z.array(
    z.object({
      group: z.string(),
      version: z.string(),
      resource: z.string(),
      kind: z.string(),
      namespaced: z.boolean(),
      verbs: z.array(z.string()),
    }),
  ),
  objects: z.array(objectSchema),
  failures: z.array(z.object({ resource: z.string(), error: z.string(), status: z.number().exactOptional() })),
  resourceVersions: strings,
})

/** The cluster that a snapshot is of. */
interface SnapshotOf {
  server: string
  kubernetes: string
}

/** The text of a snapshot file. */
export function snapshotText(snapshot: Snapshot, of: SnapshotOf): string {
  const { takenAt, types, objects, failures, resourceVersions } = snapshot
  const content = {
    format: FORMAT,
    takenAt,
    ...of,
    types,
    objects: [...objects.values()],
    failures,
    resourceVersions: Object.fromEntries(resourceVersions),
  }
  return `${JSON.stringify(content, null, 1)}\n`
}

/** Writes the snapshot, for its owner's eyes only; the file is there whole or not at all. */
export async function writeSnapshot(file: string, snapshot: Snapshot, of: SnapshotOf): Promise<void> {
  try {
    await writeWhole(file, snapshotText(snapshot, of), 0o600)
  } catch (error) {
    const what = `the snapshot could not be written to ${file}: ${messageOf(error)}`
    if (isDiskFull(error))
      throw infrastructureProblem(what, 'The disk is full: make room, or choose another file.', error)
    throw usageProblem(what, 'Choose a directory that exists and may be written to.', error)
  }
}

/** Reads a snapshot file; throws a usage problem when it is none. */
export async function readSnapshot(file: string): Promise<Snapshot & SnapshotOf> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw usageProblem(`the snapshot ${file} could not be read: ${messageOf(error)}`)
  })
  const parsed = fileSchema.safeParse(jsonOf(text))
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw usageProblem(
      `${file} is not a snapshot: ${first?.path.join('.') || 'the file'}: ${first?.message}`,
      'make one with: clean-uninstall snapshot -o FILE',
    )
  }
  const { format: _, objects, resourceVersions, ...rest } = parsed.data
  return {
    ...rest,
    objects: new Map(objects.map(object => [object.id.uid, object])),
    resourceVersions: new Map(Object.entries(resourceVersions)),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
