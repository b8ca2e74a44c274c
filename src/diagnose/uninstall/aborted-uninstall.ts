/** An uninstall that gave up: everything is still there because of one cause, whichever of several it is. */
import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import { counted } from '../words/phrases.ts'
import { hookFailureFacts } from './hook-runs.ts'
import { uninstallFacts, uninstallOutcome } from './uninstall-outcome.ts'

/** The group that every change belongs to while the release is still there: one finding, not forty. */
export function abortedGroup(evidence: Evidence): string | undefined {
  const outcome = uninstallOutcome(evidence)
  return outcome === 'nothing-deleted' || outcome === 'partly-deleted' ? 'uninstall' : undefined
}

/** Whatever is there or changed may be so because the release still lives; only what is gone is another story. */
export function claimsAborted(change: Change, evidence: Evidence): string | undefined {
  return change.kind === 'lost' ? undefined : abortedGroup(evidence)
}

/** The end of a sentence with `so`: nothing was deleted, as long as that is true. */
export function whatStayed(evidence: Evidence): string {
  return uninstallOutcome(evidence) === 'nothing-deleted' ? 'nothing was deleted' : 'not everything was deleted'
}

/** What Helm said, what the hook that stopped it said, and how much is still there. */
export function abortedFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  return [
    ...uninstallFacts(evidence),
    ...hookFailureFacts('pre-delete', evidence),
    {
      fact: `${counted(changes.length, 'object')} of the release and its hooks are still there`,
      source: 'snapshot after the uninstall',
    },
  ]
}
