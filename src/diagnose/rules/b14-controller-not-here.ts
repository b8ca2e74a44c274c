import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isBack } from '../finalizers/abandoned.ts'
import { type FinalizerState, finalizerStates } from '../finalizers/finalizers.ts'
import { releaseCommands } from '../finalizers/release.ts'
import { removerName } from '../finalizers/remover.ts'
import { attribute } from '../origin/attribution.ts'
import { isHelm } from '../origin/managers.ts'
import { isHolder, wentInProbe } from '../probe/facts.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** A known product's finalizer, or one that the chart itself writes, and no controller for it anywhere in the cluster. */
export const b14: Rule = {
  id: 'B14',
  title: 'A finalizer waits for a controller that does not run here',
  severity: 'stuck',
  docs: [DOCS.finalizers],
  page: {
    what: 'An object carries a finalizer of a product whose controller does not run in this cluster, one that the chart itself wrote, or one of nobody we know that kept a namespace or CRD when the probe deleted it.',
    looks:
      'A known finalizer (Argo CD, Rancher, Crossplane, …), or one whose field manager is Helm, and no workload that would take it off.',
    why: 'A finalizer is only a word in a list: nothing checks that somebody exists who removes it.',
    fix: 'Install the controller of the finalizer before the chart, or leave the finalizer out where it does not run.',
    cleanUp: 'Take the finalizer off with `kubectl patch`, after a look at what it protects.',
  },
  claims(change, evidence) {
    const [state] =
      isPresent(change) && !isBack(change) && !wentInProbe(change, evidence) ? ownerless(change, evidence) : []
    if (state === undefined) return undefined
    if (state.remover.kind === 'product') return state.remover.product
    return isDeclared(state) ? 'declared by the chart' : 'known to nobody'
  },
  explain(changes, evidence) {
    const states = changes.flatMap(change => ownerless(change, evidence))
    const finalizers = listed(unique(states.map(state => `\`${state.finalizer}\``)))
    const who = states[0]?.remover.kind === 'product' ? removerName(states[0].remover) : 'a controller'
    return {
      cause:
        states[0]?.remover.kind === 'unknown' && !isDeclared(states[0])
          ? `${objectsListed(changes)} ${forCount(changes, 'carries', 'carry')} the finalizer ${finalizers}, and nothing in this cluster is known to take it off.`
          : `${objectsListed(changes)} ${forCount(changes, 'waits', 'wait')} for ${who} to take off the finalizer ${finalizers}, but nothing that does so runs in this cluster.`,
      evidence: changes.slice(0, 5).map(change => ({
        fact: `finalizers ${objectOf(change).finalizers.join(', ')}${isDeleting(change) ? `; in deletion since ${objectOf(change).deletionTimestamp}` : '; not yet in deletion'}`,
        source: `metadata of ${displayName(change.id)}`,
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: `Install ${who === 'a controller' ? 'the controller of this finalizer' : who} before the chart, or leave the finalizer out where it does not run.`,
      },
      cleanUp: releaseCommands(changes, evidence),
    }
  },
}

/** Products that are nowhere; and finalizers of nobody we know that hold an object in deletion: Helm's own, or those that the probe met. */
function ownerless(change: Change, evidence: Evidence): FinalizerState[] {
  return finalizerStates(change, evidence).filter(state => {
    if (state.remover.kind === 'product') return true
    if (state.remover.kind !== 'unknown') return false
    return (isDeleting(change) && isDeclared(state)) || isHolder(change, evidence)
  })
}

/** Written into the manifest: by Helm itself. */
function isDeclared({ remover }: FinalizerState): boolean {
  return remover.kind === 'unknown' && isHelm(remover.declaredBy ?? '')
}
