/** Who wrote an object, read from managedFields: no need to read the object itself. */
import { isRecord, type ManagedFieldsEntry } from '../kube/object.ts'
import type { Writer } from './snapshot.ts'

/** The writers in the order in which managedFields holds them; entries without a manager are `unknown`. */
export function writersOf(managedFields: readonly ManagedFieldsEntry[]): Writer[] {
  return managedFields.map(entry => ({
    manager: entry.manager ?? 'unknown',
    operation: entry.operation ?? 'Update',
    ...(entry.subresource !== undefined && { subresource: entry.subresource }),
    ...(entry.time !== undefined && { time: entry.time }),
    ...finalizersSetBy(entry),
  }))
}

/** `f:metadata.f:finalizers` is there when the manager set the list or one entry of it: `v:"example.com/cleanup"`. */
function finalizersSetBy(entry: ManagedFieldsEntry): Pick<Writer, 'setsFinalizers' | 'finalizers'> {
  const metadata = entry.fieldsV1?.['f:metadata']
  const fields = isRecord(metadata) ? metadata['f:finalizers'] : undefined
  const finalizers = Object.keys(isRecord(fields) ? fields : {}).flatMap(key => /^v:"(.+)"$/.exec(key)?.[1] ?? [])
  return { setsFinalizers: fields !== undefined, ...(finalizers.length > 0 && { finalizers }) }
}

/** The writer that wrote last; status writes do not count. */
export function lastWriter(writers: readonly Writer[]): Writer | undefined {
  return writers
    .filter(writer => writer.subresource === undefined)
    .reduce<Writer | undefined>(
      (last, writer) => (last && (last.time ?? '') > (writer.time ?? '') ? last : writer),
      undefined,
    )
}
