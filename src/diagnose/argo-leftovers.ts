/** What Argo CD deployed for an Application and left behind: the explanation, part of class E1. */
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import type { SnapshotObject } from '../snapshot/snapshot.ts'
import {
  type Application,
  applicationOf,
  argoCdRuns,
  CASCADE_FINALIZER,
  isApplication,
  isCascade,
} from './argo-application.ts'
import { attribute, templateOf } from './attribution.ts'
import { objectOf } from './change-facts.ts'
import type { Evidence } from './evidence.ts'
import type { CleanUp, Explanation, Fact } from './finding.ts'
import { deleteCommands, patchCommand } from './kubectl.ts'
import { forCount, objectsListed } from './phrases.ts'
import { ARGO_APPLICATION, type Tracker, trackerOf } from './tracking.ts'

/** The mark of each object, quoted. */
export function markFacts(changes: readonly Change[]): Fact[] {
  return changes.slice(0, 8).map(change => ({
    fact: `\`${trackerOf(objectOf(change))?.mark}\``,
    source: `metadata of ${displayName(change.id)}`,
  }))
}

export function explainArgoCd(changes: Change[], tracker: Tracker, evidence: Evidence): Explanation {
  const application = applicationOf(tracker, evidence)
  const name = `${ARGO_APPLICATION} ${application.namespace === undefined ? '' : `${application.namespace}/`}${application.name}`
  const children = changes.filter(({ id }) => isApplication(id))
  const others = changes.filter(({ id }) => !isApplication(id))
  const { rendered } = application
  const addIt = { patch: `metadata:\n  finalizers:\n    - ${CASCADE_FINALIZER}` }
  return {
    title: `Deployed by ${name}, and stays`,
    cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} managed by ${name}${whatBecameOf(application)}. ${forCount(changes, 'It has', 'They have')} no owner, so nothing deletes ${forCount(changes, 'it', 'them')}.`,
    evidence: markFacts(changes),
    attribution: {
      ...attribute(changes, evidence),
      ...(rendered && templateOf(rendered.source, evidence)),
      controller: name,
    },
    chartFix:
      rendered && application.cascades !== true
        ? {
            what: 'Add the cascade finalizer to the Application, so that deleting it deletes what it deployed.',
            ...addIt,
          }
        : { what: 'Let Argo CD delete what it deployed before the Application is deleted.' },
    cleanUp: [
      ...(argoCdRuns(evidence) ? children.flatMap(change => cascadeCommands(objectOf(change))) : []),
      ...deleteCommands(children, `deletes the Applications that ${name} had deployed`),
      ...deleteCommands(others, `deletes what ${name} had deployed`),
    ],
  }
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
