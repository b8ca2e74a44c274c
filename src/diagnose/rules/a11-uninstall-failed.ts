import type { Rule } from '../rule.ts'
import { abortedFacts, abortedGroup, claimsAborted } from '../uninstall/aborted-uninstall.ts'
import { stoppingAttribution, stoppingHookNames } from '../uninstall/stopping-hook.ts'
import { stoppingFacts, stoppingReason } from '../uninstall/stopping-reason.ts'
import { uninstallOutcome } from '../uninstall/uninstall-outcome.ts'
import { uninstallWithoutHooks } from '../uninstall/without-hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { counted, listed } from '../words/phrases.ts'

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
    fix: 'Give the hook what it needs (ServiceAccount and rights as hooks of a lower weight, an image), let it end by itself (a sidecar as an init container with `restartPolicy: Always`), treat "not found" as success, and print its log when it fails (`helm.sh/hook-output-log-policy: hook-failed`).',
    cleanUp:
      '`helm uninstall RELEASE --no-hooks` deletes the release without running the hooks. What the hooks were to do is then not done: do it by hand first where it matters. What is not part of the release (CRDs of `crds/`, what programs made at run time) stays, and is deleted by name.',
  },
  claims: claimsAborted,
  always: abortedGroup,
  explain(changes, evidence) {
    const hooks = stoppingHookNames(evidence)
    const common = { evidence: abortedFacts(changes, evidence), attribution: stoppingAttribution(evidence) }
    if (uninstallOutcome(evidence) !== 'nothing-deleted' || hooks.length === 0) {
      return {
        ...common,
        title: 'helm uninstall stopped with an error',
        cause: `\`helm uninstall\` stopped with an error before it had deleted everything; ${counted(changes.length, 'object')} stayed, and the release is still recorded.`,
        chartFix: { what: 'Remove what made Helm fail: its message is quoted in the evidence.' },
        cleanUp: uninstallWithoutHooks(changes, evidence, 'the work of the hooks'),
      }
    }
    const hook = listed(hooks)
    const { why, fix } = stoppingReason(evidence)
    return {
      ...common,
      evidence: [...stoppingFacts(evidence), ...common.evidence],
      cause: `The pre-delete hook ${hook} ${why}. Helm deletes nothing when such a hook fails: the whole release is still there.`,
      chartFix: fix,
      cleanUp: uninstallWithoutHooks(changes, evidence, `the work of ${hook}`),
    }
  },
}
