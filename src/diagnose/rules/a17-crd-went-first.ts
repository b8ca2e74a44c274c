import { abortedFacts, claimsAborted } from '../aborted-uninstall.ts'
import { DOCS } from '../documentation.ts'
import type { Evidence } from '../evidence.ts'
import type { CleanUp } from '../finding.ts'
import { deleteCommands } from '../kubectl.ts'
import { counted } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { ownRecords } from '../uninstall-outcome.ts'

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
      'Helm says `no matches for kind "…"` and `ensure CRDs are installed first`; everything of the release is still there.',
    why: 'Before it deletes, Helm looks up every object of the manifest in the API. One kind that the API server does not know makes that fail as a whole.',
    fix: 'Do not delete the CRD before the release is uninstalled, neither in a pre-delete hook nor by an operator that cleans up early.',
    cleanUp:
      "Delete the objects by name, and then the Secret with Helm's record. Or apply the CRD again and uninstall.",
  },
  claims: (change, evidence) =>
    NO_SUCH_KIND.test(evidence.uninstall?.stderr ?? '') ? claimsAborted(change, evidence) : undefined,
  explain(changes, evidence) {
    const kind = NO_SUCH_KIND.exec(evidence.uninstall?.stderr ?? '')?.[1] ?? 'of the manifest'
    return {
      cause: `The release contains an object of kind ${kind}, but the CRD of that kind was already gone; Helm then refuses to delete anything (${counted(changes.length, 'object')} stayed).`,
      evidence: abortedFacts(changes, evidence),
      attribution: {},
      chartFix: {
        what: `Do not delete the CRD of ${kind} before the release is uninstalled (in a pre-delete hook, for instance).`,
      },
      cleanUp: [...deleteCommands(changes, 'deletes what the uninstall left'), ...forgetRelease(evidence)],
    }
  },
}

function forgetRelease(evidence: Evidence): CleanUp[] {
  return ownRecords(evidence).map(({ id }) => ({
    argv: ['kubectl', 'delete', id.resource, id.name, '--namespace', evidence.namespace, '--ignore-not-found'],
    why: 'removes the record of the release, which can no longer be uninstalled',
  }))
}
