/** Objects whose finalizer has lost the controller that removes it: what the rules B1, B2 and B5 share. */

import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import type { Attribution, Explanation, Fact } from '../finding.ts'
import { templateOf } from '../origin/attribution.ts'
import { resourcePolicy } from '../origin/helm-marks.ts'
import { workloadName } from '../origin/workloads.ts'
import { wentInProbe } from '../probe/facts.ts'
import { hookObjectFacts, madeByHookWords } from '../uninstall/hook-annotations.ts'
import { areOfTheChart, hookThatCleansUp } from '../uninstall/pre-delete-hook.ts'
import { forCount, listed, objectsListed, unique, uniqueFacts } from '../words/phrases.ts'
import { abandonedFinalizers, type FinalizerState } from './finalizers.ts'
import { isOfRelease, releaseCommands } from './release.ts'
import { areSeveral, goneWords, removerName } from './remover.ts'

/** The group of an object that waits for a controller which is gone: the controller, and whether it waits already. */
export function abandonedGroup(change: Change, evidence: Evidence): string | undefined {
  if (!isPresent(change) || isBack(change) || wentInProbe(change, evidence)) return undefined
  const [first] = abandonedFinalizers(change, evidence)
  return first && `${removerName(first.remover)}|${isDeleting(change) ? 'in deletion' : 'later'}`
}

/** An object of the baseline that was made again is not ours to delete: of its finalizers nothing is to be said before somebody does. */
export function isBack(change: Change): boolean {
  return change.kind === 'recreated' && !isDeleting(change)
}

/** What waits, for whom, and since when nobody is there. */
export function explainAbandoned(changes: Change[], evidence: Evidence): Explanation {
  const states = changes.flatMap(change => abandonedFinalizers(change, evidence))
  const finalizers = unique(states.map(state => `\`${state.finalizer}\``))
  const who = states[0] === undefined ? 'its controller' : removerName(states[0].remover)
  const isNow = changes.some(isDeleting)
  const what = objectsListed(changes)
  const carrying = `${forCount(changes, 'carries', 'carry')} ${finalizers.length === 1 ? 'the finalizer' : 'the finalizers'} ${listed(finalizers)}, a lock that only ${who} takes off`
  const gone = goneText(states, evidence)
  const hooks = madeByHookWords(changes, evidence)
  return {
    title: isNow ? 'Deletion waits for a controller that is gone' : 'Will hang when deleted: its controller is gone',
    cause: isNow
      ? `${what} cannot be deleted: ${forCount(changes, 'it', 'they')} ${carrying}, and ${gone} before it could do so.${hooks}`
      : `${what} stayed, and will hang for ever as soon as somebody deletes ${forCount(changes, 'it', 'them')} (or ${forCount(changes, 'its', 'their')} namespace or CRD): ${forCount(changes, 'it', 'they')} ${carrying}, and ${gone}.${hooks}`,
    evidence: [...abandonedFacts(changes, evidence), ...hookObjectFacts(changes, evidence)],
    attribution: removerAttribution(states, evidence),
    chartFix: fixOf(changes, who, evidence),
    cleanUp: releaseCommands(changes, evidence),
  }
}

function goneText(states: FinalizerState[], evidence: Evidence): string {
  const first = states.slice(0, 1).map(({ remover }) => remover)
  const gone = goneWords(first)
  if (!states.every(isOfRelease) || evidence.release === undefined) return gone
  return `${gone}: ${areSeveral(first) ? 'they were' : 'it was'} deleted with the release`
}

/** All objects of a kind only where the kind is the chart's: all ConfigMaps are everybody's. */
function fixOf(changes: readonly Change[], who: string, evidence: Evidence): Explanation['chartFix'] {
  const ids = changes.map(({ id }) => id)
  const all = areOfTheChart(ids, evidence)
  const what = all ? `all ${listed(unique(ids.map(({ kind }) => kind)))} objects` : objectsListed(changes)
  const gone = all ? 'they are gone' : forCount(changes, 'it is gone', 'they are gone')
  return {
    what: `Add a pre-delete hook that deletes ${what} and waits until ${gone}, while ${who} still runs.`,
    patch: hookThatCleansUp(ids, evidence),
  }
}

/** The finalizers, who set them, where the controller was and that it is gone. */
export function abandonedFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  const perObject = changes.slice(0, 8).map(change => objectFact(change, evidence))
  const states = changes.flatMap(change => abandonedFinalizers(change, evidence))
  const workloads = new Map(
    states
      .flatMap(state => (state.remover.kind === 'workload' ? state.remover.workloads : []))
      .map(workload => [workloadName(workload), workload]),
  )
  const gone = [...workloads].map(([name, workload]) => {
    const ran =
      objectAt(evidence, 'installed', workload) === undefined ? 'is in the release' : 'ran before the uninstall'
    return {
      fact: `${name} ${ran}; neither it nor a pod of it is there now`,
      source: 'snapshots before and after the uninstall',
    }
  })
  const traces = states.flatMap(({ remover }) => (remover.kind === 'workload' && remover.trace) || [])
  return [...perObject, ...gone, ...uniqueFacts(traces)]
}

function objectFact(change: Change, evidence: Evidence): Fact {
  const object = objectOf(change)
  const states = abandonedFinalizers(change, evidence).map(({ finalizer, setBy, remover }) => {
    const set = setBy ? `, set by field manager \`${setBy.manager}\`${setBy.time ? ` at ${setBy.time}` : ''}` : ''
    const because = remover.kind === 'workload' && setBy === undefined ? `, ${remover.because}` : ''
    return `finalizer \`${finalizer}\`${set}${because}`
  })
  const since =
    object.deletionTimestamp === undefined ? '; not yet in deletion' : `; in deletion since ${object.deletionTimestamp}`
  const kept = resourcePolicy(object) === 'keep' ? '; kept by `helm.sh/resource-policy: keep`' : ''
  return { fact: `${listed(states)}${since}${kept}`, source: `metadata of ${displayName(change.id)}` }
}

/** The template of the controller: what is deleted too early. */
export function removerAttribution(states: FinalizerState[], evidence: Evidence): Attribution {
  const [first] = states
  const workload = first?.remover.kind === 'workload' ? first.remover.workloads[0] : undefined
  return {
    ...(workload?.source && templateOf(workload.source, evidence)),
    ...(first && { controller: removerName(first.remover) }),
    ...(first?.setBy && { manager: first.setBy.manager }),
  }
}
