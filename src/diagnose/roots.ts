/**
 * Which leftovers only follow others: a Pod its ReplicaSet, that its Deployment; a volume its claim. They are explained
 * by what they follow, and go with it. What something of its own holds does not follow.
 */
import { isRecord } from '../kube/object.ts'
import type { Change } from '../snapshot/change.ts'
import { isDeleting, isPresent, objectOf } from './evidence/change-facts.ts'
import type { Evidence } from './evidence/evidence.ts'
import { changeOf } from './evidence/evidence-index.ts'
import { finalizerStates } from './finalizers/finalizers.ts'
import { isAbandoned } from './finalizers/remover.ts'

/** The change at the top of what this one follows; itself when it follows nothing. */
export function rootOf(change: Change, evidence: Evidence): Change {
  const seen = new Set<Change>()
  let root = change
  while (!seen.has(root)) {
    seen.add(root)
    const next = followedBy(root, evidence)
    if (next === undefined || seen.has(next)) break
    root = next
  }
  return root
}

/** The change that this one follows, one step up. */
function followedBy(change: Change, evidence: Evidence): Change | undefined {
  const leader = ownerChange(change, evidence) ?? boundClaim(change, evidence) ?? serviceOf(change, evidence)
  if (leader === undefined || !isSameSort(change, leader)) return undefined
  return isHeldByItself(change, leader, evidence) ? undefined : leader
}

function isSameSort(change: Change, leader: Change): boolean {
  return (isPresent(change) && isPresent(leader)) || (change.kind === 'lost' && leader.kind === 'lost')
}

/**
 * True when it would stay although its leader goes: a cause of its own. Not in deletion, only what is known to wait for nobody
 * counts: whoever set another finalizer may well take it off. Kubernetes' own finalizers mostly wait for the leader.
 */
function isHeldByItself(change: Change, leader: Change, evidence: Evidence): boolean {
  if (!isPresent(change)) return false
  if (!isDeleting(change))
    return finalizerStates(change, evidence).some(state => isAbandoned(state) || state.remover.kind === 'product')
  if (finalizerStates(change, evidence).some(({ remover }) => remover.kind !== 'kubernetes')) return true
  return change.kind === 'stuck' && leader.kind !== 'stuck'
}

/** The owner among the changes; the controller first. */
function ownerChange(change: Change, evidence: Evidence): Change | undefined {
  const owners = objectOf(change).owners.toSorted(
    (a, b) => Number(b.controller ?? false) - Number(a.controller ?? false),
  )
  return owners.map(owner => changeOf(evidence, owner.uid)).find(found => found && isReachable(change, found))
}

/** The garbage collector does not follow owners in other namespaces (E2). */
function isReachable(change: Change, owner: Change): boolean {
  return owner.id.namespace === undefined || owner.id.namespace === change.id.namespace
}

/** A PersistentVolume follows its claim: by `spec.claimRef`, else by its name `pvc-<uid of the claim>`. */
function boundClaim(change: Change, evidence: Evidence): Change | undefined {
  if (change.id.group !== '' || change.id.kind !== 'PersistentVolume') return undefined
  const claim = evidence.objects.get(change.id.uid)?.spec?.claimRef
  const uid = isRecord(claim) ? String(claim.uid) : /^pvc-(.+)$/.exec(change.id.name)?.[1]
  return uid === undefined ? undefined : changeOf(evidence, uid)
}

/** Endpoints have the name of their Service, EndpointSlices its name in a label. */
function serviceOf(change: Change, evidence: Evidence): Change | undefined {
  const { id } = change
  if (id.kind !== 'Endpoints' && id.kind !== 'EndpointSlice') return undefined
  const name = objectOf(change).labels['kubernetes.io/service-name'] ?? id.name
  return evidence.changes.find(
    ({ id: other }) =>
      other.group === '' && other.kind === 'Service' && other.name === name && other.namespace === id.namespace,
  )
}
