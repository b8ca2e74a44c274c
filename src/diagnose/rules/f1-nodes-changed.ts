import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts, restoreCommands } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** Labels, annotations, taints or extended resources of nodes. */
export const f1: Rule = {
  id: 'F1',
  title: 'Nodes came out changed',
  severity: 'leaked',
  docs: [DOCS.taints],
  page: {
    what: 'Nodes came out with other labels, annotations, taints or extended resources.',
    looks: 'The fields of the Node differ from the baseline; `managedFields` names who wrote them.',
    why: "A Node is nobody's object: neither Helm nor the garbage collector takes back what an agent, a Job or a driver wrote on it.",
    fix: 'Restore the nodes in a delete hook (a prune Job), or when the agent on the node ends.',
    cleanUp:
      'Give labels, annotations and taints their former values: `kubectl label`, `kubectl annotate`, `kubectl taint`.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'nodes' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Nothing took that back at the uninstall; taints and labels steer where pods may run.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Restore the nodes in a post-delete hook (a prune Job), or when the agent on the node ends.' },
    cleanUp: restoreCommands(changes, 'gives labels and annotations their former values'),
  }),
}

function isAffected({ id, fields }: Change): boolean {
  return (
    (id.group === '' && id.resource === 'nodes' && fields.length > 0) ||
    (id.group === 'storage.k8s.io' && id.resource === 'csinodes')
  )
}
