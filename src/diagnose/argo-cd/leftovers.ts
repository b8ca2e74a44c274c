/** What Argo CD deployed for an Application and left behind: the explanation, part of class E1. */
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CleanUp, Explanation, Fact } from '../finding.ts'
import { attribute, templateOf } from '../origin/attribution.ts'
import { ARGO_APPLICATION, ARGO_WRITER, type Tracker, trackerOf } from '../origin/tracking.ts'
import { deleteCommands, patchCommand } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'
import {
  type Application,
  applicationOf,
  argoCdRuns,
  CASCADE_FINALIZER,
  deployerOf,
  isApplication,
  isCascade,
} from './application.ts'

/** What says of each object who deployed it. */
export function markFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  return changes.slice(0, 8).map(change => {
    const source = `metadata of ${displayName(change.id)}`
    const mark = trackerOf(objectOf(change))?.mark
    if (mark !== undefined) return { fact: `\`${mark}\``, source }
    const application = deployerOf(objectOf(change), evidence)
    return {
      fact: `made by field manager \`${ARGO_WRITER}\`, for Application ${application?.namespace}/${application?.name}, which has \`${application?.mark}\``,
      source: `${source}, spec of the Application`,
    }
  })
}

/** What Argo CD left, or would prune: why, from its Application, and what deletes it. */
export function explainArgoCd(changes: Change[], tracker: Tracker, evidence: Evidence): Explanation {
  const application = applicationOf(tracker, evidence)
  const name = `${ARGO_APPLICATION} ${application.namespace === undefined ? '' : `${application.namespace}/`}${application.name}`
  const children = changes.filter(({ id }) => isApplication(id))
  const others = changes.filter(({ id }) => !isApplication(id))
  const made = others.filter(change => trackerOf(objectOf(change)) === undefined)
  return {
    title: `Deployed by ${name}, and stays`,
    cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} managed by ${name}${whatBecameOf(application)}. ${forCount(changes, 'It has', 'They have')} no owner, so nothing deletes ${forCount(changes, 'it', 'them')}.${aboutNamespaces(made)}`,
    evidence: markFacts(changes, evidence),
    attribution: {
      ...attribute(changes, evidence),
      ...(application.rendered && templateOf(application.rendered.source, evidence)),
      controller: name,
    },
    chartFix: fixOf(application, made),
    cleanUp: [
      ...(argoCdRuns(evidence) ? children.flatMap(change => cascadeCommands(objectOf(change))) : []),
      ...deleteCommands(children, `deletes the Applications that ${name} had deployed`),
      ...deleteCommands(others, `deletes what ${name} had deployed`),
    ],
  }
}

function aboutNamespaces(made: readonly Change[]): string {
  if (made.length === 0) return ''
  return ` ${objectsListed(made)} came of \`CreateNamespace=true\`: such a namespace Argo CD never deletes, with the finalizer neither.`
}

function fixOf({ rendered, cascades }: Application, made: readonly Change[]): Explanation['chartFix'] {
  const namespace =
    made.length === 0
      ? ''
      : ' Let the Application deploy its Namespace as one of its manifests, in place of `CreateNamespace=true`.'
  if (rendered && cascades !== true) {
    return {
      what: `Add the cascade finalizer to the Application, so that deleting it deletes what it deployed.${namespace}`,
      patch: `metadata:\n  finalizers:\n    - ${CASCADE_FINALIZER}`,
    }
  }
  return { what: namespace.trim() || 'Let Argo CD delete what it deployed before the Application is deleted.' }
}

/** While an Application is there, Argo CD deploys again what is deleted by hand: it has to go first, and take along what it deployed. */
function cascadeCommands({ id, finalizers }: SnapshotObject): CleanUp[] {
  if (finalizers.some(isCascade)) return []
  const patch = { metadata: { finalizers: [...finalizers, CASCADE_FINALIZER] } }
  return [patchCommand(id, patch, 'lets the deletion of this Application delete what it deployed')]
}

/** The end of a sentence that names the Application. */
function whatBecameOf({ rendered, left, cascades }: Application): string {
  if (left !== undefined) return ', which is still there'
  if (rendered === undefined) return ''
  const gone = ', which was deleted with the release'
  if (cascades === true) return `${gone}, though with \`${CASCADE_FINALIZER}\``
  return `${gone} and had no \`${CASCADE_FINALIZER}\`: Argo CD then leaves what it had deployed`
}
