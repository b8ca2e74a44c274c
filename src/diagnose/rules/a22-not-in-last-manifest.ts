import { displayName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { owningRelease, RELEASE_NAME, resourcePolicy } from '../origin/helm-marks.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Owned by the release, and no longer in its manifest: an older revision made it. */
export const a22: Rule = {
  id: 'A22',
  title: 'Made by the release, but not in its last manifest',
  severity: 'leaked',
  docs: [DOCS.helmUninstall],
  page: {
    what: 'An object belongs to the release by its annotations, but its last manifest does not contain it.',
    looks: '`meta.helm.sh/release-name` names the release, and `helm get manifest` has no such object.',
    why: 'The uninstall deletes what the last manifest names. An object of an earlier revision that an upgrade dropped without deleting it (a failed upgrade, a policy `keep` that was removed later), or one that was applied with the annotations by something else, stays.',
    fix: 'Repair the upgrade that dropped the objects without deleting them; do not put the annotations of the release on objects that Helm did not render.',
    cleanUp: 'Delete the objects by name.',
  },
  claims(change, evidence) {
    const owner = owningRelease(objectOf(change))
    if (change.kind !== 'left' || evidence.release === undefined || hookOf(change, evidence)) return undefined
    if (owner?.name !== evidence.releaseName || owner.namespace !== evidence.namespace) return undefined
    return manifestObjectOf(change.id, evidence) || resourcePolicy(objectOf(change)) ? undefined : 'older revision'
  },
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'is marked', 'are marked')} as owned by the release, but ${forCount(changes, 'is', 'are')} not in its last manifest. Helm deletes only what the last manifest names, so objects of an earlier revision stay.`,
    evidence: changes.slice(0, 5).map(change => ({
      fact: `\`${RELEASE_NAME}: ${evidence.releaseName}\`, and no such object in \`helm get manifest\``,
      source: `annotations of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Repair the upgrade that dropped these objects from the manifest without deleting them.' },
    cleanUp: deleteCommands(changes, 'deletes what an earlier revision left'),
  }),
}
