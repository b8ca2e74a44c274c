import { displayName } from '../../snapshot/object-id.ts'
import { attribute, sourceOf } from '../origin/attribution.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed, sourceText } from '../words/phrases.ts'

/** The release took over an object that was there before, and its uninstall deleted it. */
export const a20: Rule = {
  id: 'A20',
  title: 'The release deleted an object that was there before it',
  severity: 'leaked',
  docs: [DOCS.helmInstall, DOCS.helmUninstall],
  page: {
    what: 'The release took over an object that was there before it, and its uninstall deleted it.',
    looks: 'An object of the baseline, named in the manifest of the release, is gone.',
    why: 'Helm takes over objects that exist with `--take-ownership`, or when they carry its annotations; from then on they are its own, and it deletes them.',
    fix: 'Do not render objects that may exist already: give them a name of the release, or check with `lookup` first.',
    cleanUp: 'Nothing brings the object back: make it again from where it came from.',
  },
  claims: (change, evidence) =>
    change.kind === 'lost' && manifestObjectOf(change.id, evidence) ? 'adopted' : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the chart. The release took ${forCount(changes, 'it', 'them')} over as its own, so the uninstall deleted ${forCount(changes, 'it', 'them')}.`,
    evidence: changes.map(change => {
      const source = sourceOf(change, evidence)
      return {
        fact: `in the baseline with UID ${change.id.uid}, in the release manifest${source ? ` (${sourceText(source)})` : ''}, and gone after the uninstall`,
        source: displayName(change.id),
      }
    }),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Do not render objects that may exist already: give them a name of the release, or check with `lookup` first.',
    },
    cleanUp: [],
  }),
}
