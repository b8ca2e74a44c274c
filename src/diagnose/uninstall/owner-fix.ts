/** How what a program made can go with the release: by an owner where Kubernetes allows one, else by a pre-delete hook. */
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Explanation } from '../finding.ts'
import { onBehalfOf } from '../origin/on-behalf-of.ts'
import { type Workload, workloadName } from '../origin/workloads.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'
import { hookThatDeletes } from './pre-delete-hook.ts'

export interface Program {
  workload: Workload | undefined
  manager: string
  /** others write under the same name */
  isDoubtful: boolean
  /** of the release's programs, those that alone could have made one of the objects */
  likely: readonly Workload[]
}

/** What to change in the chart, for these objects alone. */
export function ownerFix(changes: readonly Change[], program: Program, evidence: Evidence): Explanation['chartFix'] {
  const owned = changes.filter(change => canBeOwned(change, program, evidence))
  const rest = changes.filter(change => !owned.includes(change))
  const whole = rest.length === 0 ? undefined : objectsListed(owned)
  const what = [
    ...(program.isDoubtful ? [`Find out which program writes as \`${program.manager}\`${likelyWords(program)}.`] : []),
    ...(owned.length === 0 ? [] : [ownerSentence(owned, whole, program, evidence)]),
    ...(rest.length === 0 ? [] : [hookSentence(rest, program)]),
  ].join(' ')
  const patch = patchFor(owned, rest, program, evidence)
  return { what, ...(patch !== undefined && { patch }) }
}

function likelyWords({ likely }: Program): string {
  const names = unique(likely.map(workloadName))
  return names.length === 0 ? '' : ` (of the release, only ${listed(names)} may have made this)`
}

/** An owner has to be in the same namespace, or in none: https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ */
function canBeOwned(change: Change, { workload }: Program, evidence: Evidence): boolean {
  const { namespace } = change.id
  const ownNamespace = workload?.namespace ?? evidence.namespace
  return onBehalfOf(change, evidence) !== undefined || (namespace !== undefined && namespace === ownNamespace)
}

function ownerSentence(
  owned: readonly Change[],
  whole: string | undefined,
  { workload, manager, isDoubtful }: Program,
  evidence: Evidence,
): string {
  const who = workload ? workloadName(workload) : `field manager \`${manager}\``
  const letIt = isDoubtful ? "When it is the chart's, let it" : `Let ${who}`
  const it = whole === undefined ? 'it' : forCount(owned, 'it', 'them')
  return `${letIt} set ${ownerWords(owned, whole, workload, evidence)} (Kubernetes then deletes ${it}), or delete ${it} in a pre-delete hook.`
}

/** Whom the reference should name: what the objects were made for, as far as that is known. */
function ownerWords(
  changes: readonly Change[],
  whole: string | undefined,
  workload: Workload | undefined,
  evidence: Evidence,
): string {
  const known = changes.flatMap(change => onBehalfOf(change, evidence) ?? [])
  const owners = unique(known.map(shortName))
  const names = listed(owners)
  const on = whole ?? 'what it makes'
  const itWas = whole === undefined ? 'it was' : forCount(changes, 'it was', 'they were')
  if (known.length === changes.length)
    return `an ownerReference to ${names} on ${on} on behalf of ${forCount(owners, 'it', 'them')}`
  const some = known.length === 0 ? '' : ` (${names} for ${known.length} of ${changes.length})`
  return `an ownerReference on ${on}, to the object on whose behalf ${itWas} made${some} or to ${workload ? `this ${workload.kind}` : 'its Deployment'}`
}

function hookSentence(rest: readonly Change[], { workload, isDoubtful }: Program): string {
  const isCluster = rest.filter(({ id }) => id.namespace === undefined)
  const elsewhere = rest.filter(({ id }) => id.namespace !== undefined)
  const program = workload ? workloadName(workload) : 'the program'
  const why = [
    ...(isCluster.length === 0 ? [] : ['a cluster-scoped object cannot have an owner in a namespace']),
    ...(elsewhere.length === 0 ? [] : [`${program} cannot own an object in another namespace`]),
  ].join(', and ')
  const first = isDoubtful ? "When they are the chart's, delete" : 'Delete'
  return `${first} ${objectsListed(rest)} in a pre-delete hook: ${why}.`
}

/** What need not be the chart's is not for a hook of the chart to delete. */
function patchFor(
  owned: readonly Change[],
  rest: readonly Change[],
  { workload, isDoubtful }: Program,
  evidence: Evidence,
): string | undefined {
  const reference = ownerPatch(owned, workload, evidence)
  const toDelete = reference === undefined ? [...owned, ...rest] : rest
  const hook =
    isDoubtful || toDelete.length === 0
      ? undefined
      : hookThatDeletes(
          toDelete.map(({ id }) => id),
          evidence,
        )
  if (reference === undefined || hook === undefined) return reference ?? hook
  return `# on ${objectsListed(owned)}\n${reference}\n---\n${hook}`
}

/** With the real owner, or none. */
function ownerPatch(owned: readonly Change[], workload: Workload | undefined, evidence: Evidence): string | undefined {
  const custom = owned.flatMap(change => onBehalfOf(change, evidence) ?? [])[0]
  const own = owned.length > 0 && workload ? typeAndName(workload) : undefined
  const owner = custom ? { apiVersion: `${custom.group}/${custom.version}`, kind: custom.kind, name: custom.name } : own
  if (owner === undefined) return undefined
  return `metadata:\n  ownerReferences:\n    - apiVersion: ${owner.apiVersion}\n      kind: ${owner.kind}\n      name: ${owner.name}\n      uid: <uid of the ${owner.kind}>\n      controller: true`
}

/** All workloads of Kubernetes are in version v1. */
function typeAndName({ group, kind, name }: Workload) {
  return { apiVersion: group === '' ? 'v1' : `${group}/v1`, kind, name }
}
