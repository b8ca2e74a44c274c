import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import { attribute } from '../origin/attribution.ts'
import { creatorOf } from '../origin/managers.ts'
import { runtimeMaker } from '../origin/runtime-objects.ts'
import { otherRelease, trackerOf } from '../origin/tracking.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** Made at run time in a namespace that was there before and is not the release's. */
export const e8: Rule = {
  id: 'E8',
  title: "Made at run time in somebody else's namespace",
  severity: 'leaked',
  docs: [DOCS.owners, DOCS.namespaces],
  page: {
    what: "A program of the chart made objects in a namespace that is not the release's, such as `kube-system`.",
    looks: 'Objects without an owner outside the namespace of the release, in a namespace that was there before.',
    why: 'An owner in another namespace is not possible, so that the garbage collector cannot help, and deleting the namespace of the release does not remove them either.',
    fix: 'Let the program delete these objects when it is uninstalled, while it still runs, or document them.',
    cleanUp: 'Delete the objects by name.',
  },
  claims(change, evidence) {
    const object = objectOf(change)
    if (!isForeign(change, evidence) || trackerOf(object) || otherRelease(object, evidence)) return undefined
    return runtimeMaker(change, evidence)
  },
  explain(changes, evidence) {
    const namespaces = listed(unique(changes.map(change => change.id.namespace ?? '')))
    const maker = runtimeMaker(changes[0] as Change, evidence)
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by ${maker} in ${namespaces}, outside the namespace of the release. Nothing owns ${forCount(changes, 'it', 'them')}, and deleting the namespace of the release does not remove ${forCount(changes, 'it', 'them')} either.`,
      evidence: changes.slice(0, 8).map(change => ({
        fact: `made at ${objectOf(change).creationTimestamp} by field manager \`${creatorOf(objectOf(change))?.manager}\`, no ownerReference`,
        source: `metadata of ${displayName(change.id)}`,
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: `Let ${maker} delete these objects when it is uninstalled (an owner in another namespace is not possible), or document them.`,
      },
      cleanUp: deleteCommands(changes, 'deletes what was made outside the namespace of the release'),
    }
  },
}

function isForeign({ id }: Change, evidence: Evidence): boolean {
  if (id.namespace === undefined || id.namespace === evidence.namespace) return false
  return objectAt(evidence, 'before', { group: '', kind: 'Namespace', name: id.namespace }) !== undefined
}
