/** One look of the teardown probe at a namespace or CRD in deletion: is it gone, what do its conditions say, what holds it? */
import type { Api } from '../../kube/api.ts'
import { ApiError } from '../../kube/errors.ts'
import { type PartialObject, type ResourceType, resourceName } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { type ObjectId, objectId, typeOf } from '../../snapshot/object-id.ts'
import { snapshotObject } from '../../snapshot/take-snapshot.ts'
import { type Condition, conditionsIn } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { changeOf, instancesAfter, isCrd, namespaceContent } from '../evidence/evidence-index.ts'

export interface TargetLook {
  isGone: boolean
  /** those that are True and speak of the deletion */
  conditions: Condition[]
  /** what is still in the namespace, or of the CRD's kind */
  content: Change[]
}

const GONE: TargetLook = { isGone: true, conditions: [], content: [] }

/** What is left of a namespace or a CRD whose deletion was asked for. Throws an ApiError when it can't be read. */
export async function lookAt(api: Api, target: ObjectId, evidence: Evidence, signal: AbortSignal): Promise<TargetLook> {
  const object = await api.get(typeOf(target), target.name, undefined, { signal })
  if (object?.metadata.uid !== target.uid) return GONE
  const conditions = conditionsIn(object.status?.conditions).filter(
    ({ type, status }) => status === 'True' && (type === 'Terminating' || !isCrd(target)),
  )
  return { isGone: false, conditions, content: await contentOf(api, target, evidence, signal) }
}

/** Nothing new can be made in a namespace or of a kind in deletion: what is there now was there in the last snapshot. */
async function contentOf(api: Api, target: ObjectId, evidence: Evidence, signal: AbortSignal): Promise<Change[]> {
  const known = isCrd(target) ? instancesAfter(evidence, target.name) : namespaceContent(evidence, target.name)
  const types = new Map(known.map(({ id }) => [resourceName(id), typeOf(id)]))
  const lists = await Promise.all(
    [...types.values()].map(async type => {
      const items = await listAsFarAsPossible(api, type, signal)
      return items
        .filter(({ metadata }) => isCrd(target) || metadata.namespace === target.name)
        .map(item => changeNow(item, type, evidence))
    }),
  )
  return lists.flat()
}

/** A kind that went with its CRD has nothing left; of one that can't be listed the conditions tell. */
async function listAsFarAsPossible(api: Api, type: ResourceType, signal: AbortSignal): Promise<PartialObject[]> {
  try {
    return (await api.listMetadata(type, { signal })).items
  } catch (error) {
    if (error instanceof ApiError) return []
    throw error
  }
}

/** The change as the explanation knows it, with the object as it is now. */
function changeNow(item: PartialObject, type: ResourceType, evidence: Evidence): Change {
  const id = objectId(type, item.metadata)
  return { kind: 'left', fields: [], ...changeOf(evidence, id.uid), id, after: snapshotObject(type, item) }
}
