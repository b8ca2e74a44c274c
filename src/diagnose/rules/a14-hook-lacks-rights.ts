import type { Rule } from '../rule.ts'
import { abortedFacts, claimsAborted, whatStayed } from '../uninstall/aborted-uninstall.ts'
import { failedPreDeleteLogs } from '../uninstall/hook-runs.ts'
import { stoppingAttribution, stoppingHookNames } from '../uninstall/stopping-hook.ts'
import { uninstallWithoutHooks } from '../uninstall/without-hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { listed } from '../words/phrases.ts'

/** What the API server answers to a ServiceAccount without the rights. */
const FORBIDDEN = /forbidden: User "(system:serviceaccount:[^"]+)"/

/** The hook may not do what it has to do. */
export const a14: Rule = {
  id: 'A14',
  title: 'A delete hook lacks the rights for its work',
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.rbac],
  page: {
    what: 'A delete hook may not do what it has to do: the API server refuses its requests.',
    looks:
      'The log of the hook says `forbidden: User "system:serviceaccount:…"`; the uninstall failed and the release is still there.',
    why: 'The role of the hook is missing, or was never made because the install failed half way. For post-delete hooks there is one more way: ServiceAccount and role are objects of the release, and already gone.',
    fix: 'Make the ServiceAccount, role and binding hooks themselves, of a lower `helm.sh/hook-weight` and with a complete delete policy.',
    cleanUp: '`helm uninstall RELEASE --no-hooks`; the work of the hook is then not done.',
  },
  claims: (change, evidence) =>
    failedPreDeleteLogs(evidence).some(log => FORBIDDEN.test(log)) ? claimsAborted(change, evidence) : undefined,
  explain(changes, evidence) {
    const users = failedPreDeleteLogs(evidence).map(log => FORBIDDEN.exec(log)?.[1])
    const user = users.find(found => found !== undefined)
    return {
      cause: `The pre-delete hook ${listed(stoppingHookNames(evidence))} runs as ${user}, which lacks the rights for its work; it failed, so ${whatStayed(evidence)}.`,
      evidence: abortedFacts(changes, evidence),
      attribution: stoppingAttribution(evidence),
      chartFix: {
        what: 'Make the ServiceAccount, Role and RoleBinding of the hook hooks themselves, of lower weight and with a delete policy.',
        patch:
          'metadata:\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-weight: "-1"\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed',
      },
      cleanUp: uninstallWithoutHooks(changes, evidence, 'the work of the hook'),
    }
  },
}
