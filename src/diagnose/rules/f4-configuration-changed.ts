import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts, restoreCommands, restoreContent } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** ConfigMaps of kube-system: CoreDNS, kube-proxy. */
export const f4: Rule = {
  id: 'F4',
  title: 'A configuration of the cluster came out changed',
  severity: 'leaked',
  docs: [DOCS.helmUninstall],
  page: {
    what: "A ConfigMap of `kube-system` came out changed: CoreDNS', kube-proxy's.",
    looks: 'The data of the ConfigMap differs from the baseline.',
    why: 'Network plug-ins and meshes edit the configuration of the cluster, and nothing restores it.',
    fix: 'Restore the configuration in a delete hook.',
    cleanUp:
      'Write the former content back: `kubectl patch configmap`, with the keys that changed. A content that is longer than a command should be is not in the report; take it from a backup.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'kube-system' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} belongs to the cluster, existed before the install and came out changed: ${changeSummary(changes)}.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Restore the configuration in a delete hook.' },
    cleanUp: [
      ...changes.flatMap(change => restoreContent(change, 'gives the configuration its former content')),
      ...restoreCommands(changes, 'gives labels and annotations their former values'),
    ],
  }),
}

function isAffected({ id, fields }: Change): boolean {
  return id.group === '' && id.resource === 'configmaps' && id.namespace === 'kube-system' && fields.length > 0
}
