import { displayName } from '../../snapshot/object-id.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { creatorOf, isMadeByUser } from '../origin/managers.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'
import { isOfRelease } from './a2-kept-on-purpose.ts'

const KINDS = new Set(['FlowSchema', 'PriorityLevelConfiguration', 'ClusterTrustBundle'])

/** Settings of the API server that were made at run time. */
export const d7: Rule = {
  id: 'D7',
  title: 'A setting of the API server stays',
  severity: 'leaked',
  docs: [DOCS.helmUninstall],
  page: {
    what: 'A setting of the API server that was made at run time stays: a FlowSchema, a PriorityLevelConfiguration, a ClusterTrustBundle.',
    looks: 'An object of these kinds that is not part of the release.',
    why: 'They are cluster-scoped and have no owner; Helm does not know what programs make.',
    fix: 'Put these objects into the templates of the release.',
    cleanUp: 'Delete the objects by name.',
  },
  claims: (change, evidence) =>
    isPresent(change) &&
    KINDS.has(change.id.kind) &&
    change.id.group.endsWith('.k8s.io') &&
    !isOfRelease(change, evidence) &&
    !isMadeByUser(objectOf(change), evidence)
      ? 'settings'
      : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made while the chart ran, not by Helm, and ${forCount(changes, 'goes', 'go')} on changing how the API server treats requests.`,
    evidence: changes.map(change => ({
      fact: `made at ${objectOf(change).creationTimestamp} by \`${creatorOf(objectOf(change))?.manager ?? 'unknown'}\``,
      source: `metadata of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Put these objects into the templates of the release.' },
    cleanUp: deleteCommands(changes, 'gives the API server its former settings back'),
  }),
}
