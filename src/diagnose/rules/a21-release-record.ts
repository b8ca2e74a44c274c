import type { UninstallResult } from '../../scenario/results.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import { releaseRecord } from '../origin/helm-marks.ts'
import type { Rule } from '../rule.ts'
import { asksToKeepHistory } from '../uninstall/uninstall-arguments.ts'
import { uninstallFacts } from '../uninstall/uninstall-outcome.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Helm itself says so: a record that it could not purge is still `uninstalling`, also where the history was to be kept. */
function keepsHistory({ argv, releaseStatus }: UninstallResult): boolean {
  const isTold = releaseStatus !== undefined && releaseStatus !== 'unknown'
  return isTold ? releaseStatus === 'uninstalled' : asksToKeepHistory(argv)
}

/** Helm's record of the release itself. */
export const a21: Rule = {
  id: 'A21',
  title: "Helm's record of the release stays",
  severity: 'leaked',
  docs: [DOCS.helmUninstall],
  page: {
    what: "Helm's own record of the release is still there.",
    looks:
      'A Secret (or ConfigMap) `sh.helm.release.v1.RELEASE.vN` in the namespace of the release, while the objects of the release are gone.',
    why: 'With `--keep-history` that is what was asked for. Otherwise the purge, the last thing that Helm does, failed: an admission policy or webhook refused it, or Helm could not read the record.',
    fix: 'Uninstall without `--keep-history` when the history is not needed; else let what refused (the output of `helm uninstall` names it) let records of releases with the label `status=uninstalling` pass.',
    cleanUp:
      'Remove what refused the purge, then delete the Secret; `helm history` and `helm rollback` then no longer know the release.',
  },
  claims(change, evidence) {
    const record = change.kind === 'left' ? releaseRecord(objectOf(change)) : undefined
    return record?.release === evidence.releaseName && change.id.namespace === evidence.namespace ? 'record' : undefined
  },
  explain(changes, evidence) {
    const isAskedFor = evidence.uninstall !== undefined && keepsHistory(evidence.uninstall)
    return {
      ...(isAskedFor && { severity: 'kept' as const }),
      cause: isAskedFor
        ? `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} the history of the release, kept because the uninstall was run with \`--keep-history\`.`
        : `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} Helm's record of the release: Helm did not purge it, so the release still counts as installed.`,
      evidence: [
        ...(isAskedFor ? [] : uninstallFacts(evidence)),
        ...changes.map(change => ({
          fact: `release ${evidence.releaseName}, revision ${releaseRecord(objectOf(change))?.revision}, status ${releaseRecord(objectOf(change))?.status}`,
          source: `labels of ${displayName(change.id)}`,
        })),
      ],
      attribution: {},
      chartFix: {
        what: isAskedFor
          ? 'Uninstall without `--keep-history` if the history is not needed.'
          : 'Find out from the output of `helm uninstall` why the record was not purged: what refuses the deletion of Secrets has to let those of releases with the label `status=uninstalling` pass.',
      },
      cleanUp: deleteCommands(
        changes,
        'removes the record of the release; `helm history` and `helm rollback` no longer know it',
      ),
    }
  },
}
