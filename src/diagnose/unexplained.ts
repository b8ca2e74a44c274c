/** What no rule explains: it says so, and shows the facts. */
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import { isDeleting, isPresent, madeWhen, objectOf } from './evidence/change-facts.ts'
import type { Evidence } from './evidence/evidence.ts'
import { objectByUid } from './evidence/evidence-index.ts'
import { finalizerStates } from './finalizers/finalizers.ts'
import { removerName } from './finalizers/remover.ts'
import type { CleanUp, Fact, Finding } from './finding.ts'
import { attribute, rootOwner, sourceOf } from './origin/attribution.ts'
import { exerciseFindings } from './origin/exercise-leftovers.ts'
import { creatorOf, isApplied, isMadeByUser } from './origin/managers.ts'
import { hasName, programLines } from './uninstall/hook-text.ts'
import { hookName, hooksFor } from './uninstall/hooks.ts'
import { DOCS } from './words/documentation.ts'
import { deleteCommands } from './words/kubectl.ts'
import { changeSummary, fieldFacts } from './words/modifications.ts'
import { listed, objectsListed, sourceText } from './words/phrases.ts'

/** More objects than these are counted, not described. */
const DESCRIBED = 8

/** One finding for each top-most owner, template or field manager. What the user made is no riddle. */
export function unexplained(changes: readonly Change[], evidence: Evidence): Finding[] {
  const isUsers = (change: Change) => isPresent(change) && isMadeByUser(objectOf(change), evidence)
  const groups = Map.groupBy(
    changes.filter(change => !isUsers(change)),
    change => `${sortOf(change)}|${originOf(change, evidence)}`,
  )
  const users = changes.filter(isUsers)
  return [
    ...exerciseFindings(users, evidence, {
      facts: change => factsOf(change, evidence),
      cleanUp: group => cleanUpOf('left', group),
    }),
    ...[...groups.values()].map(group => findingOf(group, evidence)),
  ]
}

type Sort = 'left' | 'modified' | 'lost'

function sortOf(change: Change): Sort {
  return isPresent(change) ? 'left' : (change.kind as 'modified' | 'lost')
}

/** Where a change comes from, as far as anything says so. */
function originOf(change: Change, evidence: Evidence): string {
  const owner = rootOwner(change, evidence) ?? objectOf(change).owners[0]?.name
  const source = sourceOf(change, evidence)
  return owner ?? (source && sourceText(source)) ?? creatorOf(objectOf(change))?.manager ?? displayName(change.id)
}

const TITLES: Record<Sort, string> = {
  left: 'Left behind, not explained',
  modified: 'Changed, not explained',
  lost: 'Gone, not explained',
}

const UNDO =
  'Find out who makes or changes these objects (the evidence names who wrote them, and when), and let the uninstall undo it.'
const FIXES: Record<Sort, string> = {
  left: UNDO,
  modified: UNDO,
  lost: 'Find out what deletes these objects, a hook or a controller of the chart, and let it delete only what the chart itself has made.',
}

function findingOf(changes: Change[], evidence: Evidence): Finding {
  const sort = sortOf(changes[0] as Change)
  const isStuck = changes.some(change => change.kind === 'stuck')
  return {
    class: 'unexplained',
    title: TITLES[sort],
    severity: isStuck ? 'stuck' : 'leaked',
    changes,
    docs: [DOCS.helmUninstall],
    cause: causeOf(sort, changes, isStuck),
    evidence: changes
      .slice(0, DESCRIBED)
      .flatMap(change => [...namingHooks(change, evidence), ...factsOf(change, evidence)]),
    attribution: attribute(changes, evidence),
    chartFix: { what: FIXES[sort] },
    cleanUp: cleanUpOf(sort, changes),
  }
}

function causeOf(sort: Sort, changes: Change[], isStuck: boolean): string {
  const what = objectsListed(changes)
  if (sort === 'modified')
    return `Not explained: ${what} existed before the install and came out changed: ${changeSummary(changes)}.`
  if (sort === 'lost') return `Not explained: ${what} existed before the install and was gone after the uninstall.`
  const stuck = isStuck ? ' Something is in deletion and waits for a finalizer whose owner could not be told.' : ''
  return `Not explained: ${what} stayed after the uninstall, and no known failure class fits.${stuck}`
}

/** Only what is new may be deleted; a stuck object has been deleted already. */
function cleanUpOf(sort: Sort, changes: Change[]): CleanUp[] {
  if (sort !== 'left') return []
  const deletable = changes.filter(change => !isDeleting(change) && change.kind !== 'recreated')
  return deleteCommands(deletable, 'deletes what was left; find out first what made it, or it may come back')
}

/** Delete hooks whose text names an object that is gone. */
function namingHooks(change: Change, evidence: Evidence): Fact[] {
  if (sortOf(change) !== 'lost') return []
  const hooks = ['pre-delete', 'post-delete'].flatMap(event => hooksFor(event, evidence))
  return hooks.flatMap(hook => {
    const line = programLines(hook, evidence).find(text => hasName(text, change.id.name))
    return line === undefined
      ? []
      : [{ fact: `${hookName(hook, evidence)} names it: ${line}`, source: sourceText(hook.source) }]
  })
}

const MADE = { before: ' before the uninstall,', after: ' after the uninstall was started,', unknown: '' }

function factsOf(change: Change, evidence: Evidence): Fact[] {
  const object = objectOf(change)
  const name = displayName(change.id)
  const when = MADE[madeWhen(change, evidence) ?? 'unknown']
  const facts: Fact[] = []
  if (isPresent(change)) {
    facts.push({
      fact: `made at ${object.creationTimestamp},${when} by ${makerText(object, evidence)}`,
      source: `metadata of ${name}`,
    })
  } else facts.push(...fieldFacts(change))
  if (object.owners.length > 0) facts.push(ownerFact(change, evidence))
  if (object.finalizers.length > 0) facts.push(finalizerFact(change, evidence))
  const labels = Object.entries(object.labels).map(([key, value]) => `${key}=${value}`)
  if (labels.length > 0) facts.push({ fact: `labels ${listed(labels, 4)}`, source: `metadata of ${name}` })
  return facts
}

function makerText(object: SnapshotObject, evidence: Evidence): string {
  if (isApplied(object, evidence)) return 'a manifest of the exercise'
  const manager = creatorOf(object)?.manager
  if (manager === undefined) return 'nobody that managedFields names'
  const when = isMadeByUser(object, evidence) ? ', while the exercise ran' : ''
  return `field manager \`${manager}\`${when}`
}

function ownerFact(change: Change, evidence: Evidence): Fact {
  const owners = objectOf(change).owners.map(
    ({ kind, name, uid }) => `${kind}/${name}${objectByUid(evidence, uid) ? '' : ' (never seen)'}`,
  )
  return { fact: `owned by ${listed(owners)}`, source: `ownerReferences of ${displayName(change.id)}` }
}

function finalizerFact(change: Change, evidence: Evidence): Fact {
  const states = finalizerStates(change, evidence).map(
    ({ finalizer, remover }) => `\`${finalizer}\` (removed by ${removerName(remover)})`,
  )
  return { fact: `finalizers ${listed(states)}`, source: `metadata.finalizers of ${displayName(change.id)}` }
}
