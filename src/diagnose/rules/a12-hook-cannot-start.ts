import {
  abortedAttribution,
  abortedFacts,
  claimsAborted,
  preDeleteHooks,
  startFailures,
  uninstallWithoutHooks,
} from '../aborted-uninstall.ts'
import { DOCS } from '../documentation.ts'
import { counted, listed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

/** The pre-delete hook never started. */
export const a12: Rule = {
  id: 'A12',
  title: 'A pre-delete hook cannot start, so nothing was deleted',
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.podLifecycle],
  claims: (change, evidence) =>
    startFailures('pre-delete', evidence).length > 0 ? claimsAborted(change, evidence) : undefined,
  explain(changes, evidence) {
    const hook = listed(preDeleteHooks(evidence))
    const starts = startFailures('pre-delete', evidence)
    return {
      cause: `The pod of the pre-delete hook ${hook} could not start (${starts[0]?.fact.split(':')[0]}), so the uninstall gave up and deleted nothing (${counted(changes.length, 'object')} stayed).`,
      evidence: [...starts, ...abortedFacts(changes, evidence)],
      attribution: abortedAttribution(evidence),
      chartFix: {
        what: 'Give the hook an image and a node that are still there at uninstall time (pull secrets, tolerations), and a deadline.',
        patch:
          'spec:\n  activeDeadlineSeconds: 120\n  template:\n    spec:\n      tolerations:\n        - operator: Exists',
      },
      cleanUp: uninstallWithoutHooks(evidence, `the work of ${hook}`),
    }
  },
}
