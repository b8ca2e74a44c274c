import type { Rule } from '../rule.ts'
import { explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { isTestHook } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'Objects of helm test stay'

/** Test pods: hooks that only `helm test` makes. */
export const a8: Rule = {
  id: 'A8',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmTests, DOCS.helmHooks],
  page: {
    what: 'Pods or Jobs that `helm test` made are left.',
    looks: 'A pod in phase Succeeded or Failed with `helm.sh/hook: test`.',
    why: 'Tests are hooks, not part of the release; without a delete policy they stay until the test runs again.',
    fix: 'Give the test `helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded`, with `hook-failed` when its log is not to be read after a failure.',
    cleanUp: 'Delete the pods by name.',
  },
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    return hook && isTestHook(hook) ? 'tests' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by \`helm test\`. Tests are hooks, not part of the release, so the uninstall leaves ${forCount(changes, 'it', 'them')}.`,
      chartFix: {
        what: 'Give the test a delete policy; leave out `hook-failed` if its log is to be read after a failure.',
        patch:
          'metadata:\n  annotations:\n    helm.sh/hook: test\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded',
      },
    }),
}
