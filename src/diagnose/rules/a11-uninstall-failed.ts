import {
  abortedAttribution,
  abortedFacts,
  abortedGroup,
  claimsAborted,
  preDeleteHooks,
  uninstallWithoutHooks,
} from '../aborted-uninstall.ts'
import { DOCS } from '../documentation.ts'
import { counted, listed } from '../phrases.ts'
import type { Rule } from '../rule.ts'
import { uninstallOutcome } from '../uninstall-outcome.ts'

/** The uninstall gave up before, or while, it deleted the release. */
export const a11: Rule = {
  id: 'A11',
  title: 'The uninstall failed and left the release in place',
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.helmUninstall],
  page: {
    what: '`helm uninstall` stopped with an error, and the release is still there, most often because a pre-delete hook failed.',
    looks:
      'The exit code is not 0, the Secret `sh.helm.release.v1.*` carries the label `status=uninstalling`, and all objects of the release are still there.',
    why: 'Helm runs the pre-delete hooks first and deletes nothing when one of them fails. An error while deleting also keeps the release, and the post-delete hooks are then not run.',
    fix: 'Make the pre-delete hook idempotent: treat "not found" as success, wait with a limit, and print its log when it fails (`helm.sh/hook-output-log-policy: hook-failed`).',
    cleanUp:
      '`helm uninstall RELEASE --no-hooks` deletes the release without running the hooks. What the hooks were to do is then not done: do it by hand first where it matters.',
  },
  claims: claimsAborted,
  always: abortedGroup,
  explain(changes, evidence) {
    const hooks = preDeleteHooks(evidence)
    const isHookFailure = uninstallOutcome(evidence) === 'nothing-deleted' && hooks.length > 0
    const common = { evidence: abortedFacts(changes, evidence), attribution: abortedAttribution(evidence) }
    if (!isHookFailure) {
      return {
        ...common,
        title: 'helm uninstall stopped with an error',
        cause: `\`helm uninstall\` stopped with an error before it had deleted everything; ${counted(changes.length, 'object')} stayed, and the release is still recorded.`,
        chartFix: { what: 'Remove what made Helm fail: its message is quoted in the evidence.' },
        cleanUp: uninstallWithoutHooks(evidence, 'the work of the hooks'),
      }
    }
    const hook = listed(hooks)
    return {
      ...common,
      cause: `The pre-delete hook ${hook} failed, so Helm deleted nothing at all: the whole release is still there (${counted(changes.length, 'object')}).`,
      chartFix: {
        what: 'Make the pre-delete hook idempotent: treat "not found" as success, and print its log when it fails.',
        patch:
          'metadata:\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-output-log-policy: hook-failed',
      },
      cleanUp: uninstallWithoutHooks(evidence, `the work of ${hook}`),
    }
  },
}
