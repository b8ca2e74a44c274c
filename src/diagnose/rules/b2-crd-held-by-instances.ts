import type { Change } from '../../snapshot/change.ts'
import { displayName, shortName } from '../../snapshot/object-id.ts'
import { abandonedFacts, releaseCommands, removerAttribution } from '../abandoned.ts'
import { attribute } from '../attribution.ts'
import { conditionsOf, isDeleting, isPresent } from '../change-facts.ts'
import { crdChangeOf, crdInstances } from '../crd-instances.ts'
import { DOCS } from '../documentation.ts'
import type { Evidence } from '../evidence.ts'
import { changeOf, isCrd } from '../evidence-index.ts'
import { abandonedFinalizers, finalizerStates } from '../finalizers.ts'
import type { Fact } from '../finding.ts'
import { counted, forCount, listed, objectsListed, unique } from '../phrases.ts'
import { hookThatCleansUp } from '../pre-delete-hook.ts'
import { isAbandoned, removerName } from '../remover.ts'
import type { Rule } from '../rule.ts'

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
    fix: 'Add a pre-delete hook that deletes the instances and waits, or keep the CRDs out of the uninstall (`helm.sh/resource-policy: keep`).',
    cleanUp: 'Take the finalizers off the instances; instances and CRD then go by themselves.',
  },
  claims(change, evidence) {
    const crd = isCrd(change.id) ? change : isPresent(change) ? crdChangeOf(change, evidence) : undefined
    if (crd === undefined || !isDeleting(crd)) return undefined
    const held = crdInstances(crd, evidence).filter(instance => instance.finalizers.length > 0)
    return held.length > 0 ? holderOf(crd, evidence) : undefined
  },
  explain(changes, evidence) {
    const crds = changes.filter(change => isCrd(change.id))
    const instances = crds.flatMap(crd => crdInstances(crd, evidence)).map(object => object.id)
    const names = listed(instances.map(shortName))
    const who = crds[0] ? holderOf(crds[0], evidence) : ''
    const wait =
      who === ''
        ? 'whose finalizers nobody removes'
        : `which ${instances.length === 1 ? 'waits' : 'wait'} for ${who}, and that is gone`
    return {
      cause: `${objectsListed(crds)} ${forCount(crds, 'is', 'are')} in deletion and cannot go while ${instances.length === 1 ? 'an instance exists' : 'instances exist'}: ${names}, ${wait}. Until then nothing can be made of ${forCount(crds, 'this kind', 'these kinds')}.`,
      evidence: [
        ...crds.flatMap(crd => crdFacts(crd, evidence)),
        ...abandonedFacts(abandoned(changes, evidence), evidence),
      ],
      attribution: {
        ...attribute(crds, evidence),
        ...removerAttribution(
          changes.flatMap(change => abandonedFinalizers(change, evidence)),
          evidence,
        ),
      },
      chartFix: {
        what: `Add a pre-delete hook that deletes ${listed(crds.map(crd => crd.id.name))} objects and waits while their controller still runs, or keep the CRDs out of the uninstall (\`helm.sh/resource-policy: keep\`).`,
        patch: hookThatCleansUp(instances, evidence),
      },
      cleanUp: changes.filter(change => !isCrd(change.id)).flatMap(change => releaseCommands(change, evidence)),
    }
  },
}

/** Who the instances of a CRD wait for: CRDs that wait for the same are one finding. '' when it can't be told. */
function holderOf(crd: Change, evidence: Evidence): string {
  const instances = crdInstances(crd, evidence).map(object => changeOf(evidence, object.id.uid))
  const states = instances.flatMap(change => (change ? finalizerStates(change, evidence) : []))
  return unique(states.filter(isAbandoned).map(({ remover }) => removerName(remover))).join(' and ')
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
