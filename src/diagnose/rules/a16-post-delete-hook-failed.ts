import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { templateOf } from '../attribution.ts'
import { DOCS } from '../documentation.ts'
import type { Evidence } from '../evidence.ts'
import { hookFailureFacts } from '../hook-runs.ts'
import { startFailures } from '../hook-start.ts'
import { hookOf, hooksFor, jobFailure } from '../hooks.ts'
import { deleteCommands } from '../kubectl.ts'
import { listed } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { uninstallFacts, uninstallOutcome } from '../uninstall-outcome.ts'

/** The release is purged, and the hook that was to clean up behind it failed. */
export const a16: Rule = {
  id: 'A16',
  title: 'A post-delete hook failed after the release was already gone',
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'A post-delete hook failed when Helm had already deleted the release and its record.',
    looks:
      'The exit code is not 0 ("uninstallation completed with 1 error(s)"), no Secret `sh.helm.release.v1.*` is left, and a second try says `release: not found`.',
    why: 'Helm deletes its record of the release even if a post-delete hook fails. Nothing is left from which the uninstall could be tried again.',
    fix: 'Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own. Work that must not be lost belongs in a pre-delete hook.',
    cleanUp: 'Delete the failed hook, and do its work by hand.',
  },
  claims: (change, evidence) => (isFailedHook(change, evidence) ? group(evidence) : undefined),
  always: group,
  explain(changes, evidence) {
    const [hook] = hooksFor('post-delete', evidence)
    const names = hooksFor('post-delete', evidence).map(({ kind, name, namespace }) =>
      shortName({ kind, name, namespace: namespace ?? evidence.namespace }),
    )
    return {
      cause: `The post-delete hook ${listed(names)} failed when Helm had already deleted the release: the uninstall cannot be tried again ("release: not found"), and what the hook was to clean up may still be there.`,
      evidence: [
        ...uninstallFacts(evidence),
        ...hookFailureFacts('post-delete', evidence),
        ...startFailures('post-delete', evidence),
        { fact: 'the cluster has no record of the release any more', source: 'snapshot after the uninstall' },
      ],
      attribution: hook ? { ...templateOf(hook.source, evidence), hook: `${shortName(hook)}, post-delete hook` } : {},
      chartFix: {
        what: 'Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own; do work that must not be lost in a pre-delete hook.',
        patch:
          'metadata:\n  annotations:\n    helm.sh/hook: post-delete\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed',
      },
      cleanUp: deleteCommands(changes, 'deletes the failed hook; the work that it did not do has to be done by hand'),
    }
  },
}

function group(evidence: Evidence): string | undefined {
  const isPurged = uninstallOutcome(evidence) === 'purged'
  return isPurged && hooksFor('post-delete', evidence).length > 0 ? 'post-delete' : undefined
}

function isFailedHook(change: Change, evidence: Evidence): boolean {
  const hook = hookOf(change, evidence)
  if (!hook?.events.includes('post-delete')) return false
  const phase = evidence.objects.get(change.id.uid)?.status?.phase
  return jobFailure(change, evidence) !== undefined || phase === 'Failed' || phase === 'Pending'
}
