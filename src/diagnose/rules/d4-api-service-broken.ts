import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { aggregatedService, isApiService, isBroken, serviceState, serviceText } from '../evidence/backends.ts'
import { conditionsOf, isPresent } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A left APIService that does not answer: discovery is broken for everybody. */
export const d4: Rule = {
  id: 'D4',
  title: 'A left APIService does not answer: API discovery is broken',
  severity: 'breaks-cluster',
  docs: [DOCS.apiAggregation],
  page: {
    what: 'An APIService is left that does not answer: API discovery is broken for everybody.',
    looks:
      'The condition `Available=False` with reason `ServiceNotFound`, `MissingEndpoints` or `FailedDiscoveryCheck`; `kubectl api-resources` ends with an error.',
    why: 'The aggregation layer forwards a whole API group to a Service. When that is gone, clients and controllers that need the full list of kinds fail: no namespace can be deleted.',
    fix: 'Make the APIService an object of the release (Helm 4 deletes it before its Service), or delete it in a pre-delete hook.',
    cleanUp: '`kubectl delete apiservice NAME`.',
  },
  claims: (change, evidence) =>
    isPresent(change) && isApiService(change) && brokenFacts(change, evidence).length > 0 ? 'APIServices' : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} stayed, but the Service behind ${forCount(changes, 'it', 'them')} does not answer. API discovery then fails for the whole cluster: no namespace can be deleted, and the garbage collector may stop.`,
    evidence: changes.flatMap(change => brokenFacts(change, evidence)),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Make the APIService an object of the release (Helm 4 deletes it before its Service), or delete it in a pre-delete hook.',
    },
    cleanUp: deleteCommands(changes, 'takes the API out of discovery'),
  }),
}

function brokenFacts(change: Change, evidence: Evidence): Fact[] {
  const unavailable = conditionsOf(change, evidence).find(
    ({ type, status }) => type === 'Available' && status === 'False',
  )
  const service = aggregatedService(change, evidence)
  const state = service && serviceState(service, evidence)
  return [
    ...(unavailable
      ? [
          {
            fact: `Available=False: ${unavailable.reason}: ${unavailable.message}`,
            source: `status.conditions of ${displayName(change.id)}`,
          },
        ]
      : []),
    ...(service && state && isBroken(state)
      ? [{ fact: serviceText(service, state), source: displayName(change.id) }]
      : []),
  ]
}
