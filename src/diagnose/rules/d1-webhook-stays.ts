import { displayName } from '../../snapshot/object-id.ts'
import { isWebhookConfiguration } from '../evidence/backends.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { creatorOf } from '../origin/managers.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A webhook configuration that a program made at run time. */
export const d1: Rule = {
  id: 'D1',
  title: 'A webhook configuration made at run time stays',
  severity: 'leaked',
  docs: [DOCS.webhooks],
  page: {
    what: 'A webhook configuration that a program made while the chart ran is still there.',
    looks:
      'A ValidatingWebhookConfiguration or MutatingWebhookConfiguration without annotations of the release; `managedFields` names the operator.',
    why: 'Helm does not know what programs make, and an owner in a namespace is not possible for a cluster-scoped object: the garbage collector does not help either.',
    fix: 'Set an ownerReference to a cluster-scoped object of the release (its ClusterRole, for instance), or delete the configuration in a pre-delete hook.',
    cleanUp: 'Delete the configuration by name.',
  },
  claims(change) {
    if (!isPresent(change) || !isWebhookConfiguration(change) || owningRelease(objectOf(change))) return undefined
    return creatorOf(objectOf(change))?.manager
  },
  explain(changes, evidence) {
    const manager = creatorOf(objectOf(changes[0] as (typeof changes)[number]))?.manager
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by field manager \`${manager}\` while the chart ran, not by Helm; Helm does not know ${forCount(changes, 'it', 'them')}, and nothing deleted ${forCount(changes, 'it', 'them')}.`,
      evidence: changes.map(change => ({
        fact: `made at ${objectOf(change).creationTimestamp} by \`${manager}\`; no release annotation, ${objectOf(change).owners.length} owners`,
        source: `metadata of ${displayName(change.id)}`,
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Set an ownerReference to a cluster-scoped object of the release (its ClusterRole, for instance), or delete the configuration in a pre-delete hook.',
      },
      cleanUp: deleteCommands(changes, 'removes the webhooks; admission no longer asks them'),
    }
  },
}
