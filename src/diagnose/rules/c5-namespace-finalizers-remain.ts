import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { abandonedFacts } from '../finalizers/abandoned.ts'
import { abandonedFinalizers } from '../finalizers/finalizers.ts'
import { releaseCommands } from '../finalizers/release.ts'
import { removerName } from '../finalizers/remover.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { conditionFacts, contentOf, holdOf, holdOfNamespace, isNamespace } from '../terminating-namespace.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** A namespace in deletion whose content has finalizers; what waits in it for a controller that is gone is told with it. */
export const c5: Rule = {
  id: 'C5',
  title: 'A namespace cannot end: finalizers remain in it',
  severity: 'stuck',
  docs: [DOCS.namespaces, DOCS.finalizers],
  page: {
    what: 'A namespace is in deletion and cannot end, because objects in it carry finalizers.',
    looks:
      'The condition `NamespaceFinalizersRemaining=True` with reason `SomeFinalizersRemain`: `FINALIZER in N resource instances`.',
    why: 'The controller that removes these finalizers was deleted with the release, or before the namespace.',
    fix: 'Let a pre-delete hook delete the objects and wait, while their controller still runs.',
    cleanUp:
      'Take the finalizers off the objects (after a look at what they protect). Never force the namespace: its content would be left without one.',
  },
  claims(change, evidence) {
    if (holdOf(change, evidence) === 'C5') return change.id.name
    const isWaiting = isDeleting(change) && abandonedFinalizers(change, evidence).length > 0
    return isWaiting && holdOfNamespace(change, evidence) === 'C5' ? change.id.namespace : undefined
  },
  explain(changes, evidence) {
    const namespaces = changes.filter(isNamespace)
    const waiting = changes.filter(change => !isNamespace(change))
    const content = namespaces.flatMap(namespace => contentOf(namespace, evidence))
    const holders = content.filter(object => object.finalizers.length > 0)
    const names = listed(holders.map(({ id }) => shortName(id)))
    return {
      cause: `${objectsListed(namespaces)} is in deletion and cannot end: ${names === '' ? 'objects in it' : names} ${holders.length === 1 ? 'carries a finalizer' : 'carry finalizers'} that ${goneText(waiting, evidence)}.`,
      evidence: [
        ...namespaces.flatMap(namespace => conditionFacts(namespace, evidence)),
        ...abandonedFacts(waiting, evidence),
      ],
      attribution: attribute(namespaces, evidence),
      chartFix: {
        what: `Let a pre-delete hook delete ${names === '' ? 'these objects' : names} and wait, while the controller that removes ${forCount(holders, 'the finalizer', 'their finalizers')} still runs.`,
      },
      // The namespace ends by itself when what holds it is gone; forcing it would orphan its content.
      cleanUp: releaseCommands(waiting, evidence),
    }
  },
}

function goneText(waiting: readonly Change[], evidence: Evidence): string {
  const removers = unique(
    waiting.flatMap(change => abandonedFinalizers(change, evidence).map(({ remover }) => removerName(remover))),
  )
  const finalizers = unique(waiting.flatMap(change => objectOf(change).finalizers)).map(name => `\`${name}\``)
  return removers.length === 0
    ? 'nobody has removed'
    : `only ${listed(removers)} takes off (${listed(finalizers)}), and that is gone`
}
