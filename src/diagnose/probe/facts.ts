/** What the teardown probe adds to a finding: the deletions that its objects held up, with the conditions quoted. */
import type { Change } from '../../snapshot/change.ts'
import { displayName, shortName } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact, Finding } from '../finding.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'
import { isBlamed } from './culprits.ts'
import { holds, type Probed, stillThere } from './probed.ts'

/** Of more deletions than these only the names are told. */
const QUOTED = 4

/** The finding with what the probe saw of its objects; as it is when that is nothing. */
export function withProbe(finding: Finding, evidence: Evidence): Finding {
  if (evidence.probe === undefined) return finding
  const held = heldUpBy(finding.changes, evidence)
  const own = unfinished(evidence).filter(target => isOf(finding, target) && !held.includes(target))
  const sentences = [
    ...(held.length > 0 ? [sentence(held, holdersAmong(finding.changes, evidence))] : []),
    ...(own.length > 0 ? [sentence(own, holdersOf(own))] : []),
  ]
  if (sentences.length === 0) return finding
  return {
    ...finding,
    cause: [finding.cause, ...sentences].join(' '),
    evidence: [...finding.evidence, ...[...held, ...own].slice(0, QUOTED).flatMap(conditionFacts)],
  }
}

/** True when the probe saw the object hold up a deletion: by its finalizer, or because the server blames it. */
export function isHolder(change: Change, evidence: Evidence): boolean {
  return heldUp(evidence).has(change.id.uid)
}

/** True when the probe deleted what the object is in, and it went: somebody took the finalizers off. */
export function wentInProbe({ id }: Change, { probe }: Evidence): boolean {
  return (
    probe !== undefined &&
    (probe.namespaces.some(({ id: { name }, deleted }) => deleted && name === id.namespace) ||
      probe.crds.some(({ id: { name }, deleted }) => deleted && name === `${id.resource}.${id.group}`))
  )
}

/** Deletions that the probe has asked for; what was in deletion before it, the rules tell of. */
const unfinished = oncePerEvidence((evidence): readonly Probed[] =>
  evidence.probe === undefined
    ? []
    : stillThere(evidence.probe).filter(
        ({ id }) => evidence.after.objects.get(id.uid)?.deletionTimestamp === undefined,
      ),
)

/** By the UID of what holds them. */
const heldUp = oncePerEvidence(evidence => {
  const pairs = unfinished(evidence).flatMap(target => {
    const others = evidence.changes.filter(({ id }) => id.uid !== target.id.uid)
    const blamed = others.filter(change => isBlamed(change, target, evidence))
    return [...target.blocking.filter(holds), ...blamed].map(({ id }) => [id.uid, target] as const)
  })
  return Map.groupBy(pairs, ([uid]) => uid)
})

function heldUpBy(changes: readonly Change[], evidence: Evidence): Probed[] {
  return unique(changes.flatMap(({ id }) => (heldUp(evidence).get(id.uid) ?? []).map(([, target]) => target)))
}

function isOf({ changes }: Finding, { id }: Probed): boolean {
  return changes.some(change => change.id.uid === id.uid)
}

function sentence(targets: readonly Probed[], holders: string): string {
  const names = listed(targets.map(({ id }) => shortName(id)))
  const refused = targets.find(target => target.refused !== undefined)?.refused
  if (refused !== undefined) return `The probe tried to delete ${names}, and the server refused: ${refused}.`
  const by = holders === '' ? '' : `, held by ${holders}`
  return `The probe deleted ${names}: ${timeOf(targets)} later ${forCount(targets, 'it was', 'they were')} still there${by}.`
}

function holdersAmong(changes: readonly Change[], evidence: Evidence): string {
  const holders = changes.filter(change => isHolder(change, evidence))
  return holders.length === changes.length ? forCount(changes, 'this object', 'these objects') : objectsListed(holders)
}

function holdersOf(targets: readonly Probed[]): string {
  const holders = new Map(targets.flatMap(({ blocking }) => blocking.map(({ id }) => [id.uid, shortName(id)] as const)))
  return listed([...holders.values()])
}

function timeOf(targets: readonly Probed[]): string {
  return `${(Math.max(...targets.map(({ durationMs }) => durationMs)) / 1_000).toFixed(1)} s`
}

function conditionFacts(target: Probed): Fact[] {
  const name = displayName(target.id)
  const when = `${timeOf([target])} after the probe deleted it`
  if (target.conditions.length === 0)
    return [{ fact: `still there, and no condition says why`, source: `${name}, ${when}` }]
  return target.conditions.map(({ type, reason, message }) => ({
    fact: `${type}: ${reason}: ${message}`,
    source: `status.conditions of ${name}, ${when}`,
  }))
}
