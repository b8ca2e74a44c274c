import type { Change } from '../../snapshot/change.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { changeSummary, fieldFacts, restoreCommands, restoreContent } from '../words/modifications.ts'
import { objectsListed } from '../words/phrases.ts'

/** is-default-class of StorageClasses and IngressClasses, globalDefault of PriorityClasses. */
export const f5: Rule = {
  id: 'F5',
  title: 'The default class changed',
  severity: 'leaked',
  docs: [DOCS.storageClasses],
  page: {
    what: 'The default StorageClass, IngressClass or PriorityClass changed.',
    looks: 'The annotation `…/is-default-class` of a class of the baseline differs, or its `globalDefault`.',
    why: 'A hook or operator made another class the default, and nothing took that back. Objects that name no class now get another one, or none.',
    fix: 'Restore the default in a delete hook, or do not touch it.',
    cleanUp:
      'Give the annotation its former value: `kubectl annotate storageclass NAME storageclass.kubernetes.io/is-default-class=true --overwrite`. For a PriorityClass patch `globalDefault`.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'classes' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Objects that name no class now get another one, or none.`,
    evidence: changes.flatMap(fieldFacts).slice(0, 12),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Restore the default class in a delete hook, or do not touch it.' },
    cleanUp: [
      ...restoreCommands(changes, 'gives labels and annotations their former values'),
      ...changes.flatMap(change => restoreContent(change, 'gives the class its former content')),
    ],
  }),
}

function isAffected({ id, fields }: Change): boolean {
  return (
    fields.some(({ path }) => /\/is-default-class$/.test(path)) ||
    (id.resource === 'priorityclasses' && fields.some(({ path }) => path === 'globalDefault'))
  )
}
