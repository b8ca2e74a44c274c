/** The name of an object for another template of the chart: as its own template writes it, or as it was in this run. */

import { isOfTheRelease } from '../../chart/written-name.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { crdFileOf, hookObjectOf, manifestObjectOf } from './manifest-match.ts'

/** Undefined: no template says it, or not in words that hold elsewhere; then only the name of this run is known. */
export function nameInTemplate(id: ObjectId, evidence: Evidence): string | undefined {
  const rendered = manifestObjectOf(id, evidence) ?? hookObjectOf(id, evidence)
  const name = rendered?.nameInTemplate
  if (rendered === undefined || name === undefined) return crdFileOf(id, evidence)?.name
  // The values of a subchart are not those of the chart that the new file goes into.
  return isSubcharts(rendered.source.file) && !isOfTheRelease(name) ? undefined : name
}

function isSubcharts(file: string): boolean {
  return file.startsWith('charts/')
}
