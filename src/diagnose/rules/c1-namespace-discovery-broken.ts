import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, holdOf } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { objectsListed } from '../words/phrases.ts'

/** Discovery fails for a group: no namespace of the cluster can end. */
export const c1: Rule = {
  id: 'C1',
  title: 'A namespace cannot end: API discovery is broken',
  severity: 'stuck',
  docs: [DOCS.namespaces, DOCS.apiAggregation],
  page: {
    what: 'A namespace is in deletion and cannot end, because API discovery is broken.',
    looks:
      'The condition `NamespaceDeletionDiscoveryFailure=True` with reason `DiscoveryFailed`: `Discovery failed for some groups, …`.',
    why: 'To empty a namespace, Kubernetes has to know all kinds of objects that may be in it. An APIService that does not answer hides some, so that it waits. This hits every namespace of the cluster.',
    fix: 'Let the uninstall delete the APIService before, or together with, the Service behind it (D4).',
    cleanUp: 'Delete the broken APIService; namespaces then end by themselves.',
  },
  claims: (change, evidence) => (holdOf(change, evidence) === 'C1' ? change.id.name : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} is in deletion and cannot end: the API server cannot say what is in it, because an aggregated API does not answer. This hits every namespace of the cluster.`,
    evidence: conditionFacts(changes[0] as Change, evidence),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Let the uninstall delete the APIService before, or together with, the Service behind it.' },
    cleanUp: [],
  }),
}
