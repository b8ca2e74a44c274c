import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { RESOURCE_POLICY, resourcePolicy } from '../origin/helm-marks.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'
import { isOfRelease } from './a2-kept-on-purpose.ts'

/** Any value but `keep` makes Helm skip the object without a word. */
export const a3: Rule = {
  id: 'A3',
  title: 'helm.sh/resource-policy has a value that Helm does not know',
  severity: 'leaked',
  docs: [DOCS.helmKeep],
  page: {
    what: 'An object carries `helm.sh/resource-policy` with a value other than `keep`, such as `delete` or `retain`.',
    looks:
      'The uninstall ends with exit code 0 and says nothing of the object, which is still there with the annotations of the release.',
    why: 'Helm knows only `keep`. It neither deletes nor lists an object with any other value.',
    fix: 'Remove the annotation so that Helm deletes the object, or write `keep` if it is to stay.',
    cleanUp: 'Delete the objects by name.',
  },
  claims(change, evidence) {
    const policy = resourcePolicy(objectOf(change))
    if (change.kind !== 'left' || isDeleting(change) || policy === undefined || policy === 'keep') return undefined
    return isOfRelease(change, evidence) ? `policy ${policy}` : undefined
  },
  explain(changes, evidence) {
    const value = objectOf(changes[0] as (typeof changes)[number]).annotations[RESOURCE_POLICY]
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'carries', 'carry')} the annotation \`${RESOURCE_POLICY}: ${value}\`. Helm knows only \`keep\`; an object with any other value is neither deleted nor listed as kept, so it stays without a word.`,
      evidence: changes.slice(0, 5).map(change => ({
        fact: `annotation \`${RESOURCE_POLICY}: ${value}\`, and \`helm uninstall\` did not list it as kept`,
        source: `metadata of ${displayName(change.id)}`,
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: `Remove the annotation \`${RESOURCE_POLICY}\` so that Helm deletes the object, or write \`keep\` if it is to stay.`,
        patch: ` metadata:\n   annotations:\n-    ${RESOURCE_POLICY}: ${value}`,
      },
      cleanUp: deleteCommands(changes, 'deletes what Helm skipped'),
    }
  },
}
