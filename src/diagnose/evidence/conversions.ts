/** CRDs whose objects are converted by a webhook that is gone: what the rules B3 and D3 share. */
import type { ServiceRef } from '../../kube/called-services.ts'
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import type { CleanUp, Fact } from '../finding.ts'
import { patchCommand } from '../words/kubectl.ts'
import { conversionService, isBroken, serviceState, serviceText } from './backends.ts'
import type { Evidence } from './evidence.ts'
import { isCrd } from './evidence-index.ts'

/** The Service of a CRD's conversion webhook, when it can't answer. */
export function brokenConversion(change: Change, evidence: Evidence): ServiceRef | undefined {
  if (!isCrd(change.id) || change.after === undefined) return undefined
  const service = conversionService(change, evidence)
  return service && isBroken(serviceState(service, evidence)) ? service : undefined
}

/** That the webhook is gone, and what the server says when the objects are listed. */
export function conversionFacts(change: Change, evidence: Evidence): Fact[] {
  const service = brokenConversion(change, evidence)
  const failure = evidence.after.failures.find(({ resource }) => resource === change.id.name)
  return [
    ...(service
      ? [
          {
            fact: `conversion strategy Webhook; ${serviceText(service, serviceState(service, evidence))}`,
            source: displayName(change.id),
          },
        ]
      : []),
    ...(failure ? [{ fact: failure.error, source: `list of ${failure.resource}` }] : []),
  ]
}

/** One command for each CRD; its objects can be read and deleted again at once. */
export function endConversion(changes: readonly Change[]): CleanUp[] {
  return changes.map(change =>
    patchCommand(
      change.id,
      { spec: { conversion: { strategy: 'None', webhook: null } } },
      'turns the conversion off, so that the objects can be read and deleted again',
    ),
  )
}
