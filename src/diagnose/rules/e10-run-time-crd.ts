import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import { crdInstances } from '../evidence/crd-instances.ts'
import { isCrd } from '../evidence/evidence-index.ts'
import { attribute } from '../origin/attribution.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { creatorOf, isMadeByUser } from '../origin/managers.ts'
import { crdFileOf, manifestObjectOf } from '../origin/manifest-match.ts'
import { trackerOf } from '../origin/tracking.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, forCount, objectsListed } from '../words/phrases.ts'

/** A CRD that is in no file of the chart: a program made it. */
export const e10: Rule = {
  id: 'E10',
  title: 'A CRD made at run time stays',
  severity: 'leaked',
  docs: [DOCS.crds],
  page: {
    what: 'A CRD that no file of the chart contains was made at run time, and stays.',
    looks: 'A CRD without annotations of the release; `managedFields` names the operator, a Job or an init container.',
    why: 'Helm does not know what programs make. Some operators make CRDs from other objects (constraint templates, composite resource definitions, packages), and only they delete them.',
    fix: 'Delete in a pre-delete hook what these CRDs are made from, or the CRDs themselves, while the operator still runs.',
    cleanUp: '`kubectl delete crd NAME`, after a look at its instances: they go with it.',
  },
  claims(change, evidence) {
    const object = objectOf(change)
    if (!isCrd(change.id) || change.kind !== 'left' || isDeleting(change) || object.owners.length > 0) return undefined
    if (owningRelease(object) || hookOf(change, evidence) || trackerOf(object) || isMadeByUser(object, evidence))
      return undefined
    if (crdFileOf(change.id, evidence) || manifestObjectOf(change.id, evidence)) return undefined
    return creatorOf(object)?.manager
  },
  explain(changes, evidence) {
    const manager = creatorOf(objectOf(changes[0] as (typeof changes)[number]))?.manager
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in no file of the chart: field manager \`${manager}\` made ${forCount(changes, 'it', 'them')} while the chart ran, so Helm does not know ${forCount(changes, 'it', 'them')}.`,
      evidence: changes.slice(0, 8).map(change => ({
        fact: `made at ${objectOf(change).creationTimestamp} by \`${manager}\`; not in \`crds/\`, templates or hooks; ${counted(crdInstances(change, evidence).length, 'instance')}`,
        source: displayName(change.id),
      })),
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Delete in a pre-delete hook what these CRDs are made from (templates, definitions, packages), while the operator still runs.',
      },
      cleanUp: deleteCommands(changes, 'deletes the CRDs, and with them ALL their instances in all namespaces'),
    }
  },
}
