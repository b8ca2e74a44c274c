import type { ManifestObject } from '../../chart/chart.ts'
import { groupOf } from '../../kube/object.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { CleanUp, Fact } from '../finding.ts'
import { templateOf } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { abortedFacts, claimsAborted } from '../uninstall/aborted-uninstall.ts'
import { ownRecords, uninstallOutcome } from '../uninstall/uninstall-outcome.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, sourceText } from '../words/phrases.ts'

/** Helm can't even build the objects to delete. */
const NO_SUCH_KIND = /no matches for kind "?([^"\s]+)"?/

/** A custom resource of the manifest whose CRD is already gone: Helm deletes nothing at all. */
export const a17: Rule = {
  id: 'A17',
  title: 'A CRD went before the uninstall, so Helm deleted nothing',
  severity: 'leaked',
  docs: [DOCS.helmCrds, DOCS.helmUninstall],
  page: {
    what: 'The release contains a custom resource whose CRD was gone before the uninstall, so that Helm deleted nothing.',
    looks:
      'Helm says `no matches for kind "…"` (Helm 4 only `failed to delete release`); everything of the release is still there.',
    why: 'Before it deletes, Helm looks up every object of the manifest in the API. One kind that the API server does not know makes that fail as a whole.',
    fix: 'Do not delete the CRD before the release is uninstalled, neither in a pre-delete hook nor by an operator that cleans up early.',
    cleanUp:
      "Delete the objects by name, and then the Secret with Helm's record. Or apply the CRD again and uninstall.",
  },
  claims: (change, evidence) =>
    missingKind(evidence).kind === undefined ? undefined : claimsAborted(change, evidence),
  explain(changes, evidence) {
    const { kind = 'of the manifest', object } = missingKind(evidence)
    return {
      cause: `The release contains an object of kind ${kind}, but the CRD of that kind was already gone; Helm then refuses to delete anything (${counted(changes.length, 'object')} stayed).`,
      evidence: [...abortedFacts(changes, evidence), ...(object ? [unservedFact(object)] : [])],
      attribution: object ? templateOf(object.source, evidence) : {},
      chartFix: {
        what: `Do not delete the CRD of ${kind} before the release is uninstalled (in a pre-delete hook, for instance).`,
      },
      cleanUp: [...deleteCommands(changes, 'deletes what the uninstall left'), ...forgetRelease(evidence)],
    }
  },
}

/**
 * The kind that Helm names; newer ones do not say why they gave up, and then the API's own list of kinds tells, but only of an
 * uninstall that deleted nothing: else it may have been Helm who deleted the CRD.
 */
const missingKind = oncePerEvidence((evidence): { kind?: string; object?: ManifestObject } => {
  const named = NO_SUCH_KIND.exec(evidence.uninstall?.stderr ?? '')?.[1]
  const isNamed = ({ kind }: ManifestObject) => kind === named
  if (named === undefined && !isRefusal(evidence)) return {}
  const object = evidence.release?.objects.find(named === undefined ? isUnserved(evidence) : isNamed)
  const kind = named ?? object?.kind
  return { ...(kind !== undefined && { kind }), ...(object && { object }) }
})

/** Helm gave up at the objects themselves, after the hooks, and none of them was deleted. */
function isRefusal(evidence: Evidence): boolean {
  const said = evidence.uninstall?.stderr ?? ''
  return uninstallOutcome(evidence) === 'nothing-deleted' && said.includes('failed to delete release')
}

function isUnserved({ after }: Evidence): (object: ManifestObject) => boolean {
  const key = (group: string, kind: string) => `${group}|${kind}`
  const served = new Set(after.types.map(({ group, kind }) => key(group, kind)))
  const groups = new Set(after.failures.map(({ resource }) => resource.split('/')[0]))
  return ({ apiVersion, kind }) => {
    const group = groupOf(apiVersion)
    return served.size > 0 && group.includes('.') && !served.has(key(group, kind)) && !groups.has(group)
  }
}

function unservedFact({ apiVersion, kind, name, source }: ManifestObject): Fact {
  return {
    fact: `${kind}/${name} of ${apiVersion}: the API server does not serve this kind`,
    source: sourceText(source),
  }
}

function forgetRelease(evidence: Evidence): CleanUp[] {
  return ownRecords(evidence).map(({ id }) => ({
    argv: ['kubectl', 'delete', id.resource, id.name, '--namespace', evidence.namespace, '--ignore-not-found'],
    why: 'removes the record of the release, which can no longer be uninstalled',
  }))
}
