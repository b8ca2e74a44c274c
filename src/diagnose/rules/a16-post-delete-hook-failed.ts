import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { hookObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { endlessHook } from '../uninstall/endless-hook.ts'
import { endlessFacts, endlessFix, endlessWords } from '../uninstall/endless-hook-words.ts'
import { hookFailureFacts } from '../uninstall/hook-runs.ts'
import { startFailures } from '../uninstall/hook-start.ts'
import { failedPostDeleteHooks, hookAttribution, hookNames, isCompleted } from '../uninstall/stopping-hook.ts'
import { limitOf } from '../uninstall/stopping-reason.ts'
import { ownRecords, uninstallFacts } from '../uninstall/uninstall-outcome.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { listed } from '../words/phrases.ts'

/** The release is purged, and the hook that was to clean up behind it failed. */
export const a16: Rule = {
  id: 'A16',
  title: 'A post-delete hook failed after the release was already gone',
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'A post-delete hook failed when Helm had already deleted the release and its record.',
    looks:
      'The exit code is not 0 ("uninstallation completed with 1 error(s)"), a hook failed or did not end, no Secret `sh.helm.release.v1.*` is left, and a second try says `release: not found`. (With `--wait` the same error may come from Helm\'s wait for the objects, while the hooks succeeded: that is A24.)',
    why: 'Helm deletes its record of the release even if a post-delete hook fails. Nothing is left from which the uninstall could be tried again.',
    fix: 'Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own. Work that must not be lost belongs in a pre-delete hook.',
    cleanUp: 'Delete the failed hook, and do its work by hand.',
  },
  claims: (change, evidence) => (isFailedHook(change, evidence) ? group(evidence) : undefined),
  always: group,
  explain(changes, evidence) {
    const hooks = failedPostDeleteHooks(evidence)
    const isPurged = ownRecords(evidence).length === 0
    const again = isPurged ? '("release: not found")' : '(only the history is kept, and Helm runs no hooks of it)'
    const endless = endlessHook(hooks, evidence)
    const work = endless
      ? `. The hook ${endlessWords(endless, limitOf(evidence))}`
      : ', and what the hook was to clean up may still be there'
    return {
      cause: `The post-delete hook ${listed(hookNames(hooks, evidence))} failed when Helm had already deleted the release: the uninstall cannot be tried again ${again}${work}.`,
      evidence: [
        ...(endless ? endlessFacts(endless) : []),
        ...uninstallFacts(evidence),
        ...hookFailureFacts('post-delete', evidence, hooks),
        ...startFailures(hooks, evidence),
        ...(isPurged
          ? [{ fact: 'the cluster has no record of the release any more', source: 'snapshot after the uninstall' }]
          : []),
      ],
      attribution: hookAttribution(hooks, 'post-delete', evidence),
      chartFix: endless
        ? endlessFix(endless)
        : {
            what: 'Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own; do work that must not be lost in a pre-delete hook.',
            patch:
              'metadata:\n  annotations:\n    helm.sh/hook: post-delete\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed',
          },
      cleanUp: deleteCommands(
        changes,
        endless ? 'deletes the hook' : 'deletes the failed hook; the work that it did not do has to be done by hand',
      ),
    }
  },
}

function group(evidence: Evidence): string | undefined {
  return failedPostDeleteHooks(evidence).length > 0 ? 'post-delete' : undefined
}

/** The Job or Pod that failed: it is there because of that, whatever its delete policy is. */
function isFailedHook({ id, after }: Change, evidence: Evidence): boolean {
  const hook = after && hookObjectOf(id, evidence)
  return hook !== undefined && failedPostDeleteHooks(evidence).includes(hook) && !isCompleted(hook, evidence)
}
