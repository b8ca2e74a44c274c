import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { conditionsOf, isDeleting } from '../evidence/change-facts.ts'
import { brokenConversion, conversionFacts, endConversion } from '../evidence/conversions.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd } from '../evidence/evidence-index.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A CRD in deletion whose instances can't be listed or deleted. */
export const b3: Rule = {
  id: 'B3',
  title: 'A CRD cannot be deleted: its instances cannot be listed',
  severity: 'stuck',
  docs: [DOCS.crds, DOCS.crdVersions],
  page: {
    what: 'The CRD is in deletion, and the API server cannot list or delete its instances.',
    looks:
      'The condition `Terminating=True` of the CRD has the reason `InstanceDeletionFailed` (`could not list instances…`). For some seconds that is normal; here it stayed.',
    why: 'Something that every read of the instances needs is gone: most often a conversion webhook, when instances are stored in an older version than the present one. They can then be read by nobody, so that namespaces do not end either: it weighs as much as D3.',
    fix: 'Make sure that what converts the objects outlives the CRD, or set `spec.conversion.strategy` to None in a pre-delete hook.',
    cleanUp:
      '`kubectl patch crd NAME` with `spec.conversion` `{"strategy":"None","webhook":null}`; instances and CRD then go by themselves.',
  },
  claims: (change, evidence) => (failure(change, evidence) ? 'CRDs' : undefined),
  explain(changes, evidence) {
    const converted = changes.filter(change => brokenConversion(change, evidence))
    const because =
      converted.length > 0
        ? ` ${forCount(converted, 'Its', 'Their')} instances have to be converted by a webhook whose Service is gone; nobody can list them, and no namespace can be deleted meanwhile.`
        : ''
    return {
      ...(converted.length > 0 && { severity: 'breaks-cluster' as const }),
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion, but the API server cannot list or delete the instances, so the deletion does not end.${because}`,
      evidence: changes.flatMap(change => [
        {
          fact: `InstanceDeletionFailed: ${failure(change, evidence)?.message}`,
          source: `status.conditions of ${displayName(change.id)}`,
        },
        ...conversionFacts(change, evidence),
      ]),
      attribution: attribute(changes, evidence),
      chartFix: {
        what:
          converted.length > 0
            ? 'Set `spec.conversion.strategy` to `None` in a pre-delete hook, before the Service of the webhook is deleted.'
            : 'Make sure that what converts or admits these objects (a conversion webhook, for instance) outlives the CRD.',
      },
      cleanUp: endConversion(converted),
    }
  },
}

function failure(change: Change, evidence: Evidence) {
  if (!isCrd(change.id) || !isDeleting(change)) return undefined
  return conditionsOf(change, evidence).find(
    ({ type, status, reason }) => type === 'Terminating' && status === 'True' && reason === 'InstanceDeletionFailed',
  )
}
