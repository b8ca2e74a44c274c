import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { attribute } from '../attribution.ts'
import { conditionsOf, isDeleting } from '../change-facts.ts'
import { DOCS } from '../documentation.ts'
import type { Evidence } from '../evidence.ts'
import { isCrd } from '../evidence-index.ts'
import { forCount, objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

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
    why: 'Something that every read or delete of the instances needs is gone: most often a conversion webhook (D3), or an admission webhook that refuses the deletion (D2).',
    fix: 'Make sure that what converts or admits the objects outlives the CRD.',
    cleanUp:
      'Remove what refuses first: set `spec.conversion.strategy` of the CRD to None, or delete the webhook configuration.',
  },
  claims: (change, evidence) => (failure(change, evidence) ? 'CRDs' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion, but the API server cannot list or delete the instances, so the deletion does not end.`,
    evidence: changes.map(change => ({
      fact: `InstanceDeletionFailed: ${failure(change, evidence)?.message}`,
      source: `status.conditions of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Make sure that what converts or admits these objects (a conversion webhook, for instance) outlives the CRD.',
    },
    cleanUp: [],
  }),
}

function failure(change: Change, evidence: Evidence) {
  if (!isCrd(change.id) || !isDeleting(change)) return undefined
  return conditionsOf(change, evidence).find(
    ({ type, status, reason }) => type === 'Terminating' && status === 'True' && reason === 'InstanceDeletionFailed',
  )
}
