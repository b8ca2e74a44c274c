import type { Change } from '../../snapshot/change.ts'
import { displayName, type ObjectId, shortName } from '../../snapshot/object-id.ts'
import { conditionsOf, isDeleting, isPresent } from '../evidence/change-facts.ts'
import { crdChangeOf, crdInstances } from '../evidence/crd-instances.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { changeOf, isCrd } from '../evidence/evidence-index.ts'
import { abandonedFacts, removerAttribution } from '../finalizers/abandoned.ts'
import { abandonedFinalizers, type FinalizerState, finalizerStates } from '../finalizers/finalizers.ts'
import { releaseCommands } from '../finalizers/release.ts'
import { goneWords, isAbandoned, isAttended, removerName } from '../finalizers/remover.ts'
import { stallLogs, stallOf } from '../finalizers/stalled.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { hookObjectFacts, madeByHookWords } from '../uninstall/hook-annotations.ts'
import { hookThatCleansUp } from '../uninstall/pre-delete-hook.ts'
import { DOCS } from '../words/documentation.ts'
import { counted, forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** A CRD in deletion that its instances hold; the instances are told with it. */
export const b2: Rule = {
  id: 'B2',
  title: 'A CRD cannot be deleted: its instances hold it',
  severity: 'stuck',
  docs: [DOCS.crds, DOCS.finalizers],
  page: {
    what: 'The CRD is in deletion and cannot go, because its instances are held by finalizers.',
    looks:
      'The CRD has a deletionTimestamp, the finalizer `customresourcecleanup.apiextensions.k8s.io` and the condition `Terminating=True` with reason `InstanceDeletionInProgress`. No new instance can be made.',
    why: 'The API server deletes all instances before it deletes a CRD. Helm deletes a CRD of the templates after the Deployment of its controller, which is then not there to take the finalizers off.',
    fix: 'Add a pre-delete hook that deletes the instances and waits while their controller still runs. To keep the CRDs (`helm.sh/resource-policy: keep`) is not enough: the instances then stay, and hang as soon as somebody deletes them (B1).',
    cleanUp:
      'Take the finalizers off the instances; instances and CRD then go by themselves. Not while their controller runs: then read its log, give it what it needs, and wait.',
  },
  claims(change, evidence) {
    const crd = isCrd(change.id) ? change : isPresent(change) ? crdChangeOf(change, evidence) : undefined
    if (crd === undefined || !isDeleting(crd)) return undefined
    const held = crdInstances(crd, evidence).filter(instance => instance.finalizers.length > 0)
    return held.length > 0 ? holdersOf(crd, evidence) : undefined
  },
  explain(changes, evidence) {
    const crds = changes.filter(change => isCrd(change.id))
    const instances = crds.flatMap(crd => crdInstances(crd, evidence)).map(object => object.id)
    const names = listed(instances.map(shortName))
    const states = crds.flatMap(crd => instanceStates(crd, evidence))
    const attended = states.filter(isAttended)
    const held = changes.filter(change => !isCrd(change.id))
    return {
      cause: `${objectsListed(crds)} ${forCount(crds, 'is', 'are')} in deletion and cannot go while ${instances.length === 1 ? 'an instance exists' : 'instances exist'}: ${names}, ${waitText(instances, states, evidence)}. Until then nothing can be made of ${forCount(crds, 'this kind', 'these kinds')}.${madeByHookWords(held, evidence)}`,
      evidence: [
        ...crds.flatMap(crd => crdFacts(crd, evidence)),
        ...abandonedFacts(abandoned(changes, evidence), evidence),
        ...hookObjectFacts(held, evidence),
      ],
      attribution: {
        ...attribute(crds, evidence),
        ...removerAttribution(
          changes.flatMap(change => abandonedFinalizers(change, evidence)),
          evidence,
        ),
      },
      chartFix:
        attended.length > 0 && !states.some(isAbandoned)
          ? { what: stallOf(attended, evidence).fix }
          : {
              what: `Add a pre-delete hook that deletes ${listed(crds.map(crd => crd.id.name))} objects and waits until they are gone, while their controller still runs. To keep the CRDs alone is not enough: their instances would hang later.`,
              patch: hookThatCleansUp(instances, evidence),
            },
      cleanUp: [...stallLogs(attended, evidence), ...releaseCommands(held, evidence)],
    }
  },
}

/** Who the instances of a CRD wait for: CRDs that wait for the same are one finding. '' when it can't be told. */
function holdersOf(crd: Change, evidence: Evidence): string {
  const states = instanceStates(crd, evidence)
  return [isAbandoned, isAttended].map(is => namesOf(states.filter(is))).join('|')
}

function instanceStates(crd: Change, evidence: Evidence): FinalizerState[] {
  const instances = crdInstances(crd, evidence).map(object => changeOf(evidence, object.id.uid))
  return instances.flatMap(change => (change ? finalizerStates(change, evidence) : []))
}

function namesOf(states: readonly FinalizerState[]): string {
  return unique(states.map(({ remover }) => removerName(remover))).join(' and ')
}

/** What the instances wait for: controllers that are gone, controllers that are there, or nobody knows. */
function waitText(instances: readonly ObjectId[], states: readonly FinalizerState[], evidence: Evidence): string {
  const gone = states.filter(isAbandoned)
  const attended = states.filter(isAttended)
  const whom = [
    ...(gone.length === 0 ? [] : [`${namesOf(gone)}, and ${goneWords(gone.map(({ remover }) => remover))}`]),
    ...(attended.length === 0 ? [] : [stallOf(attended, evidence).waitingFor]),
  ]
  if (whom.length === 0) return 'whose finalizers nobody has removed'
  return `which ${instances.length === 1 ? 'waits' : 'wait'} for ${whom.join('; and for ')}`
}

function abandoned(changes: readonly Change[], evidence: Evidence): Change[] {
  return changes.filter(change => abandonedFinalizers(change, evidence).length > 0)
}

function crdFacts(crd: Change, evidence: Evidence): Fact[] {
  const terminating = conditionsOf(crd, evidence).find(condition => condition.type === 'Terminating')
  const count = crdInstances(crd, evidence).length
  return [
    {
      fact: `in deletion since ${crd.after?.deletionTimestamp}, with ${counted(count, 'instance')} left`,
      source: `metadata of ${displayName(crd.id)}`,
    },
    ...(terminating
      ? [
          {
            fact: `Terminating: ${terminating.reason}: ${terminating.message}`,
            source: `status.conditions of ${displayName(crd.id)}`,
          },
        ]
      : []),
  ]
}
